import type { Settings } from '#partnership/settings.ts';
import type { Story } from '#story/story.ts';

/** As much of the settings as these dates need. */
type Days = Pick<Settings['thresholds'], 'flyer-days' | 'event-flyer-days'>;

const DAY_MS = 24 * 60 * 60 * 1000;

const after = (moment: Date, days: number): Date => new Date(moment.getTime() + days * DAY_MS);
const earliest = (moments: readonly Date[]): Date | undefined =>
  moments.reduce<Date | undefined>((first, one) => (first && first <= one ? first : one), undefined);

/**
 * The day by which flyers should be out: so many days before an event starts; otherwise so many days after the release, or
 * after now once these have passed; and never after the story has ended. Of several stories, the first of their days.
 */
export function outBy(stories: readonly Story[], days: Days, now: Date): Date {
  return earliest(stories.map((story) => outByOf(story, days, now))) ?? now;
}

function outByOf(story: Story, days: Days, now: Date): Date {
  const starts = earliest(story.english.blocks.flatMap((block) => (block.type === 'event' ? [block.starts] : [])));
  const wanted = starts ? after(starts, -days['event-flyer-days']) : afterRelease(story.published ?? now, days, now);
  return story.expires && story.expires < wanted ? story.expires : wanted;
}

function afterRelease(published: Date, days: Days, now: Date): Date {
  const wanted = after(published, days['flyer-days']);
  return wanted < now ? after(now, days['flyer-days']) : wanted;
}

/** The day on which flyers come down: when the first of their stories ends; undefined when none ever does. */
export const takeDown = (stories: readonly Story[]): Date | undefined =>
  earliest(stories.flatMap(({ expires }) => expires ?? []));

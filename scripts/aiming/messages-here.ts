import type { Known } from '#aiming/known.ts';
import { COUNTY } from '#area/area-id.ts';
import type { Reach } from '#area/reach/reach.ts';
import type { Story } from '#story/story.ts';

/** One story that reached a place. */
export interface MessageHere {
  slug: string;
  title: string;
  kind: Story['kind'];
  published: Date;
  /** The name of the organisation of whoever wrote it; undefined when nobody knows. */
  partner: string | undefined;
  /** Whether it was for a hotspot here, or came with all of a district or the county. */
  aimedAt: 'hotspot' | 'district' | 'county';
}

const DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The stories that came out in the 30 days up to a moment and were for this place, newest first. One that is over by
 * now counts too: people have had it.
 */
export function messagesHere(reach: Reach, { stories, people, partners }: Known, now: Date): MessageHere[] {
  const from = now.getTime() - DAYS * DAY_MS;
  const partnerOf = (author: string): string | undefined => {
    const organisation = people.find(({ id }) => id === author)?.organisation;
    return partners.find(({ id }) => id === organisation)?.name;
  };
  return stories
    .flatMap(({ slug, kind, published, author, aim, english }): MessageHere[] => {
      const aimedAt = widthOf(aim, reach);
      if (!aimedAt || !published || published.getTime() <= from || published > now) return [];
      return [{ slug, title: english.title, kind, published, partner: partnerOf(author), aimedAt }];
    })
    .sort((one, other) => other.published.getTime() - one.published.getTime() || (one.slug < other.slug ? -1 : 1));
}

/** The most local reason for which a story reaches a place; undefined when it does not. */
function widthOf(aim: readonly string[], { overlaps, districts }: Reach): MessageHere['aimedAt'] | undefined {
  if (overlaps.some(({ hotspot }) => aim.includes(hotspot))) return 'hotspot';
  if (districts.some(({ id }) => aim.includes(id))) return 'district';
  return aim.includes(COUNTY) ? 'county' : undefined;
}

import { startOfDay } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { decisionOf, type HeldReason } from '#release/decide.ts';
import type { Story } from '#story/story.ts';

/** A moment at which what may be seen changes by itself. */
export type Moment =
  | { at: Date; what: 'published'; slug: string; waitsFor: HeldReason[] }
  | { at: Date; what: 'expires'; slug: string }
  | { at: Date; what: 'picture-review'; slug: string; file: string }
  | { at: Date; what: 'order-ends'; slug: string }
  | { at: Date; what: 'results'; quarter: string };

/**
 * What changes by itself after a moment, the next first. A story that waits for more than its moment is told with what it
 * waits for; those that were taken down or are nothing but a draft come to no moment of their own.
 */
export function momentsAfter(library: Omit<Library, 'areas'>, now: Date): Moment[] {
  const { zone } = library.settings;
  const moments = [
    ...library.stories.flatMap((story) => momentsOf(story, library, now, zone)),
    ...library.quarters.map(({ quarter, published: at }): Moment => ({ at, what: 'results', quarter })),
  ];
  return moments.filter(({ at }) => at > now).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function momentsOf(story: Story, library: Omit<Library, 'areas'>, now: Date, zone: string): Moment[] {
  const { slug, published, expires, pictures, orders = [] } = story;
  const decision = decisionOf(story, library, now);
  if (!published || decision.state === 'withdrawn' || decision.state === 'expired') return [];
  const waitsFor = decision.state === 'held' ? decision.reasons.filter(({ kind }) => kind !== 'embargo') : [];
  const reviews = Object.entries(pictures).flatMap(([file, picture]): Moment[] =>
    picture.shows === 'no-person' ? [] : [{ at: startOfDay(picture.review, zone), what: 'picture-review', slug, file }],
  );
  const ends = orders.flatMap(({ until }): Moment[] =>
    until === undefined ? [] : [{ at: startOfDay(until, zone), what: 'order-ends', slug }],
  );
  return [
    { at: published, what: 'published', slug, waitsFor },
    ...(expires ? [{ at: expires, what: 'expires', slug } as const] : []),
    ...reviews,
    ...ends,
  ];
}

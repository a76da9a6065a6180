import { isoDay, startOfDay } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { decisionOf } from '#release/decide.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** So many days before its review the team is reminded of a picture. */
const WARNED_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Pictures that have gone, or will soon go, because nobody has looked at them again; of stories that are not over. */
export function pictureReviews(library: Omit<Library, 'areas'>, now: Date): Problem[] {
  return library.stories
    .filter((story) => ['public', 'held'].includes(decisionOf(story, library, now).state))
    .flatMap((story) => reviewsOf(story, now, library.settings.zone));
}

function reviewsOf(story: Story, now: Date, zone: string): Problem[] {
  return Object.entries(story.pictures).flatMap(([name, picture]): Problem[] => {
    if (picture.shows === 'no-person') return [];
    const { review } = picture;
    const today = startOfDay(isoDay(now, zone), zone);
    // A day has 23 or 25 hours where clocks change.
    const days = Math.round((startOfDay(review, zone).getTime() - today.getTime()) / DAY_MS);
    if (days > WARNED_DAYS) return [];
    const finding =
      days > 0
        ? ({ code: 'picture-review-due', args: { name, review, days } } as const)
        : ({ code: 'picture-review-past', args: { name, review } } as const);
    return [place(finding, placeOf(story, name))];
  });
}

/** Where a picture stands in the text; or the file, when none shows it. */
function placeOf(story: Story, name: string): { file: string; line: number } {
  for (const { file, blocks, lines } of versionsOf(story)) {
    const at = blocks.findIndex((block) => block.type === 'photo' && block.file === name);
    if (at >= 0) return { file, line: lines.blocks[at] ?? 1 };
  }
  return { file: story.english.file, line: 1 };
}

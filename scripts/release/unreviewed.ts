import type { Library } from '#library/library.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { decisionOf } from '#release/decide.ts';

/** The slugs of stories that are public by one signature, as life was at risk, and that nobody else has looked at yet. */
export function unreviewedStories(library: Omit<Library, 'areas'>, now: Date): string[] {
  return library.stories
    .filter((story) => {
      const decision = decisionOf(story, library, now);
      return decision.state === 'public' && decision.isUnreviewed;
    })
    .map(({ slug }) => slug);
}

/** A reminder of each of them, for check and build. */
export function unreviewedProblems(library: Omit<Library, 'areas'>, now: Date): Problem[] {
  const slugs = new Set(unreviewedStories(library, now));
  return library.stories
    .filter(({ slug }) => slugs.has(slug))
    .map(({ slug, english }) =>
      place({ code: 'released-unreviewed', args: { slug } }, { file: english.file, line: 1 }),
    );
}

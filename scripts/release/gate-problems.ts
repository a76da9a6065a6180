import type { Library } from '#library/library.ts';
import type { Problem } from '#problem/problem.ts';
import { decisionOf } from '#release/decide.ts';
import type { Story } from '#story/story.ts';

/**
 * What the release rules hold stories back for: what must be mended, and questions that nobody has answered.
 * A story that is over, or was taken down, is left in peace.
 */
export function gateProblems(library: Library, now: Date): Problem[] {
  return library.stories
    .filter((story) => !isOver(story, library, now))
    .flatMap((story) => findingsThatHold(story, library, now));
}

function findingsThatHold(story: Story, library: Library, now: Date): Problem[] {
  const decision = decisionOf(story, library, now);
  if (decision.state !== 'held') return [];
  return decision.reasons.flatMap((reason) => (reason.kind === 'finding' ? [reason.finding.problem] : []));
}

function isOver(story: Story, library: Library, now: Date): boolean {
  if (story.expires && story.expires <= now) return true;
  return ['expired', 'withdrawn'].includes(decisionOf(story, library, now).state);
}

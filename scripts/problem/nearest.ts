import { distance } from 'fastest-levenshtein';

/**
 * The candidate a writer most likely meant, or undefined when none is close.
 * Close means: at most a third of the letters differ, rounded up, and never more than three.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const allowed = Math.min(3, Math.ceil(word.length / 3));
  let best: { candidate: string; cost: number } | undefined;
  for (const candidate of candidates) {
    const cost = distance(word.toLowerCase(), candidate.toLowerCase());
    if (cost <= allowed && (!best || cost < best.cost)) best = { candidate, cost };
  }
  return best?.candidate;
}

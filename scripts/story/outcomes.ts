import type { Story } from '#story/story.ts';
import { OUTCOMES, type Outcome } from '#story/vocabulary.ts';

/** As much of a story as a sum needs. */
export type Counted = Pick<Story, 'outcomes' | 'sample'>;

/** One outcome, added up over some stories. Money is in whole pounds. */
export interface OutcomeSum {
  outcome: Outcome;
  total: number;
  /** How much of the total is told by made-up stories. */
  madeUp: number;
}

/** Adds up what stories count, in the order of the vocabulary; what nobody counts is left out. */
export function sumOutcomes(stories: readonly Counted[]): OutcomeSum[] {
  const samples = stories.filter(({ sample }) => sample);
  return OUTCOMES.map((outcome) => ({
    outcome,
    total: totalOf(outcome, stories),
    madeUp: totalOf(outcome, samples),
  })).filter(({ total }) => total > 0);
}

/** The stories that count something, and so stand behind the sums. */
export function countingStories<S extends Counted>(stories: readonly S[]): S[] {
  return stories.filter((story) => sumOutcomes([story]).length > 0);
}

/** Sentences may have halves of years, and 0.1 + 0.2 is not 0.3 in a computer: hundredths are enough. */
function totalOf(outcome: Outcome, stories: readonly Counted[]): number {
  const sum = stories.reduce((total, { outcomes }) => total + (outcomes[outcome] ?? 0), 0);
  return Math.round(sum * 100) / 100;
}

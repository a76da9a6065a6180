import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counted, countingStories, sumOutcomes } from '#story/outcomes.ts';
import { OUTCOMES } from '#story/vocabulary.ts';

const real = (outcomes: Counted['outcomes']): Counted => ({ outcomes, sample: false });
const sample = (outcomes: Counted['outcomes']): Counted => ({ outcomes, sample: true });

describe('the sum of outcomes', () => {
  it('adds each outcome over all stories', () => {
    expect(sumOutcomes([real({ arrests: 4, charges: 3 }), real({ arrests: 2 })])).toEqual([
      { outcome: 'arrests', total: 6, madeUp: 0 },
      { outcome: 'charges', total: 3, madeUp: 0 },
    ]);
  });

  it('tells how much of it is made up', () => {
    expect(sumOutcomes([real({ arrests: 4 }), sample({ arrests: 6 })])).toEqual([
      { outcome: 'arrests', total: 10, madeUp: 6 },
    ]);
  });

  it('has the order of the vocabulary, whatever the order of the stories', () => {
    const sums = sumOutcomes([real({ 'young-people-reached': 1 }), real({ 'cash-seized': 1 }), real({ arrests: 1 })]);
    expect(sums.map(({ outcome }) => outcome)).toEqual(['arrests', 'cash-seized', 'young-people-reached']);
  });

  it('leaves out what nobody counts, and what is counted as none', () => {
    expect(sumOutcomes([])).toEqual([]);
    expect(sumOutcomes([real({}), real({ arrests: 0 })])).toEqual([]);
  });

  it('adds halves and tenths of years without crumbs', () => {
    expect(sumOutcomes([real({ 'sentence-years': 0.1 }), real({ 'sentence-years': 0.2 })])).toEqual([
      { outcome: 'sentence-years', total: 0.3, madeUp: 0 },
    ]);
  });

  it('adds the largest numbers that a story may have', () => {
    expect(sumOutcomes([real({ 'cash-seized': 1e12 }), real({ 'cash-seized': 1e12 })])[0]?.total).toBe(2e12);
  });

  it('is the same for a list as for its parts together', () => {
    const counted = fc.record({
      outcomes: fc.dictionary(fc.constantFrom(...OUTCOMES), fc.nat(1e6)),
      sample: fc.boolean(),
    });
    const totals = (stories: Counted[]) => new Map(sumOutcomes(stories).map(({ outcome, total }) => [outcome, total]));
    fc.assert(
      fc.property(fc.array(counted), fc.array(counted), (left, right) => {
        const [first, second, both] = [totals(left), totals(right), totals([...left, ...right])];
        for (const outcome of OUTCOMES) {
          expect(both.get(outcome) ?? 0).toBe((first.get(outcome) ?? 0) + (second.get(outcome) ?? 0));
        }
      }),
    );
  });
});

describe('the stories behind the sums', () => {
  it('are those that count something', () => {
    const counting = real({ arrests: 1 });
    expect(countingStories([real({}), counting, real({ charges: 0 })])).toEqual([counting]);
  });
});

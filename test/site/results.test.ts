import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aim } from '#area/aim.ts';
import { type Counted, sumOutcomes } from '#story/outcomes.ts';
import { OUTCOMES } from '#story/vocabulary.ts';
import { outcomeNumber } from '../../site/charts/outcome-words.ts';
import { outcomesByPlace } from '../../site/charts/outcomes-by-place.ts';

const districts = [
  { id: 'north', name: 'North' },
  { id: 'south', name: 'South' },
];
const hotspots = [
  { id: 'mill-lane', properties: { district: 'north' } },
  { id: 'old-town', properties: { district: 'north' } },
  { id: 'harbour', properties: { district: 'south' } },
];

const story = (aim: Aim, outcomes: Counted['outcomes']): Counted & { aim: Aim } => ({
  aim,
  outcomes,
  sample: false,
});
const arrestsBy = (...aims: string[][]): [string, number | undefined][] =>
  outcomesByPlace(
    aims.map((aim) => story(aim, { arrests: 1 })),
    hotspots,
    districts,
  ).map(({ place, sums }) => [place.kind === 'district' ? place.name : place.kind, sums[0]?.total]);

describe('outcomes by place', () => {
  it('count a story for a district there', () => {
    expect(arrestsBy(['south'])).toEqual([['South', 1]]);
  });

  it('count a story for a part of a district for that district', () => {
    expect(arrestsBy(['harbour'], ['south'])).toEqual([['South', 2]]);
  });

  it('count a story for two parts of one district once', () => {
    expect(arrestsBy(['mill-lane', 'old-town'])).toEqual([['North', 1]]);
    expect(arrestsBy(['mill-lane', 'north'])).toEqual([['North', 1]]);
  });

  it('count a story for several districts apart from all of them', () => {
    expect(arrestsBy(['mill-lane', 'harbour'], ['north', 'south'])).toEqual([['several', 2]]);
  });

  it('count a story for the whole county apart from all of them', () => {
    expect(arrestsBy(['county'])).toEqual([['county', 1]]);
  });

  it('have the order of the districts, whatever the order of the stories', () => {
    expect(arrestsBy(['county'], ['south', 'north'], ['south'], ['north']).map(([place]) => place)).toEqual([
      'North',
      'South',
      'several',
      'county',
    ]);
  });

  it('leave out places for which nothing is counted', () => {
    expect(outcomesByPlace([story(['north'], {})], hotspots, districts)).toEqual([]);
  });

  it('add up to the sum of all stories, so that nothing is counted twice or lost', () => {
    const aim = fc.oneof(
      fc.constant(['county']),
      fc.uniqueArray(fc.constantFrom('north', 'south', 'mill-lane', 'old-town', 'harbour'), { minLength: 1 }),
    );
    const outcomes = fc.dictionary(fc.constantFrom(...OUTCOMES), fc.nat(1e9));
    fc.assert(
      fc.property(fc.array(fc.record({ aim, outcomes, sample: fc.boolean() })), (stories) => {
        const places = outcomesByPlace(stories, hotspots, districts).flatMap(({ sums }) => sums);
        for (const { outcome, total, madeUp } of sumOutcomes(stories)) {
          const parts = places.filter((sum) => sum.outcome === outcome);
          expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(total);
          expect(parts.reduce((sum, part) => sum + part.madeUp, 0)).toBe(madeUp);
        }
      }),
    );
  });
});

describe('an outcome in numbers', () => {
  it('has a pound sign where it is money', () => {
    expect(outcomeNumber('cash-seized', 18400)).toBe('£18,400');
    expect(outcomeNumber('assets-restrained', 0)).toBe('£0');
    expect(outcomeNumber('drugs-value', 1e12)).toBe('£1,000,000,000,000');
  });

  it('has none where it is people, things or years', () => {
    expect(outcomeNumber('arrests', 1500)).toBe('1,500');
    expect(outcomeNumber('sentence-years', 12.5)).toBe('12.5');
  });
});

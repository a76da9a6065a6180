import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinCredits } from '#release/credits.ts';

const STATISTICS = 'Source: Office for National Statistics licensed under the Open Government Licence v.3.0.';
const survey = (years: string): string => `Contains OS data © Crown copyright and database right ${years}.`;

describe('credits that stand together', () => {
  it.each([
    ['one alone as it is', [`${STATISTICS} ${survey('2018')}`], `${STATISTICS} ${survey('2018')}`],
    ['an equal sentence once', [`${STATISTICS} ${survey('2018')}`, STATISTICS], `${STATISTICS} ${survey('2018')}`],
    ['years of equal sentences in one', [survey('2025'), survey('2018')], survey('2018, 2025')],
    ['years that were joined before', [survey('2018, 2025'), survey('2011, 2018')], survey('2011, 2018, 2025')],
    [
      'all of two that differ, in their order',
      [`${STATISTICS} ${survey('2018')}`, `Map by Someone. ${survey('2026')} Invented lines.`],
      `${STATISTICS} ${survey('2018, 2026')} Map by Someone. Invented lines.`,
    ],
    [
      'a sentence without a year beside one with it',
      ['Contains data of ours.', 'Contains data of ours 2026.'],
      'Contains data of ours. Contains data of ours 2026.',
    ],
    [
      'a cut word that ends no sentence',
      ['Lines of St. John. Maps of St. Ann.', ''],
      'Lines of St. John. Maps of St. Ann.',
    ],
    ['no words of nobody', ['', ' '], ''],
  ])('say %s', (_, credits, joined) => {
    expect(joinCredits(credits)).toBe(joined);
  });

  it('lose no word and no year, and say the same when they are joined again', () => {
    const owner = fc.constantFrom('Owner of Lines', 'Owner of Points', 'St. John', 'Licence v.3.0', 'Ltd', '© Someone');
    const ending = fc.constantFrom('.', ' 2018.', ' 2025.', ' 2018, 2031.', '', ' 1066.');
    const sentence = fc.tuple(owner, ending).map((parts) => parts.join(''));
    const credit = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.array(credit, { maxLength: 4 }), (credits) => {
        const joined = joinCredits(credits);
        for (const word of credits.join(' ').match(/[\p{L}\p{N}©]+/gu) ?? []) expect(joined).toContain(word);
        expect(joined.length).toBeLessThanOrEqual(credits.join(' ').length);
        expect(joinCredits([joined])).toBe(joined);
      }),
    );
  });
});

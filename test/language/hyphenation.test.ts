import { describe, expect, it } from 'vitest';
import { hyphenate } from '#language/hyphenation.ts';
import { PHRASED_LANGUAGES } from '#language/phrases.ts';

/** A word with a hyphen at every place where it may be divided. */
const divided = (word: string, language: string): string =>
  hyphenate(word, language).reduceRight((all, offset) => `${all.slice(0, offset)}-${all.slice(offset)}`, word);

describe('a word may be divided', () => {
  it.each([
    ['en', 'neighbourhood', 'neigh-bour-hood'],
    ['en', 'something', 'some-thing'],
    ['en', 'safeguarding', 'safe-guard-ing'],
    ['en', 'therapist', 'ther-ap-ist'],
    ['en', 'manslaughter', 'man-slaughter'],
    ['pl', 'bezpieczeństwo', 'bez-pie-czeń-stwo'],
    ['pl', 'charytatywna', 'cha-ry-ta-tywna'],
    ['ro', 'organizație', 'orga-ni-za-ție'],
    ['sk', 'bezpečnosť', 'bez-peč-nosť'],
    ['sk', 'obyvateľov', 'oby-va-te-ľov'],
  ])('by the patterns of %s: %s', (language, word, expected) => {
    expect(divided(word, language)).toBe(expected);
  });

  it('within its punctuation, which counts for no letter', () => {
    expect(divided('“(neighbourhood)”,', 'en')).toBe('“(neigh-bour-hood)”,');
    expect(divided('something…', 'en')).toBe('some-thing…');
  });

  it('with three letters or more on both lines', () => {
    for (const [word, language] of [
      ['organised', 'en'],
      ['charytatywna', 'pl'],
      ['independentă', 'ro'],
      ['nezávislá', 'sk'],
    ] as const) {
      const offsets = hyphenate(word, language);
      expect(offsets.length).toBeGreaterThan(0);
      expect(Math.min(...offsets)).toBeGreaterThanOrEqual(3);
      expect(Math.max(...offsets)).toBeLessThanOrEqual(word.length - 3);
    }
  });
});

describe('a word stays whole', () => {
  it.each([
    ['that is short', 'legends'],
    ['that may be a name', 'Crimestoppers'],
    ['with a capital inside', 'neighbourHood'],
    ['all in capitals', 'NEIGHBOURHOOD'],
    ['that is an address', 'precision.example/neighbourhood'],
    ['that is a mailbox', 'neighbourhood@precision.example'],
    ['with a digit', 'neighbourhood2'],
    ['with a hyphen', 'neighbourhood-watch'],
    ['with an apostrophe', 'neighbourhood’s'],
    ['with a mark that is no letter of its own', 'neighbourhoo\u0301d'],
    ['that is a number to dial', '0800\u00a0555\u00a0111'],
    ['that is two', 'neighbourhood watches'],
    ['that is longer than any', 'neighbour'.repeat(50)],
    ['that is none', ''],
  ])('%s', (_, word) => {
    expect(hyphenate(word, 'en')).toEqual([]);
  });

  it('rather than leave a rude beginning at the end of a line', () => {
    expect(divided('cocktails', 'en')).toBe('cocktails');
    expect(divided('homophobic', 'en')).toBe('homophobic');
  });

  it.each(PHRASED_LANGUAGES.filter((language) => !['en', 'pl', 'ro', 'sk'].includes(language)))('in %s', (language) => {
    expect(hyphenate('neighbourhood', language)).toEqual([]);
    expect(hyphenate('پولیسسسسسسسس', language)).toEqual([]);
  });

  it.each(['cy', '', 'constructor', '__proto__'])('in a language without patterns: %j', (language) => {
    expect(hyphenate('neighbourhood', language)).toEqual([]);
  });
});

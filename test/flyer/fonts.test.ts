import { describe, expect, it } from 'vitest';
import { flyerFonts } from '#flyer/fonts.ts';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { canSet } from '#flyer/missing.ts';
import { unpackWoff } from '#flyer/unpack-woff.ts';
import { phrasesIn } from '#language/phrases.ts';
import { fonts, message } from './sample.ts';

describe('the fonts of the flyer', () => {
  const ALPHABETS = [
    'aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzž',
    'aąbcćdeęfghijklłmnńoóprsśtuwyzźż',
    'aăâbcdefghiîjklmnopqrsștțuvwxyz',
  ];

  it.each(ALPHABETS)('have all letters of Slovak, Polish and Romanian: %s', (alphabet) => {
    expect(fonts.missing(alphabet + alphabet.toUpperCase())).toEqual([]);
  });

  it('are read once, however many ask', async () => {
    expect(await loadFlyerFonts()).toBe(fonts);
  });

  it('set Polish words in runs of two fonts and lose no letter', () => {
    const runs = fonts.runs('Zażółć gęślą', 'regular');
    expect(runs.map(({ text }) => text).join('')).toBe('Zażółć gęślą');
    expect(new Set(runs.map(({ subset }) => subset))).toEqual(new Set(['latin', 'latin-ext']));
  });

  it('measure in proportion to the size, and bold wider than regular', () => {
    const width = fonts.widthMm('The lamps are on', 'regular', 10);
    expect(fonts.widthMm('The lamps are on', 'regular', 20)).toBeCloseTo(2 * width, 9);
    expect(fonts.widthMm('The lamps are on', 'bold', 10)).toBeGreaterThan(width);
    expect(fonts.widthMm('', 'bold', 10)).toBe(0);
  });

  it('measure a text as the sum of its words, each with the space after it', () => {
    const whole = fonts.widthMm('one two', 'regular', 10);
    const parts = fonts.widthMm('one ', 'regular', 10) + fonts.widthMm('two', 'regular', 10);
    expect(whole).toBeCloseTo(parts, 9);
  });

  it('draw outlines as wide as they measure', () => {
    const xs = [...fonts.outline('HH', 'bold', 10).matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x));
    expect(Math.max(...xs)).toBeLessThan(fonts.widthMm('HH', 'bold', 10));
    expect(Math.max(...xs)).toBeGreaterThan(fonts.widthMm('HH', 'bold', 10) * 0.8);
  });

  it('name the characters that none of them has, each once', () => {
    expect(fonts.missing('“Łódź” – £5 ☂ and ☂ and ☎')).toEqual(['☂', '☎']);
  });

  it('have all characters of the fixed Polish words', () => {
    const { sample, draftTranslation, report, support } = phrasesIn('pl');
    expect(fonts.missing([sample, draftTranslation, report.crimestoppers, support.heading].join())).toEqual([]);
  });

  it('cannot be measured when a file is lacking', () => {
    expect(() => flyerFonts(new Map()).widthMm('a', 'bold', 10)).toThrow('There is no font latin/bold');
  });
});

describe('a message can be set', () => {
  it.each([
    ['en', [], true],
    ['pl', [phrasesIn('pl').sample], true],
    ['ur', [], true],
    ['pa', [], true],
    ['ta', [], false],
    // An English story shown to readers of Urdu begins with a line in Urdu.
    ['en', [phrasesIn('ur').onlyInEnglish], true],
    ['en', ['இந்தச் செய்தி'], false],
  ])('in %s with the notices %j: %s', (language, notices, expected) => {
    expect(canSet(message({ language, notices }))).toBe(expected);
  });
});

describe('a web font', () => {
  it('that is none is refused', () => {
    expect(() => unpackWoff(new Uint8Array(60))).toThrow('This is not a WOFF font.');
    expect(() => unpackWoff(new Uint8Array(3))).toThrow(TypeError);
  });
});

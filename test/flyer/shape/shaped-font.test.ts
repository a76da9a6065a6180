import { describe, expect, it } from 'vitest';
import { RIGHT_TO_LEFT } from '#flyer/shape/shaped-font.ts';
import { fonts } from '../sample.ts';

const fontNamed = (id: `${string}/regular`) => {
  const font = fonts.files.get(id);
  if (!font) throw new Error(`There is no font ${id}.`);
  return font;
};
const nastaliq = fontNamed('noto-nastaliq-urdu/regular');
const naskh = fontNamed('noto-naskh-arabic/regular');
const gurmukhi = fontNamed('noto-sans-gurmukhi/regular');
const bengali = fontNamed('noto-sans-bengali/regular');

const said = (glyphs: readonly { codePoints: number[] }[]): string =>
  glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('');
const turned = (text: string): string => [...text].reverse().join('');

describe('a word of a script whose letters join', () => {
  it('stands from right to left, and its glyphs say its letters', () => {
    expect(said(nastaliq.layout('پولیس', RIGHT_TO_LEFT).glyphs)).toBe(turned('پولیس'));
  });

  it('is narrower than its letters one by one', () => {
    const joined = nastaliq.layout('پیغام', RIGHT_TO_LEFT).advanceWidth;
    const apart = [...'پیغام'].map((letter) => nastaliq.layout(letter, RIGHT_TO_LEFT).advanceWidth);
    expect(joined).toBeLessThan(apart.reduce((sum, width) => sum + width, 0));
  });

  it('climbs: its first letter stands higher than the same letter alone', () => {
    const top = (word: string): number =>
      Math.max(...nastaliq.layout(word, RIGHT_TO_LEFT).glyphs.map(({ cbox }) => cbox.maxY));
    expect(top('میننگھم')).toBeGreaterThan(top('م') + 500);
  });

  it('keeps its marks, each after its letter for who reads from the right', () => {
    expect(said(nastaliq.layout('براہِ', RIGHT_TO_LEFT).glyphs)).toBe(turned('براہِ'));
  });

  it('says both letters of a ligature', () => {
    expect(said(naskh.layout('لا', RIGHT_TO_LEFT).glyphs)).toBe(turned('لا'));
  });

  it('follows the words before it at their left, with the space between', () => {
    const two = nastaliq.layout('آپ کون', RIGHT_TO_LEFT);
    expect(said(two.glyphs)).toBe(turned('آپ کون'));
    const parts = ['آپ', ' ', 'کون'].map((part) => nastaliq.layout(part, RIGHT_TO_LEFT).advanceWidth);
    expect(two.advanceWidth).toBe(parts.reduce((sum, width) => sum + width, 0));
  });
});

describe('a word of a script whose letters change places', () => {
  it('says them in the order in which they are typed', () => {
    expect(said(gurmukhi.layout('ਪੁਲਿਸ').glyphs)).toBe('ਪੁਲਿਸ');
    expect(said(bengali.layout('ক্ষতিগ্রস্ত').glyphs)).toBe('ক্ষতিগ্রস্ত');
  });

  it('has one glyph with an outline for each cluster, and a hair for each further letter', () => {
    const { glyphs, positions } = gurmukhi.layout('ਲਿ');
    expect(glyphs.map(({ path }) => path.toSVG() !== '')).toEqual([true, false]);
    expect(positions[1]?.xAdvance).toBe(4);
    expect(positions[0]?.xAdvance).toBeGreaterThan(400);
  });

  it('is drawn with the vowel before the letter that it follows in speech', () => {
    const left = ({ cbox }: { cbox: { minX: number } }): number => cbox.minX;
    const [cluster] = gurmukhi.layout('ਲਿ').glyphs;
    const [letter] = gurmukhi.layout('ਲ').glyphs;
    if (!cluster || !letter) throw new Error('There is nothing to see.');
    expect(cluster.cbox.maxX - left(cluster)).toBeGreaterThan(letter.cbox.maxX - left(letter) + 100);
  });
});

describe('a font', () => {
  it('remembers a word', () => {
    expect(gurmukhi.layout('ਪੁਲਿਸ')).toBe(gurmukhi.layout('ਪੁਲਿਸ'));
  });

  it('turns Latin brackets round among words from right to left, and says what was typed', () => {
    const { glyphs } = fontNamed('latin/regular').layout('(', RIGHT_TO_LEFT);
    const [closing] = fontNamed('latin/regular').layout(')').glyphs;
    expect(said(glyphs)).toBe('(');
    expect(glyphs[0]?.path.toSVG()).toBe(closing?.path.toSVG());
  });

  it('embeds an outline once, however many clusters show it', () => {
    const subset = nastaliq.createSubset();
    const before = nastaliq.layout('ببببب', RIGHT_TO_LEFT).glyphs.map(({ id }) => subset.includeGlyph(id));
    expect(new Set(before).size).toBeLessThanOrEqual(5);
    expect(nastaliq.layout('ببببب', RIGHT_TO_LEFT).glyphs.map(({ id }) => subset.includeGlyph(id))).toEqual(before);
  });
});

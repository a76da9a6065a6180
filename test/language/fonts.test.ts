import { describe, expect, it } from 'vitest';
import { coversLanguage, coversScriptOf, cutOf, fontRuns, fontsInOrder } from '#language/fonts.ts';

describe('the fonts cover', () => {
  it.each([
    ['en', true],
    ['pl', true],
    ['sk', true],
    ['ro', true],
    ['ur', true],
    ['ar', true],
    ['pa', true],
    ['bn', true],
    ['gu', true],
    ['pa-PK', true],
    ['ta', false],
    ['zh', false],
  ])('%s: %s', (language, expected) => {
    expect(coversLanguage(language)).toBe(expected);
  });

  it('texts whose letters are of scripts that they have, whatever else is in them', () => {
    expect(coversScriptOf('£1,500 – “Łódź” at 18:00 ☂')).toBe(true);
    expect(coversScriptOf('Call ਪੁਲਿਸ, পুলিশ, પોલીસ, پولیس now')).toBe(true);
    expect(coversScriptOf('Call காவல்துறை now')).toBe(false);
  });
});

describe('the fonts are asked for a character', () => {
  const order = (language: string): string[] => fontsInOrder(language).map(({ id }) => id);

  it('Latin first, for figures and names, then the hand that readers of the language are used to', () => {
    expect(order('ur').slice(0, 3)).toEqual(['latin', 'latin-ext', 'noto-nastaliq-urdu']);
    expect(order('ar')[2]).toBe('noto-naskh-arabic');
    expect(order('bn')[2]).toBe('noto-sans-bengali');
  });

  it('all of them in any language', () => {
    expect(order('gu').toSorted()).toEqual(order('en').toSorted());
  });

  it('upright where they have no italic', () => {
    const cuts = ['regular', 'bold'] as const;
    expect(cutOf({ cuts }, 'italic')).toBe('regular');
    expect(cutOf({ cuts }, 'bold-italic')).toBe('bold');
    expect(cutOf({ cuts: ['italic'] }, 'italic')).toBe('italic');
  });
});

describe('a text is divided into runs', () => {
  const has = (subset: string, codePoint: number): boolean =>
    subset === 'latin' ? codePoint < 0x100 : codePoint >= 0x100 && codePoint < 0x200;

  it('by the first font that has each character', () => {
    expect(fontRuns('aść b', has)).toEqual([
      { text: 'a', subset: 'latin' },
      { text: 'ść', subset: 'latin-ext' },
      { text: ' b', subset: 'latin' },
    ]);
  });

  it('and a space stays with the font before it where that has one', () => {
    const both = (subset: string, codePoint: number): boolean => codePoint === 0x20 || has(subset, codePoint);
    expect(fontRuns('ś b', both).map(({ text }) => text)).toEqual(['ś ', 'b']);
  });

  it('and marks and joiners stay with the letter before them', () => {
    const any = (subset: string, codePoint: number): boolean =>
      subset === 'noto-sans-bengali' ? codePoint > 0x900 : codePoint < 0x100 || codePoint === 0x200c;
    expect(fontRuns('ক\u200cষি', any)).toEqual([{ text: 'ক\u200cষি', subset: 'noto-sans-bengali' }]);
  });

  it('and what no font has is told apart', () => {
    expect(fontRuns('a☂b', has)).toEqual([
      { text: 'a', subset: 'latin' },
      { text: '☂', subset: undefined },
      { text: 'b', subset: 'latin' },
    ]);
  });

  it('by whole characters, even those beyond the basic plane', () => {
    expect(fontRuns('😀', has)).toEqual([{ text: '😀', subset: undefined }]);
  });
});

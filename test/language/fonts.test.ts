import { describe, expect, it } from 'vitest';
import { coversLanguage, coversScriptOf, fontRuns } from '#language/fonts.ts';

describe('the fonts cover', () => {
  it.each([
    ['en', true],
    ['pl', true],
    ['sk', true],
    ['ur', false],
    ['pa', false],
    ['bn', false],
  ])('%s: %s', (language, expected) => {
    expect(coversLanguage(language)).toBe(expected);
  });

  it('texts whose letters are Latin, whatever else is in them', () => {
    expect(coversScriptOf('£1,500 – “Łódź” at 18:00 ☂')).toBe(true);
    expect(coversScriptOf('Call ਪੁਲਿਸ now')).toBe(false);
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

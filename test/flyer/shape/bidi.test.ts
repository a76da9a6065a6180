import { describe, expect, it } from 'vitest';
import { inVisualOrder, levelsOf, mirroredCharacter, stretchesOf, withoutSigns } from '#flyer/shape/bidi.ts';

/** A text as it stands on paper from left to right: stretches in visual order, those from right to left in angles. */
function seen(text: string, base: 'ltr' | 'rtl'): string {
  return inVisualOrder(stretchesOf(text, levelsOf(text, base), 0, text.length))
    .map(({ from, to, level }) => (level % 2 === 1 ? `‹${text.slice(from, to)}›` : text.slice(from, to)))
    .join('');
}

describe('the order of words', () => {
  it('is left alone in text from left to right', () => {
    expect(levelsOf('Ring 0800 555 111 (free).', 'ltr')).toBeUndefined();
  });

  it('turns round what stands about a name', () => {
    expect(seen('خبر Marsh End سے', 'rtl')).toBe('‹سے›‹ ›Marsh End‹ ›‹خبر›');
  });

  it('keeps the groups of a number to dial in order', () => {
    expect(seen('فون 0800 555 111 پر', 'rtl')).toBe('‹پر›‹ ›0800 555 111‹ ›‹فون›');
    expect(seen('فون +44 20 7946 0000 پر', 'rtl')).toContain('+44 20 7946 0000');
  });

  it.each(['£1.99', '£1,200', '50%', 'crimestoppers-uk.org', 'sample.example/stories/a-b/', 'news@sample.example'])(
    'keeps %s in one piece',
    (fixed) => {
      expect(seen(`یہاں ${fixed} دیں`, 'rtl')).toBe(`‹دیں›‹ ›${fixed}‹ ›‹یہاں›`);
    },
  );

  it('lets an English sentence on an Urdu page end with its own full stop', () => {
    expect(seen('Neighbours together.', 'rtl')).toBe('Neighbours together.');
  });

  it('puts Urdu words into an English sentence', () => {
    expect(seen('Say پولیس آپ now', 'ltr')).toBe('Say ‹پولیس آپ› now');
  });

  it('minds isolates, and closes them at the end of the paragraph', () => {
    const levels = levelsOf('a \u2067b\nc', 'ltr');
    expect(levels?.at(-1)).toBe(0);
  });

  it('is steered by signs that are not drawn', () => {
    expect(seen('1.\u200f', 'rtl')).toBe('‹.\u200f›1');
    expect(withoutSigns('1.\u200f \u2067خبر\u2069')).toBe('1. خبر');
  });

  it('opens brackets the other way', () => {
    expect(['(', '»', 'a'].map(mirroredCharacter)).toEqual([')', '«', 'a']);
  });
});

describe('stretches stand in visual order', () => {
  it('with numbers within words of the other direction in the order of those', () => {
    const levels = [0, 1, 2, 1, 0].map((level, index) => ({ level, index }));
    expect(inVisualOrder(levels).map(({ index }) => index)).toEqual([0, 3, 2, 1, 4]);
  });

  it('whatever their number', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ level: 1 + (index % 2), index }));
    expect(inVisualOrder(many).map(({ index }) => index)).toEqual(many.map(({ index }) => index).reverse());
  });
});

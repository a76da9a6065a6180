import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailsIn } from '#story/parity/details-in.ts';
import { ASKED_LANGUAGES, meaningsIn } from './reading.ts';

describe.each(ASKED_LANGUAGES)('a number in the language %s', (language) => {
  it('is read back as it was, however Intl writes it', () => {
    const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    const own = new Intl.NumberFormat(language, { maximumFractionDigits: 2, numberingSystem: 'native' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), fc.constantFrom(1, 10, 100), (whole, parts) => {
        const value = whole / parts;
        expect(meaningsIn(format.format(value), language)).toContain(`number:${value}`);
        expect(meaningsIn(own.format(value), language)).toContain(`number:${value}`);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the thousands and millions that Intl says in words', () => {
    const format = new Intl.NumberFormat(language, { notation: 'compact', compactDisplay: 'long' });
    for (const value of [1000, 2000, 5000, 1500, 300_000, 1e6, 2e6, 5e6, 3e7, 2e9]) {
      expect(meaningsIn(format.format(value), language), format.format(value)).toEqual([`number:${value}`]);
    }
  });

  it('is another number when a digit is another', () => {
    const format = new Intl.NumberFormat(language);
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 1e9 }), fc.integer({ min: 20, max: 1e9 }), (one, other) => {
        fc.pre(one !== other);
        expect(meaningsIn(format.format(one), language)).not.toContain(`number:${other}`);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a number in digits', () => {
  it.each([
    ['£1.99', 'en', 'number:1.99'],
    ['£1.99', 'pl', 'number:1.99'],
    ['1,99 £', 'pl', 'number:1.99'],
    ['£18,400', 'en', 'number:18400'],
    ['18 400 funtów', 'pl', 'number:18400'],
    ['£18,400', 'pl', 'number:18400'],
    ['18.400 de lire', 'ro', 'number:18400'],
    ['£3m', 'en', 'number:3000000'],
    ['1.50 million', 'en', 'number:1500000'],
    ['30 ਲੱਖ', 'pa', 'number:3000000'],
    ['۱۸٬۴۰۰', 'ur', 'number:18400'],
    ['১,৫০,০০০', 'bn', 'number:150000'],
    ['੨੭', 'pa', 'number:27'],
    ['２７', 'en', 'number:27'],
    ['27th', 'en', 'number:27'],
    ['27%', 'en', 'number:27'],
    ['27-year-old', 'en', 'number:27'],
  ])('%s in %s is %s', (words, language, meaning) => {
    expect(meaningsIn(words, language)).toContain(meaning);
  });

  it('is two numbers in a range', () => {
    expect(detailsIn('27–31 people', 'en').map(({ words }) => words)).toEqual(['27', '31']);
    expect(detailsIn('od 27 do 31 osób', 'pl').map(({ words }) => words)).toEqual(['27', '31']);
  });

  it('is not read as English reads it where the language could not mean that', () => {
    expect(meaningsIn('1.5', 'en')).toEqual(['number:1.5']);
    expect(meaningsIn('1.500', 'en')).toEqual(['number:1.5']);
  });

  it('does not swallow the number after it', () => {
    expect(detailsIn('W 2026 310 osób', 'pl').map(({ words }) => words)).toEqual(['2026', '310']);
  });
});

describe('an English number in words', () => {
  it.each([
    ['two', 'number:2'],
    ['twenty-seven', 'number:27'],
    ['three million', 'number:3000000'],
    ['a dozen', 'number:12'],
    ['the third', 'number:3'],
    ['midnight', 'time:00:00'],
  ])('%s may be %s in a translation', (words, meaning) => {
    expect(detailsIn(words, 'en')).toMatchObject([{ meanings: [meaning], isOptional: true }]);
  });

  it('is none where a word only looks like one', () => {
    expect(detailsIn('A secondary school often weighs a stone.', 'en')).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailsIn } from '#story/parity/details-in.ts';
import { ASKED_LANGUAGES, meaningsIn } from './reading.ts';

const SAME = ['0800 555 111', '0800555111', '0800-555-111', '(0800) 555 111', '+44 800 555111', '+44 (0)800 555 111'];

describe('a telephone number', () => {
  it.each(SAME)('is the same as %s in every language', (words) => {
    for (const language of ASKED_LANGUAGES) {
      expect(meaningsIn(`: ${words}`, language)).toEqual(['telephone:0800555111']);
    }
  });

  it.each([
    ['۰۸۰۰ ۵۵۵ ۱۱۱', 'ur'],
    ['੦੮੦੦ ੫੫੫ ੧੧੧', 'pa'],
    ['০৮০০ ৫৫৫ ১১১', 'bn'],
    ['٠٨٠٠ ٥٥٥ ١١١', 'ar'],
    ['૦૮૦૦ ૫૫૫ ૧૧૧', 'gu'],
  ])('may have the digits of another script: %s', (words, language) => {
    expect(meaningsIn(words, language)).toEqual(['telephone:0800555111']);
  });

  it('ends where it is whole', () => {
    expect(detailsIn('Call 0800 555 111. 27 people did.', 'en').map(({ words }) => words)).toEqual([
      '0800 555 111',
      '27',
    ]);
    expect(detailsIn('Call 01274 376215, 7 days a week.', 'en').map(({ words }) => words)).toEqual([
      '01274 376215',
      '7',
    ]);
  });

  it('keeps every digit, whatever is grouped how', () => {
    const digits = fc.stringMatching(/^0[1-9]\d{9}$/);
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 3, max: 5 }),
        fc.constantFrom(' ', '-', '\u00a0', '\u2009'),
        (number, at, gap) => {
          const words = number.slice(0, at) + gap + number.slice(at);
          expect(meaningsIn(words, 'ur')).toEqual([`telephone:${number}`]);
        },
      ),
    );
  });

  it.each(['999', '101'])('may be as short as %s, and still be a number', (words) => {
    expect(meaningsIn(`Call ${words}.`, 'en')).toEqual([`telephone:${words}`, `number:${words}`]);
  });

  it.each(['£101', '1,101', '101.5', '101%'])('is not to be seen in %s', (words) => {
    expect(detailsIn(words, 'en').map(({ kind }) => kind)).toEqual(['number']);
  });

  it.each([
    ['a zero-width space', '0800\u200b555\u200b112'],
    ['a soft hyphen', '0800\u00ad555\u00ad112'],
    ['marks of direction', '\u2066\u200e0800 555 112\u2069'],
    ['variation selectors', '0\ufe0f800 555 112'],
    ['marks over its digits', '0\u0301\u0302800 555 112'],
    ['hyphens of all kinds', '0800\u2011555\u2013112'],
  ])('hides no difference behind %s', (_, words) => {
    expect(meaningsIn(words, 'ur')).toEqual(['telephone:0800555112']);
  });
});

describe('an address', () => {
  it.each([
    ['Write to News@Precision.example.', 'address:news@precision.example'],
    ['See www.leeds.gov.uk/a/.', 'address:leeds.gov.uk/a'],
    ['See https://Leeds.gov.uk/A?b=1, and come.', 'address:leeds.gov.uk/A?b=1'],
    ['On crimestoppers-uk.org you', 'address:crimestoppers-uk.org'],
  ])('in “%s” is %s', (words, meaning) => {
    expect(meaningsIn(words, 'en')).toEqual([meaning]);
  });

  it('is not made of a full stop without a space, nor of an abbreviation', () => {
    expect(detailsIn('At night.Then, e.g., they left.', 'en')).toEqual([]);
    expect(detailsIn('To m.in. ludzie, np. tutaj.', 'pl')).toEqual([]);
  });
});

describe('a reference', () => {
  it('is the one of the story, letter by letter', () => {
    expect(meaningsIn('Quote Sample  1234.', 'en')).not.toContain('reference:SAMPLE1234');
    expect(detailsIn('Quote sample 1234.', 'en', 'SAMPLE 1234')).toMatchObject([
      { meanings: ['reference:SAMPLE1234'] },
    ]);
    expect(detailsIn('Quote A.B*C 1', 'en', 'A.B*C 1')).toMatchObject([{ meanings: ['reference:A.B*C1'] }]);
  });

  it('is a code of letters and digits in any language', () => {
    expect(meaningsIn('na M62', 'pl')).toEqual(['reference:M62']);
    expect(meaningsIn('WY-1234 پر', 'ur')).toEqual(['reference:WY1234']);
  });

  it('may be a number beside a word in capitals, which a translation translates', () => {
    expect(meaningsIn('CALL 7726', 'en')).toEqual(['reference:CALL7726', 'number:7726']);
    expect(meaningsIn('CALL 0800 555 111', 'en')).toEqual(['telephone:0800555111']);
  });
});

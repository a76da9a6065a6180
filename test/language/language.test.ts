import { describe, expect, it } from 'vitest';
import { dateInWords, isoDay, momentInWords, numberInWords, timeInWords } from '#language/dates.ts';
import { listInWords } from '#language/lists.ts';
import { PHRASED_LANGUAGES, type Phrases, phrasesIn } from '#language/phrases.ts';

const LONDON = 'Europe/London';
const at = (text: string): Date => new Date(text);

describe('a moment in words', () => {
  it('is told in the time of the place, in summer and in winter', () => {
    expect(momentInWords(at('2026-12-03T18:00:00Z'), 'en', LONDON)).toBe('Thursday, 3 December 2026, 18:00');
    expect(momentInWords(at('2026-07-02T18:00:00Z'), 'en', LONDON)).toBe('Thursday, 2 July 2026, 19:00');
  });

  it('changes with the clocks: one o’clock comes twice in October, and never in March', () => {
    expect(timeInWords(at('2026-10-25T00:30:00Z'), 'en', LONDON)).toBe('01:30');
    expect(timeInWords(at('2026-10-25T01:30:00Z'), 'en', LONDON)).toBe('01:30');
    expect(timeInWords(at('2026-03-29T00:59:00Z'), 'en', LONDON)).toBe('00:59');
    expect(timeInWords(at('2026-03-29T01:00:00Z'), 'en', LONDON)).toBe('02:00');
  });

  it('falls on the day of the place, not of the server', () => {
    const lateEvening = at('2026-06-30T23:30:00Z');
    expect(dateInWords(lateEvening, 'en', LONDON)).toBe('1 July 2026');
    expect(isoDay(lateEvening, LONDON)).toBe('2026-07-01');
    expect(isoDay(lateEvening, 'America/New_York')).toBe('2026-06-30');
  });

  it('writes midnight as 00:00', () => {
    expect(timeInWords(at('2026-12-03T00:00:00Z'), 'en', LONDON)).toBe('00:00');
  });

  it('has the comma of a script that runs right to left', () => {
    expect(momentInWords(at('2026-12-03T18:00:00Z'), 'ur', LONDON)).toMatch(/2026، 18:00$/);
  });

  it('is Polish and Panjabi in those languages', () => {
    expect(dateInWords(at('2026-09-21T09:00:00Z'), 'pl', LONDON)).toBe('21 września 2026');
    expect(dateInWords(at('2026-09-21T09:00:00Z'), 'pa', LONDON)).toBe('21 ਸਤੰਬਰ 2026');
  });
});

describe.each(PHRASED_LANGUAGES)('the language %s', (language) => {
  const phrases = phrasesIn(language);

  it('writes numbers, days and times with Western digits', () => {
    const all = [
      numberInWords(1234567, language),
      momentInWords(at('2026-12-03T18:45:00Z'), language, LONDON),
      dateInWords(at('2026-12-03T18:45:00Z'), language, LONDON),
    ].join(' ');
    expect(all.replace(/\D/g, '')).toMatch(/^1234567/);
    expect(all.match(/\p{Nd}/gu)?.every((digit) => /[0-9]/.test(digit))).toBe(true);
  });

  it('keeps every place, date and address that a phrase is given', () => {
    const told = [
      phrases.published('A1'),
      phrases.until('A1'),
      phrases.forPeopleIn('A1'),
      phrases.newsFor('A1'),
      phrases.picture('A1'),
      phrases.event.where('A1'),
      phrases.report.reference('A1'),
      phrases.readRest('A1'),
      phrases.scan('A1'),
      phrases.bulletin.why('A1'),
    ];
    for (const words of told) expect(words).toContain('A1');
    expect(phrases.event.when('A1', 'B2')).toMatch(/A1.*B2/);
    expect(phrases.bulletin.subject('A1', 'B2', 3)).toMatch(/(?=.*A1)(?=.*B2)(?=.*3)/);
    expect(phrases.bulletin.subject('A1', 'B2', 0)).toContain('B2');
  });

  it('says something for every fixed phrase', () => {
    const words = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value
          ? Object.values(value).flatMap(words)
          : [];
    for (const phrase of words(phrases)) expect(phrase.trim()).not.toBe('');
  });

  it('joins places by its own rules', () => {
    const list = listInWords(['A', 'B', 'C'], language);
    expect(list).toMatch(/^A.+B.+C$/);
    expect(listInWords(['A'], language)).toBe('A');
    expect(listInWords([], language)).toBe('');
  });
});

describe('a language without fixed words', () => {
  it.each(['cy', '', 'constructor', '__proto__', 'toString'])('speaks English: %j', (language) => {
    const english: Phrases = phrasesIn('en');
    expect(phrasesIn(language)).toBe(english);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASKED_LANGUAGES, meaningsIn } from './reading.ts';

const MINUTES = fc.integer({ min: 0, max: 24 * 60 - 1 });
const inClock = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(11, 16);

describe.each(ASKED_LANGUAGES)('a time of day in the language %s', (language) => {
  it.each([
    ['on a clock of 24 hours', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }],
    ['with a.m. and p.m.', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }],
  ] as const)('is read back as it was %s', (_, options) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    fc.assert(
      fc.property(MINUTES, (minutes) => {
        const words = format.format(minutes * 60_000);
        expect(meaningsIn(words, language), words).toContain(`time:${inClock(minutes)}`);
      }),
      { numRuns: 150 },
    );
  });

  it('is read back from an hour and the word of the day that Intl puts beside it', () => {
    const format = new Intl.DateTimeFormat(language, {
      hour: 'numeric',
      dayPeriod: 'long',
      hourCycle: 'h12',
      timeZone: 'UTC',
    });
    // At twelve itself languages disagree with themselves: noon is “in the day” and midnight “in the evening”.
    for (const hour of [1, 2, 3, 5, 7, 9, 10, 11, 13, 14, 15, 17, 19, 20, 22, 23]) {
      const words = `Come: ${format.format(hour * 3_600_000)}`;
      if (language !== 'en') expect(meaningsIn(words, language), words).toContain(`time:${inClock(hour * 60)}`);
    }
  });
});

describe('a time as people write it', () => {
  it.each([
    ['7pm', 'en', ['time:19:00']],
    ['7.30 p.m.', 'en', ['time:19:30']],
    ['19:00', 'en', ['time:19:00']],
    ['12am', 'en', ['time:00:00']],
    ['7:00', 'pl', ['time:07:00']],
    ['7:00 wieczorem', 'pl', ['time:19:00']],
    ['7:30', 'ur', ['time:07:30', 'time:19:30']],
    ['شام 7:30', 'ur', ['time:19:30']],
    ['07:30', 'en', ['time:07:30']],
  ])('%s in %s is %s', (words, language, meanings) => {
    expect(meaningsIn(words, language)).toEqual(meanings);
  });

  it.each([
    ['شام 7 بجے', 'ur', 19],
    ['رات کے 10 بجے', 'ur', 22],
    ['صبح 7 بجے', 'ur', 7],
    ['ਸ਼ਾਮ 7 ਵਜੇ', 'pa', 19],
    ['সন্ধ্যা ৭টায়', 'bn', 19],
    ['સાંજે 7 વાગ્યે', 'gu', 19],
    ['الساعة 7 مساءً', 'ar', 19],
    ['o 7 wieczorem', 'pl', 19],
    ['o 2 w nocy', 'pl', 2],
    ['o 2 po południu', 'pl', 14],
    ['la ora 7 seara', 'ro', 19],
    ['o 7 večer', 'sk', 19],
  ])('%s in %s is one hour of the day', (words, language, hour) => {
    const times = meaningsIn(words, language).filter((meaning) => meaning.startsWith('time:'));
    expect(times).toEqual([`time:${String(hour).padStart(2, '0')}:00`]);
  });

  it('may also be the number that it looks like', () => {
    expect(meaningsIn('19.30', 'pl')).toEqual(['time:19:30', 'number:19.3']);
    expect(meaningsIn('£1.50', 'en')).toEqual(['number:1.5']);
  });

  it('takes its half of the day from the end of a span', () => {
    expect(meaningsIn('6 to 8pm', 'en')).toEqual(['number:6', 'time:06:00', 'time:18:00', 'time:20:00']);
  });
});

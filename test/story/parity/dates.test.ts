import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailsIn } from '#story/parity/details-in.ts';
import { ASKED_LANGUAGES, meaningsIn } from './reading.ts';

const DAYS = fc.date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const isoDay = (moment: Date): string => moment.toISOString().slice(0, 10);

describe.each([...ASKED_LANGUAGES, 'en-GB', 'ar-SY'])('a date in the language %s', (locale) => {
  const [language = ''] = locale.split('-');

  it.each(['long', 'medium'] as const)('is read back as it was from the %s form of Intl', (dateStyle) => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC', calendar: 'gregory' });
    fc.assert(
      fc.property(DAYS, (day) => {
        const words = format.format(day);
        expect(meaningsIn(words, language), words).toEqual([`date:${isoDay(day)}`]);
      }),
      { numRuns: 150 },
    );
  });

  it('is read back from a month and a year, and from a day and a month', () => {
    const monthAndYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    const dayAndMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    for (let month = 0; month < 12; month++) {
      const day = new Date(Date.UTC(2026, month, month === 1 ? 28 : 29));
      expect(meaningsIn(monthAndYear.format(day), language)).toEqual([`date:${isoDay(day).slice(0, 7)}`]);
      expect(meaningsIn(dayAndMonth.format(day), language)).toContain(`date:${isoDay(day).slice(5)}`);
    }
  });
});

describe('a date as people write it', () => {
  it.each([
    ['29th of September 2026', 'en', 'date:2026-09-29'],
    ['29 Sept 2026', 'en', 'date:2026-09-29'],
    ['29/9/2026', 'en', 'date:2026-09-29'],
    ['2026-09-29', 'en', 'date:2026-09-29'],
    ['29 września 2026 roku', 'pl', 'date:2026-09-29'],
    ['29.09.2026 r.', 'pl', 'date:2026-09-29'],
    ['we wrześniu 2026 roku', 'pl', 'date:2026-09'],
    ['w marcu 2026', 'pl', 'date:2026-03'],
    ['w lutym 2026', 'pl', 'date:2026-02'],
    ['v septembri 2026', 'sk', 'date:2026-09'],
    ['29. 9. 2026', 'sk', 'date:2026-09-29'],
    ['۲۹ ستمبر ۲۰۲۶', 'ur', 'date:2026-09-29'],
    ['২৯শে সেপ্টেম্বর, ২০২৬', 'bn', 'date:2026-09-29'],
    ['সেপ্টেম্বর ২০২৬', 'bn', 'date:2026-09'],
    ['2026ના સપ્ટેમ્બરમાં', 'gu', 'date:2026-09'],
    ['29 أيلول 2026', 'ar', 'date:2026-09-29'],
  ])('%s in %s is %s', (words, language, meaning) => {
    expect(meaningsIn(words, language)).toEqual([meaning]);
  });

  it('is no date when the name of a month is a word', () => {
    expect(detailsIn('Of 27 bikes, 3 may be stolen. They march.', 'en').map(({ kind }) => kind)).toEqual([
      'number',
      'number',
    ]);
    expect(detailsIn('27 mają dom', 'pl').map(({ kind }) => kind)).toEqual(['number']);
  });

  it('lends its month to the days before it', () => {
    const meaningsOf5 = detailsIn('on 5 and 6 November 2026', 'en')[0]?.meanings;
    expect(meaningsOf5).toEqual(['number:5', 'date:11-05', 'date:2026-11-05']);
  });
});

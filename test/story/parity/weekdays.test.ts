import { describe, expect, it } from 'vitest';
import { weekdayDifference } from '#story/parity/weekdays.ts';
import { ASKED_LANGUAGES } from './reading.ts';

const SAME = { english: [], translation: [] };
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

describe.each(ASKED_LANGUAGES.filter((language) => language !== 'en'))(
  'days of the week in the language %s',
  (language) => {
    const own = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    // 5 January 2026 was a Monday.
    const names = DAYS.map((_, at) => own.format(Date.UTC(2026, 0, 5 + at)));

    it.each(DAYS)('hold %s as Intl names it, and no other', (day) => {
      const at = DAYS.indexOf(day);
      expect(weekdayDifference(`On ${day}.`, `a ${names[at]} b`, language)).toEqual(SAME);
      const next = (at + 1) % 7;
      const difference = weekdayDifference(`On ${day}s.`, `a ${names[next]} b`, language);
      expect(difference).toMatchObject({ english: [day] });
      expect(difference.translation).toHaveLength(1);
    });
  },
);

describe('a day of the week', () => {
  it.each([
    ['Thursday to Saturday', 'od czwartku do soboty', 'pl'],
    ['on Wednesday', 'w środę', 'pl'],
    ['Thursday to Saturday', 'جمعرات سے ہفتے تک', 'ur'],
    ['Thursday to Saturday', 'ਵੀਰਵਾਰ ਤੋਂ ਸ਼ਨਿੱਚਰਵਾਰ ਤੱਕ', 'pa'],
    ['on Saturdays', 'શનિવારે', 'gu'],
    ['Monday and Tuesday', 'يومي الإثنين والثلاثاء', 'ar'],
    ['on Wednesday', 'v stredu', 'sk'],
    ['on Tuesday', 'ar ddydd Mawrth', 'cy'],
  ])('may have its own form: %s, %s', (english, own, language) => {
    expect(weekdayDifference(english, own, language)).toEqual(SAME);
  });

  it('that only the translation has may be another word', () => {
    expect(weekdayDifference('In five months', 'în cinci luni', 'ro')).toEqual(SAME);
  });
});

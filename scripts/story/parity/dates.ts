import { monthsIn } from '#story/parity/months.ts';
import type { Reading, Sentence } from '#story/parity/reader.ts';

interface Patterns {
  dayFirst: RegExp;
  monthFirst: RegExp;
  monthAndYear: RegExp;
  yearAndMonth: RegExp;
}

const YEAR = '((?:19|20|21)\\d\\d)(?!\\d)';
/** “1st”, “29th of”, “29.”, “২৯শে”. */
const AFTER_DAY = '(?:-?[\\p{L}\\p{M}]{1,4})?\\.?\\s?(?:of\\s|de\\s|من\\s)?';
const BEFORE_YEAR = '\\.?[,،]?\\s?(?:of\\s|de\\s|din\\s|roku\\s)?';
const ISO = /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g;
/** Day first, as everywhere where these languages are spoken in Europe. */
const NUMERIC = /(?<![\d.,])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)(?!\d)/g;

const known = new Map<string, Patterns>();

/** Takes dates: a day and a month, a month and a year, or all three; the name of a month alone (“may”) is a word. */
export function takeDates(sentence: Sentence, language: string): void {
  const { dayFirst, monthFirst, monthAndYear, yearAndMonth } = patternsIn(language);
  const date = (name = '', year?: string, day?: string): Reading | undefined => readDate(language, { name, year, day });
  sentence.take(ISO, ([, year, month, day]) => dateReading({ year, month: Number(month), day }));
  sentence.take(NUMERIC, ([, day, , month, year = '']) => {
    return dateReading({ year: year.length === 2 ? `20${year}` : year, month: Number(month), day });
  });
  sentence.take(dayFirst, ([, day, name, year]) => date(name, year, day));
  sentence.take(monthFirst, ([, name, day = '', year]) => {
    const reading = date(name, year, day);
    // “In March 27 people …” is no day.
    return reading && !year ? { ...reading, meanings: [...reading.meanings, `number:${Number(day)}`] } : reading;
  });
  sentence.take(monthAndYear, ([, name, year]) => date(name, year));
  if (language !== 'en') sentence.take(yearAndMonth, ([, year, name]) => date(name, year));
}

function patternsIn(language: string): Patterns {
  const patterns = known.get(language) ?? makePatterns(monthsIn(language).pattern);
  known.set(language, patterns);
  return patterns;
}

function makePatterns(months: string): Patterns {
  const month = `(${months})`;
  return {
    dayFirst: new RegExp(`(?<!\\d)(\\d{1,2})${AFTER_DAY}${month}(?:${BEFORE_YEAR}${YEAR})?`, 'giu'),
    monthFirst: new RegExp(`${month}\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?![\\d%]|[.:,]\\d)(?:,?\\s${YEAR})?`, 'giu'),
    monthAndYear: new RegExp(`${month}${BEFORE_YEAR}${YEAR}`, 'giu'),
    yearAndMonth: new RegExp(
      `${YEAR.replace('(?!\\d)', '')}(?:[\\p{L}\\p{M}]{1,4})?\\s(?:[\\p{L}\\p{M}]{1,5}\\s)?${month}`,
      'giu',
    ),
  };
}

function readDate(
  language: string,
  { name, year, day }: { name: string; year: string | undefined; day: string | undefined },
): Reading | undefined {
  // “Of 27, 3 may be stolen” is no date.
  if (language === 'en' && !/^\p{Lu}/u.test(name)) return undefined;
  return dateReading({ year, month: monthsIn(language).monthOf(name) ?? 0, day });
}

function dateReading(date: { year: string | undefined; month: number; day: string | undefined }): Reading | undefined {
  const { year, month } = date;
  const day = date.day === undefined ? undefined : Number(date.day);
  if (month < 1 || month > 12 || day === 0 || (day ?? 0) > 31) return undefined;
  return { kind: 'date', meanings: [dateMeaning({ year, month, day })] };
}

/** `date:2026-09-29`, `date:2026-09` or `date:09-29`. */
export function dateMeaning({
  year,
  month,
  day,
}: {
  year?: string | undefined;
  month: number;
  day: number | undefined;
}) {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const parts = [...(year ? [year] : []), twoDigits(month), ...(day === undefined ? [] : [twoDigits(day)])];
  return `date:${parts.join('-')}`;
}

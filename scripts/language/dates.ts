import { phrasesIn } from '#language/phrases.ts';

const HOUR_MS = 60 * 60 * 1000;

/** “21 September 2026” in a language and a time zone. */
export function dateInWords(moment: Date, language: string, zone: string): string {
  return format(moment, language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
}

/** “Thursday, 3 December 2026, 18:00”: the day of the week helps people to plan. */
export function momentInWords(moment: Date, language: string, zone: string): string {
  const day = format(moment, language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  });
  const comma = phrasesIn(language).direction === 'rtl' ? '،' : ',';
  return `${day}${comma} ${timeInWords(moment, language, zone)}`;
}

/** “18:00”. The 24-hour clock reads the same in every language. */
export function timeInWords(moment: Date, language: string, zone: string): string {
  return format(moment, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
}

/** `2026-09-21` in a time zone, for a `datetime` attribute. */
export function isoDay(moment: Date, zone: string): string {
  // The way dates are written in Canada is the way of ISO 8601.
  return formatIn('en-CA', { timeZone: zone }).format(moment);
}

/** The first moment of a day such as `2026-09-21` in a time zone; where clocks skip midnight, the first after it. */
export function startOfDay(day: string, zone: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  // No place on earth is further from world time than 14 hours.
  let [before, after] = [noon - 27 * HOUR_MS, noon + 15 * HOUR_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isoDay(new Date(middle), zone) < day) before = middle;
    else after = middle;
  }
  return new Date(after);
}

/** The year of a moment in a time zone. */
export function yearIn(moment: Date, zone: string): number {
  return Number(isoDay(moment, zone).slice(0, 4));
}

/** “1,500”, with Western digits in every language. */
export function numberInWords(value: number, language: string): string {
  return value.toLocaleString(phrasesIn(language).locale);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(moment: Date, language: string, options: Intl.DateTimeFormatOptions): string {
  return formatIn(phrasesIn(language).locale, options).format(moment);
}

/** Making a format is slow, and there are few of them. */
function formatIn(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

import { dayPartBeside } from '#story/parity/clock-words.ts';
import { FALLBACK } from '#story/parity/legible.ts';
import type { Sentence } from '#story/parity/reader.ts';
import { scaleAfter } from '#story/parity/scales.ts';

const SURE = /(?<![\d.,:])(\d{1,2})(?:[:.](\d\d))?\s?([ap])(?:\.\s?m\.|m)(?![\p{L}\p{M}])/giu;
const CLOCK = /(?<![\d.,:])(\d{1,2}):(\d\d)(?::\d\d)?(?![\d:])/g;
const DOTTED = /(?<![\d.,:£$€])(\d{1,2})\.(\d\d)(?![\d%]|[.,:]\d)/g;

const HALF_DAY = 12 * 60;
const DAY = 24 * 60;

/** Takes times that are written as such: “7pm”, “7.30 pm”, “19:30”; and “19.30”, which may be a number. */
export function takeTimes(sentence: Sentence, language: string): void {
  sentence.take(SURE, ([, hour = '', minute = '0', half = '']) => {
    if (Number(hour) < 1 || Number(hour) > 12 || Number(minute) > 59) return undefined;
    const minutes = (Number(hour) % 12) * 60 + Number(minute) + (/p/i.test(half) ? HALF_DAY : 0);
    return { kind: 'time', meanings: [timeMeaning(minutes)] };
  });
  for (const pattern of [CLOCK, DOTTED]) {
    sentence.take(pattern, (match) => {
      const [words, hour = '', minute = ''] = match;
      const place = { start: match.index, end: match.index + words.length };
      if (pattern === DOTTED && scaleAfter(sentence.text.slice(place.end, place.end + 30), language)) return undefined;
      const meanings = timeMeanings({ hour, minute, language, text: sentence.text, ...place });
      if (meanings.length === 0) return undefined;
      const value = `number:${words.replace(/^0+(?=\d)|\.?0+$/g, '')}`;
      return pattern === CLOCK ? { kind: 'time', meanings } : { kind: 'time', meanings: [...meanings, value] };
    });
  }
}

interface WrittenTime {
  hour: string;
  minute: string;
  language: string;
  text: string;
  start: number;
  end: number;
}

/**
 * The moments of a day that an hour and a minute may mean. A word beside it (“evening”) chooses between 7 and 19.
 * Without one, languages that count to 24 mean what they write; in others, and in English, 7:00 may be either, 07:00 not.
 */
export function timeMeanings({ hour, minute, language, ...place }: WrittenTime): string[] {
  const minutes = Number(hour) * 60 + Number(minute);
  if (Number(hour) > 24 || Number(minute) > 59 || minutes > DAY) return [];
  if (Number(hour) > 12 || Number(hour) === 0) return [timeMeaning(minutes)];
  const [early, late] = [minutes % HALF_DAY, (minutes % HALF_DAY) + HALF_DAY];
  const dayPart = dayPartBeside(place.text, place, language);
  if (dayPart !== undefined) return nearest([early, late], dayPart * 60).map(timeMeaning);
  if (countsTo24(language) || hour.startsWith('0')) return [timeMeaning(minutes)];
  return [...new Set([minutes, early, late])].map(timeMeaning);
}

/** `time:19:00`. */
function timeMeaning(minutes: number): string {
  const [hour, minute] = [Math.floor((minutes % DAY) / 60), minutes % 60];
  return `time:${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Round the clock; both when they are as far away. */
function nearest(candidates: readonly number[], middle: number): number[] {
  const distance = (minutes: number): number => Math.min(Math.abs(minutes - middle), DAY - Math.abs(minutes - middle));
  const least = Math.min(...candidates.map(distance));
  return candidates.filter((minutes) => distance(minutes) === least);
}

const cycles = new Map<string, boolean>();

function countsTo24(language: string): boolean {
  const known = cycles.get(language);
  if (known !== undefined) return known;
  const { hourCycle } = new Intl.DateTimeFormat([language, FALLBACK], { hour: 'numeric' }).resolvedOptions();
  const counts = language !== 'en' && hourCycle?.startsWith('h2') === true;
  cycles.set(language, counts);
  return counts;
}

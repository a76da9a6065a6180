import type { PlacedDetail } from '#story/parity/detail.ts';
import { FALLBACK } from '#story/parity/legible.ts';
import type { Sentence } from '#story/parity/reader.ts';
import { knowsScales, scaleAfter } from '#story/parity/scales.ts';

/** How a language writes thousands and decimals. */
interface Marks {
  group: string;
  decimal: string;
}

// Every repetition that a next one could begin within has a bound: a hostile text costs no more than its length.
const SPACED = /(?<![\d.,])\d{1,3}(?:[ \u00a0]\d{3}){1,6}(?:,\d+)?(?!\d)|\d+(?:[.,'’٬٫]\d+){0,9}/g;
const UNSPACED = /(?<![\d.,])\d{1,3}(?:\u00a0\d{3}){1,6}(?:[.,]\d+)?(?!\d)|\d+(?:[.,'’٬٫]\d+){0,9}/g;
const ENGLISH: Marks = { group: ',', decimal: '.' };
/** “£3m”: short for a million where it is no length. */
const SHORT_SCALES: Readonly<Record<string, number>> = { k: 3, m: 6, bn: 9 };

/** Takes numbers in digits, with the words for thousands and millions after them. Signs and units are not read. */
export function takeNumbers(sentence: Sentence, language: string): void {
  const marks = marksOf(language);
  sentence.take(marks.group === '\u00a0' ? SPACED : UNSPACED, (match) => {
    const [words] = match;
    const values = valuesOf(words, marks, language);
    if (values.length === 0) {
      // “1.2.3” is no number; its first is.
      const first = /^\d+/.exec(words)?.[0] ?? '';
      return { kind: 'number', words: first, meanings: [`number:${trimmed(first, '')}`] };
    }
    const rest = sentence.text.slice(match.index + words.length, match.index + words.length + 30);
    const scaled = scaleValues(values, rest, language);
    return { kind: 'number', words: words + scaled.words, meanings: scaled.values.map((value) => `number:${value}`) };
  });
}

function scaleValues(values: readonly string[], rest: string, language: string): { values: string[]; words: string } {
  const scale = scaleAfter(rest, language) ?? scaleAfter(rest, 'en');
  if (scale) return { values: values.map((value) => timesTen(value, scale.noughts)), words: scale.words };
  const short = /^(?:k|m|bn)(?![\p{L}\p{M}\d])/iu.exec(rest)?.[0] ?? '';
  const noughts = SHORT_SCALES[short.toLowerCase()];
  if (noughts) return { values: [...values, ...values.map((value) => timesTen(value, noughts))], words: short };
  if (knowsScales(language)) return { values: [...values], words: '' };
  // The word after it may be “million” in a language whose words are not known here.
  return { values: [0, 3, 6, 9].flatMap((unknown) => values.map((value) => timesTen(value, unknown))), words: '' };
}

/** What a number may be worth: as its language writes, then as English does; “1.500” and “1,500” may be 1500 anywhere else. */
function valuesOf(words: string, own: Marks, language: string): string[] {
  const plain = words
    .replaceAll('٬', own.group)
    .replaceAll('٫', own.decimal)
    .replace(/[ \u00a0]/g, '\u00a0');
  const readings: (string | undefined)[] = [worthOf(plain, own)];
  if (language !== 'en') {
    readings.push(worthOf(plain, ENGLISH), worthOf(plain, { group: '.', decimal: ',' }));
  }
  readings.push(worthOf(plain, { group: '\u00a0', decimal: own.decimal }));
  return [...new Set(readings.flatMap((value) => value ?? []))];
}

/** The value with Western digits and a full stop, `18400` or `1.5`; kept as text, so that no digit is lost. */
function worthOf(words: string, { group, decimal }: Marks): string | undefined {
  const [whole = '', fraction = '', ...more] = words.split(decimal);
  const groups = whole.split(group);
  if (more.length > 0 || !/^\d*$/.test(fraction) || !groups.every((digits) => /^\d+$/.test(digits))) return undefined;
  const [first = '', ...others] = groups;
  const isGrouped =
    first.length <= 3 && others.every(({ length }) => length === 2 || length === 3) && others.at(-1)?.length === 3;
  return others.length === 0 || isGrouped ? trimmed(groups.join(''), fraction) : undefined;
}

function trimmed(whole: string, fraction: string): string {
  const significant = fraction.slice(0, lastSignificant(fraction) + 1);
  return whole.replace(/^0+(?=\d)/, '') + (significant ? `.${significant}` : '');
}

/** A pattern such as /0+$/ would look through a row of noughts once for each of them. */
function lastSignificant(fraction: string): number {
  let at = fraction.length - 1;
  while (fraction[at] === '0') at--;
  return at;
}

function timesTen(value: string, noughts: number): string {
  const [whole = '', fraction = ''] = value.split('.');
  return trimmed(whole + fraction.slice(0, noughts).padEnd(noughts, '0'), fraction.slice(noughts));
}

const known = new Map<string, Marks>();

function marksOf(language: string): Marks {
  const marks = known.get(language) ?? makeMarks(language);
  known.set(language, marks);
  return marks;
}

function makeMarks(language: string): Marks {
  const parts = new Intl.NumberFormat([language, FALLBACK], { numberingSystem: 'latn' }).formatToParts(-1234567.8);
  const partOf = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return { group: partOf('group').replace('\u202f', '\u00a0') || ',', decimal: partOf('decimal') || '.' };
}

/** True for a whole number that may be an hour or a day of a month. */
export function isSmallNumber({ kind, words }: PlacedDetail): boolean {
  return kind === 'number' && /^\d{1,2}$/.test(words);
}

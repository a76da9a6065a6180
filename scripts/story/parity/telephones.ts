import type { Reading, Sentence } from '#story/parity/reader.ts';

/** Begins with + or 0, in groups of any size. */
const LONG = /(?<![\p{L}\d.,]|\d\u00a0)(?:\+\s?(?=\d)|\(?(?=0\d{2}))\d+(?:[\s().-]{1,2}\d+){0,14}/gu;
/** At least three groups, as some countries write numbers without a 0 in front. */
const GROUPED = /(?<![\d.,]|\d\s)\d{2,4}(?:[\s-]\d{2,4}){2,5}(?![\d.,]\d|\d)/g;
/** Three digits that everybody here calls. */
const SHORT = /(?<![\d.,£$€-]|\d\s)(?:999|101|111|112)(?![.,]?\d|\s?%|\s\d{3})/g;

/** A British number is whole with so many digits, its 0 included; a foreign one with its country’s two. */
const WHOLE = { national: 10, foreign: 11 };

/** Takes telephone numbers, whatever stands between their digits; +44 is the same as 0. */
export function takeTelephones(sentence: Sentence): void {
  sentence.take(LONG, ([match]) => readLong(match));
  sentence.take(GROUPED, ([match]) => {
    const digits = digitsOf(match);
    if (digits.length < 8) return undefined;
    return { kind: 'telephone', meanings: [`telephone:${digits}`, `number:${digits}`] };
  });
  sentence.take(SHORT, ([match]) => ({ kind: 'telephone', meanings: [`telephone:${match}`, `number:${match}`] }));
}

/** Takes groups until the number is whole: what follows, “0800 555 111. 27 people”, is another. */
function readLong(match: string): Reading | undefined {
  const isForeign = match.startsWith('+') && !/^\+\s?44/.test(match);
  let end = 0;
  for (const group of match.matchAll(/\d+/g)) {
    if (nationalDigits(match.slice(0, end)).length >= (isForeign ? WHOLE.foreign : WHOLE.national)) break;
    end = group.index + group[0].length;
  }
  const words = match.slice(0, end);
  const digits = nationalDigits(words);
  if (digits.length < 9 || digits.length > 15) return undefined;
  return { kind: 'telephone', words, meanings: [`telephone:${isForeign ? '+' : ''}${digits}`] };
}

function nationalDigits(words: string): string {
  const digits = digitsOf(words);
  return /^\+\s?44/.test(words) ? digits.replace(/^440?/, '0') : digits;
}

function digitsOf(words: string): string {
  return words.replace(/\D/g, '');
}

import { literally, type Sentence } from '#story/parity/reader.ts';

/** “M62”, “WY-1234”: a code, which no language changes. */
const CODE = /(?<![\p{L}\d])[A-Z]{1,5}-?\d[\dA-Z]{0,30}(?![\p{L}\d])/gu;
/** “LOG 77”; but also “CALL 101”, of which a translation keeps the number only. */
const SPACED = /(?<![\p{L}\d])[A-Z]{2,12} (\d{1,12})(?![\p{L}\d]|[.,]\d|\s\d)/gu;

/** Takes what a caller should quote, and codes. The story’s own reference must be the same letter by letter. */
export function takeReferences(sentence: Sentence, own: string | undefined): void {
  if (own) {
    const pattern = new RegExp(`(?<![\\p{L}\\d])${looseSpaces(own)}(?![\\p{L}\\d])`, 'giu');
    sentence.take(pattern, () => ({ kind: 'reference', meanings: [`reference:${bare(own)}`] }));
  }
  sentence.take(CODE, ([words]) => ({ kind: 'reference', meanings: [`reference:${bare(words)}`] }));
}

/** Takes a word in capitals with a number after it, of what dates and telephone numbers have left. */
export function takeNumberedCapitals(sentence: Sentence): void {
  sentence.take(SPACED, ([words, digits = '']) => ({
    kind: 'reference',
    meanings: [`reference:${bare(words)}`, `number:${digits.replace(/^0+(?=\d)/, '')}`],
  }));
}

function bare(words: string): string {
  return words.toUpperCase().replace(/[\s-]/g, '');
}

function looseSpaces(words: string): string {
  return words
    .split(/\s+/)
    .map((word) => literally(word))
    .join('\\s*');
}

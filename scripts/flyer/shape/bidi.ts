import bidiFactory from 'bidi-js';
import type { Direction } from '#language/phrases.ts';

const bidi = bidiFactory();

/** Characters that begin, or ask for, text from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u2067\u2068\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether all of a text runs from left to right, and no sign in it says otherwise. */
export const isLeftToRight = (text: string): boolean => !RIGHT_TO_LEFT.test(text);

/**
 * Numbers to dial, sums of money, shares and addresses: whatever stands around them, they run from left to right. None is
 * sought for longer than it can be, so that a word as long as a story is read once (RFC 1035: 63 characters to a label).
 */
const FIXED = new RegExp(
  [
    /\+?\d[\d \u00a0]{5,}\d/,
    /[£$€]\d+(?:[.,]\d+)*/,
    /\d+(?:[.,]\d+){0,4}%/,
    /[\w.+-]{1,64}@[\w.-]+\w/,
    /(?:https?:\/\/)?(?:[a-z\d-]{1,63}\.){1,10}[a-z]{2,}(?:\/[\x21-\x7e]*[\w/])?/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/**
 * The level of each character by the Unicode bidirectional algorithm (UAX 9): even from left to right, odd from right
 * to left. Undefined when all of it runs from left to right. A paragraph without letters of a right-to-left script keeps
 * its own order on a right-to-left page, so that an English name ends with its full stop.
 */
export function levelsOf(text: string, base: Direction): Uint8Array | undefined {
  if (isLeftToRight(text)) return undefined;
  // To the algorithm, a number or an address is a word of Latin letters.
  const shadow = text.replace(FIXED, (fixed) => 'x'.repeat(fixed.length));
  return bidi.getEmbeddingLevels(shadow, base).levels;
}

/** A stretch of a text in one direction. */
export interface Stretch {
  from: number;
  to: number;
  /** Odd where it runs from right to left. */
  level: number;
}

/**
 * Divides a part of a text where its direction changes. The space there is a stretch of its own, and so as wide as
 * between Latin words: that of Nastaliq is too narrow beside a name or a number.
 */
export function stretchesOf(text: string, levels: Uint8Array | undefined, start: number, end: number): Stretch[] {
  if (!levels) return [{ from: start, to: end, level: 0 }];
  const stretches: Stretch[] = [];
  for (let from = start; from < end; ) {
    const level = levels[from] ?? 0;
    let to = from + 1;
    while (to < end && levels[to] === level && !isBorderSpace(text, levels, to) && !isBorderSpace(text, levels, to - 1))
      to++;
    stretches.push({ from, to, level });
    from = to;
  }
  return stretches;
}

const isBorderSpace = (text: string, levels: Uint8Array, at: number): boolean =>
  text[at] === ' ' && at > 0 && at < text.length - 1 && levels[at - 1] !== levels[at + 1];

/** Text without the signs that only steer its order: nothing is drawn for them. */
export const withoutSigns = (text: string): string => text.replace(SIGNS, '');

const SIGNS = /[\u200e\u200f\u2066-\u2069]/g;

/** The character that is shown for another where text runs from right to left: a bracket opens the other way. */
export const mirroredCharacter = (character: string): string => bidi.getMirroredCharacter(character) ?? character;

/** Puts the stretches of one line, each of one level, in the order in which they stand from left to right (rule L2). */
export function inVisualOrder<T extends { level: number }>(stretches: readonly T[]): T[] {
  const ordered = [...stretches];
  const highest = ordered.reduce((most, { level }) => Math.max(most, level), 0);
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to++;
      if (to > from + 1) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return ordered;
}

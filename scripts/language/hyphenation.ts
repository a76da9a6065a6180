import { createRequire } from 'node:module';

/**
 * The languages whose words may be divided at the end of a line, each with its patterns. Urdu, Arabic, Panjabi, Bengali
 * and Gujarati are not among them: their scripts know no hyphen there.
 */
const PATTERNS: Readonly<Record<string, string>> = {
  en: 'hyphen/en-gb',
  pl: 'hyphen/pl',
  ro: 'hyphen/ro',
  sk: 'hyphen/sk',
};

/** Letters that stay together before and after a division. */
const LEAST_BEFORE = 3;
const LEAST_AFTER = 3;

/**
 * One word of eight small letters or more, within its punctuation. What has a capital may be a name, and what has a digit,
 * an apostrophe, a hyphen or another mark in it may be an address or a code: readers must see those whole.
 */
const DIVISIBLE = /^[^\p{L}\p{M}\p{N}]*(?<word>\p{Ll}{8,40})[^\p{L}\p{M}\p{N}]*$/u;

/** Beginnings that a reader would stumble over where they stand alone at the end of a line. */
const UNFORTUNATE: ReadonlySet<string> = new Set(['cock', 'dick', 'homo', 'rape', 'shit', 'tit']);

/** What the package gives for one language. */
interface Patterns {
  hyphenateSync: (word: string, options: { hyphenChar: string; minWordLength: number }) => string;
}

const require = createRequire(import.meta.url);

/** Where a word may be divided by a hyphen, as offsets in it, first to last; none where its language does not ask for it. */
export function hyphenate(word: string, language: string): number[] {
  const patterns = Object.hasOwn(PATTERNS, language) ? PATTERNS[language] : undefined;
  const letters = DIVISIBLE.exec(word)?.groups?.word;
  if (!patterns || !letters) return [];
  const start = word.indexOf(letters);
  return divisionsOf(letters, patterns).map((offset) => start + offset);
}

/** Reading the patterns of a language takes 30 ms for English, so it waits until a word asks; Node reads them once. */
function divisionsOf(letters: string, patterns: string): number[] {
  const { hyphenateSync }: Patterns = require(patterns);
  const syllables = hyphenateSync(letters, { hyphenChar: SOFT_HYPHEN, minWordLength: 1 }).split(SOFT_HYPHEN);
  const offsets = syllables.slice(0, -1).map((_, index) => syllables.slice(0, index + 1).join('').length);
  return offsets.filter(
    (offset) =>
      offset >= LEAST_BEFORE && letters.length - offset >= LEAST_AFTER && !UNFORTUNATE.has(letters.slice(0, offset)),
  );
}

/** What divides a word at the end of a line: not a hyphen of its own (ISO 32000-1, 14.8.2.2.3). */
export const SOFT_HYPHEN = '\u00ad';

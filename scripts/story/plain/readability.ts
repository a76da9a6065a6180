import retextReadability from 'retext-readability';
import { messagesOf } from '#story/plain/messages.ts';
import type { PlainPart } from '#story/plain/text.ts';

/** A sentence that is hard to read. */
export interface HardSentence {
  words: string;
  line: number;
}

/** What there is to say about how hard a text is to read. */
export interface Reading {
  /** How much of the text, in percent, stands in sentences that are clearly too hard. */
  hardPercent: number;
  /** The hardest of them. */
  hardest: HardSentence[];
}

/**
 * So many years above the age that is aimed at. The formulas were made for whole texts: one sentence with a date, a place and an
 * office comes out three years too old, and a short one with a single long word nine.
 */
const HARD_YEARS = 3;
const VERY_HARD_YEARS = 6;
const HARDEST_YEARS = 9;
/** A text with more of it in hard sentences is hard to read as a whole. */
export const HARD_LIMIT_PERCENT = 40;
/** So many sentences are named. */
const NAMED = 3;
const FEWEST_WORDS = 10;

/** Measures English prose against a reading age. */
export async function readingOf(parts: readonly PlainPart[], age: number): Promise<Reading> {
  const prose = parts.filter(({ isProse }) => isProse);
  const words = prose.reduce((sum, { text }) => sum + countWords(text), 0);
  const hard = await hardSentences(prose, age + HARD_YEARS);
  const hardWords = hard.reduce((sum, sentence) => sum + countWords(sentence.words), 0);
  const hardPercent = words === 0 ? 0 : Math.round((100 * hardWords) / words);
  const isHard = hardPercent > HARD_LIMIT_PERCENT;
  const hardest = await hardSentences(prose, age + (isHard ? VERY_HARD_YEARS : HARDEST_YEARS));
  const long = hardest.filter(({ words: own }) => countWords(own) >= FEWEST_WORDS && !isList(own));
  return { hardPercent, hardest: long.toSorted((a, b) => b.words.length - a.words.length).slice(0, NAMED) };
}

const hardSentences = (prose: readonly PlainPart[], age: number): Promise<HardSentence[]> =>
  messagesOf(prose, (english) => english.use(retextReadability, { age, minWords: 6 }));

/** A row of names reads more easily than the formulas think. */
const isList = (text: string): boolean => text.split(',').length > 3;

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

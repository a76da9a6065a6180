import { place } from '#problem/collect.ts';
import type { Finding, Problem } from '#problem/problem.ts';
import { jargonIn } from '#story/plain/jargon.ts';
import { peopleFirst } from '#story/plain/people-first.ts';
import { HARD_LIMIT_PERCENT, readingOf } from '#story/plain/readability.ts';
import { type PlainPart, plainParts } from '#story/plain/text.ts';
import type { Version } from '#story/story.ts';

/** How plain the English of a partnership should be; settings.yaml, `words`. */
export interface PlainTarget {
  'reading-age': number;
  'house-words': Readonly<Record<string, string>>;
}

/**
 * Advice on the English of a story: how hard it is to read, words of offices, words about people.
 * Loads dictionaries: import this file only when it is asked for.
 */
export async function plainProblems({ english }: { english: Version }, target: PlainTarget): Promise<Problem[]> {
  const parts = plainParts(english);
  const found = [
    ...(await readingFindings(parts, english, target['reading-age'])),
    ...wordFindings(parts, target),
    ...(await peopleFindings(parts)),
  ];
  return found.map(({ finding, line }) => place(finding, { file: english.file, line }));
}

interface Lined {
  finding: Finding;
  line: number;
}

async function readingFindings(parts: readonly PlainPart[], { lines }: Version, age: number): Promise<Lined[]> {
  const { hardPercent, hardest } = await readingOf(parts, age);
  const whole: Lined[] =
    hardPercent > HARD_LIMIT_PERCENT
      ? [{ finding: { code: 'words-hard', args: { percent: hardPercent, age } }, line: lines.summary }]
      : [];
  return [
    ...whole,
    ...hardest.map(({ words, line }): Lined => ({ finding: { code: 'sentence-hard', args: { words } }, line })),
  ];
}

function wordFindings(parts: readonly PlainPart[], target: PlainTarget): Lined[] {
  return jargonIn(parts, target['house-words']).map(({ words, instead, line }) => ({
    finding: { code: 'word-of-offices', args: { words, instead } },
    line,
  }));
}

async function peopleFindings(parts: readonly PlainPart[]): Promise<Lined[]> {
  return (await peopleFirst(parts)).map(({ words, instead, line }) => ({
    finding: { code: 'person-first', args: { words, instead } },
    line,
  }));
}

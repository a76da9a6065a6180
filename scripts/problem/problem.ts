import type { SENTENCES } from '#problem/sentences.ts';

/**
 * `error` stops a build; `must` holds the story it is about; `ask` holds it until somebody has answered; `warning` is printed and
 * stops nothing.
 */
export type Severity = 'error' | 'must' | 'ask' | 'warning';

/** The permanent name of one kind of problem. Never renamed, so that scripts and people may rely on it. */
export type ProblemCode = keyof typeof SENTENCES;

/** What a sentence of this code needs to know, read off the sentence itself. */
export type ProblemArgs<C extends ProblemCode> = Parameters<(typeof SENTENCES)[C]['message']>[0];

/** Where a problem is: a path relative to the root, with `/`, and a line counted from 1. */
export interface Place {
  file: string;
  line: number;
}

/** One thing wrong, with a code, a place and what the sentence needs. */
export type Problem = {
  [C in ProblemCode]: Place & { code: C; severity: Severity; args: ProblemArgs<C> };
}[ProblemCode];

/** A problem that has no place yet: what a pure function returns before anybody knows the file. */
export type Finding = { [C in ProblemCode]: { code: C; args: ProblemArgs<C> } }[ProblemCode];

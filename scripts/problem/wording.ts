import { place } from '#problem/collect.ts';
import type { Finding, Problem, ProblemCode, Severity } from '#problem/problem.ts';
import { SENTENCES } from '#problem/sentences.ts';

/** What a person reads of one problem. */
export interface Wording {
  message: string;
  hint: string;
}

/** The sentences of a problem, with its own details filled in and made safe to print. */
export function wordingOf(problem: Problem): Wording {
  // The union pairs each code with its own args; TypeScript cannot carry that pairing through an index.
  const sentence = SENTENCES[problem.code] as { message: (args: unknown) => string; hint: (args: unknown) => string };
  return { message: printable(sentence.message(problem.args)), hint: printable(sentence.hint(problem.args)) };
}

/** A finding in words, for where there is no file and line to name. */
export interface ToldFinding extends Wording {
  code: ProblemCode;
  severity: Severity;
  /** The spot that it is about, where it is about one. */
  at?: { longitude: number; latitude: number };
}

/** What a person reads of a finding that has no place in a file. */
export function toldFinding(finding: Finding): ToldFinding {
  const problem = place(finding, { file: '', line: 0 });
  const told = { code: problem.code, severity: problem.severity, ...wordingOf(problem) };
  if (!('longitude' in problem.args)) return told;
  const { longitude, latitude } = problem.args;
  return { ...told, at: { longitude, latitude } };
}

/** Makes a text safe to print. Control characters (a terminal would obey them) and bidirectional overrides (they reorder a line) become visible. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

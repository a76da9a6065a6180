import { isGateCode } from '#problem/gate-sentences.ts';
import type { Problem, ProblemCode, Severity } from '#problem/problem.ts';
import { wordingOf } from '#problem/wording.ts';

/** One row of `check --json`. Others build on these names: add, never rename. */
export interface ProblemRow {
  code: ProblemCode;
  severity: Severity;
  file: string;
  line: number;
  message: string;
  hint: string;
  /** Of what the release rules find: the words as they stand there, what to write instead, and the law or guidance. */
  words?: string;
  instead?: string;
  source?: string;
}

/** The whole answer of `check --json`, ending with a newline. */
export function renderJson(problems: readonly Problem[]): string {
  return `${JSON.stringify({ problems: problems.map(rowOf) }, null, 2)}\n`;
}

function rowOf(problem: Problem): ProblemRow {
  const { code, severity, file, line, args } = problem;
  const row = { code, severity, file, line, ...wordingOf(problem) };
  if (!(isGateCode(code) && 'instead' in args && 'source' in args)) return row;
  return { ...row, words: args.words, instead: args.instead, source: args.source };
}

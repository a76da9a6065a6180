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
}

/** The whole answer of `check --json`, ending with a newline. */
export function renderJson(problems: readonly Problem[]): string {
  return `${JSON.stringify({ problems: problems.map(row) }, null, 2)}\n`;
}

function row(problem: Problem): ProblemRow {
  const { code, severity, file, line } = problem;
  return { code, severity, file, line, ...wordingOf(problem) };
}

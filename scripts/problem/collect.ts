import type { Finding, Place, Problem } from '#problem/problem.ts';
import { SENTENCES } from '#problem/sentences.ts';

/** Gives a finding its place and its severity. */
export function place(finding: Finding, at: Place): Problem {
  const severity = SENTENCES[finding.code].severity;
  return { ...finding, severity, file: at.file, line: at.line } as Problem;
}

/** By file, then line, then code: the order in which a person mends them. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code));
}

/** True when nothing here stops a build. */
export function isClean(problems: readonly Problem[]): boolean {
  return !problems.some((problem) => problem.severity === 'error');
}

/** True when nothing here has to be mended; a question that waits for an answer is no fault. */
export function isMended(problems: readonly Problem[]): boolean {
  return isClean(problems) && !problems.some((problem) => problem.severity === 'must');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { styleText } from 'node:util';
import type { Problem, Severity } from '#problem/problem.ts';
import { printable, wordingOf } from '#problem/wording.ts';

/** What the terminal can show. */
export interface TerminalLook {
  colour: boolean;
  widthColumns: number;
}

/** All problems for a person at a terminal: a heading per file, then each with its line, sentence and advice. */
export function renderTerminal(problems: readonly Problem[], look: TerminalLook): string {
  const lines: string[] = [];
  for (const [file, own] of Map.groupBy(problems, (problem) => problem.file)) {
    lines.push(paint('bold', printable(file), look));
    for (const problem of own) lines.push(...problemLines(problem, look));
    lines.push('');
  }
  return lines.join('\n');
}

/** “3 errors, 1 warning”; with what the release rules find, “0 errors, 2 must, 1 ask, 0 warnings”. */
export function countInWords(problems: readonly Problem[]): string {
  const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  const gate = (['must', 'ask'] as const).flatMap((severity) =>
    count(severity) > 0 ? `${count(severity)} ${severity}` : [],
  );
  return [plural(count('error'), 'error'), ...gate, plural(count('warning'), 'warning')].join(', ');
}

/** “1 flyer”, “3 flyers”, “1,204 stories”. */
export function plural(count: number, noun: string): string {
  const ending = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : ending}`;
}

/** Breaks a text at spaces so that no line is wider than `widthColumns`. A longer word keeps its own line. */
export function wrap(text: string, widthColumns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > widthColumns) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return line ? [...lines, line] : lines;
}

/** What holds a story back is as red as what stops a build. */
const COLOURS = { error: 'red', must: 'red', ask: 'magenta', warning: 'yellow' } as const satisfies Record<
  Severity,
  string
>;

function problemLines(problem: Problem, look: TerminalLook): string[] {
  const { message, hint } = wordingOf(problem);
  const mark = paint(COLOURS[problem.severity], problem.severity.padEnd(7), look);
  const [first = '', ...rest] = wrap(message, look.widthColumns - 17);
  const margin = ' '.repeat(17);
  return [
    `  ${String(problem.line).padStart(4)}  ${mark}  ${first}`,
    ...rest.map((line) => margin + line),
    ...wrap(hint, look.widthColumns - 17).map((line) => margin + paint('dim', line, look)),
    `${margin}${paint('dim', problem.code, look)}`,
  ];
}

function paint(style: 'bold' | 'red' | 'magenta' | 'yellow' | 'dim', text: string, look: TerminalLook): string {
  return look.colour ? styleText(style, text, { validateStream: false }) : text;
}

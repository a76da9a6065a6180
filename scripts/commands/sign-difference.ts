import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { structuredPatch } from 'diff';
import { wrap } from '#problem/report-terminal.ts';
import { printable } from '#problem/wording.ts';
import type { Entry } from '#record/entry.ts';
import type { Change } from '#record/source.ts';

/** So many lines of one file are shown; whoever wants all has the version history. */
const LONGEST = 60;
const CONTEXT_LINES = 1;
const HOW = { changed: 'has changed', added: 'has come', removed: 'is gone' } as const;

/** What changed since a story was submitted, as people read it: lines that were signed after “-”, those of now after “+”. */
export async function differenceInWords(
  root: string,
  changes: readonly Change[],
  { texts = {} }: Pick<Entry, 'texts'>,
  widthColumns: number,
): Promise<string> {
  const parts = await Promise.all(
    changes.map(async ({ path, how }) => {
      const before = texts[path] ?? '';
      const isText = path.endsWith('.mdx');
      const now = isText ? await readFile(join(root, path), 'utf8').catch(() => '') : '';
      const shown = isText && (before !== '' || how === 'added') ? differenceOf(before, now, widthColumns) : [];
      return [`${path} ${HOW[how]}.`, ...shown].join('\n');
    }),
  );
  return `${parts.join('\n')}\n`;
}

/** The lines that differ, with one about each; long ones go on below, and nothing in them is obeyed by a terminal. */
export function differenceOf(before: string, now: string, widthColumns: number): string[] {
  const { hunks } = structuredPatch('', '', before, now, '', '', { context: CONTEXT_LINES });
  const lines = hunks.flatMap(({ newStart, lines: changed }) => [
    `  line ${newStart}`,
    ...changed.filter((line) => !line.startsWith('\\')).flatMap((line) => shownLine(line, widthColumns)),
  ]);
  const rest = lines.length - LONGEST;
  return rest > 0 ? [...lines.slice(0, LONGEST), `  … and ${rest} more lines`] : lines;
}

function shownLine(line: string, widthColumns: number): string[] {
  const parts = wrap(printable(line.slice(1)), widthColumns - 4).flatMap((part) => chopped(part, widthColumns - 4));
  return (parts.length > 0 ? parts : ['']).map((part) => `  ${line[0]} ${part}`.trimEnd());
}

/** A word without end, such as a long address. */
const chopped = (word: string, width: number): string[] => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];

import { Refusal } from '#area/import/refusal.ts';
import { nearest } from '#problem/nearest.ts';
import { printable } from '#problem/wording.ts';
import { COLUMNS, type Column } from '#subscriber/spreadsheet.ts';

/** Who has left is in an export too, and must not come back by it. */
const STATE = 'state';

/** Where each column stands in a row. */
export interface Layout {
  columns: Readonly<Record<Column, number>>;
  /** The column of an export that tells who has left. */
  state: number | undefined;
  width: number;
  /** Columns that are not read, by their headings. */
  unread: readonly string[];
}

/** Reads the headings of a table. @throws Refusal that names every heading that is missing. */
export function layoutOf(cells: readonly string[]): Layout {
  const headings = cells.map((cell) => cell.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !headings.includes(column));
  if (missing.length > 0) throw new Refusal(missingInWords(missing, headings));
  const twice = COLUMNS.filter((column) => headings.indexOf(column) !== headings.lastIndexOf(column));
  if (twice.length > 0) throw new Refusal(`Two columns have the heading ${twice.join(' and ')}. Remove one of them.`);
  const at = (column: Column): number => headings.indexOf(column);
  return {
    columns: {
      ...{ email: at('email'), areas: at('areas'), language: at('language'), frequency: at('frequency') },
      ...{ consent_source: at('consent_source'), consent_date: at('consent_date') },
    },
    state: headings.includes(STATE) ? headings.indexOf(STATE) : undefined,
    width: cells.length,
    unread: headings.filter((heading) => heading !== '' && ![...COLUMNS, STATE].includes(heading)),
  };
}

function missingInWords(missing: readonly Column[], headings: readonly string[]): string {
  const [only = ''] = headings;
  if (headings.length === 1 && /[;\t]/.test(only))
    return 'The columns of this file are separated by semicolons or tabs. Save it again as CSV, with commas between the columns.';
  const others = headings.filter((heading) => !COLUMNS.some((column) => column === heading));
  const guesses = missing.flatMap((column) => {
    const meant = nearest(column, others);
    return meant ? [` Is “${printable(meant)}” meant to be ${column}?`] : [];
  });
  const list = missing.length === 1 ? 'the column' : 'the columns';
  return `The first line of this file lacks ${list} ${missing.join(', ')}.${guesses.join('')} It has to be: ${COLUMNS.join(',')}`;
}

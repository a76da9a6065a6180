import { eachRow } from '#area/import/csv.ts';
import { Refusal } from '#area/import/refusal.ts';
import type { SourceFile } from '#area/import/source-file.ts';

/** Titles above a table have seldom more lines. */
const ROWS_ABOVE_HEADINGS = 20;
/** One cell that is shorter may be the beginning of a postcode; a note says more. */
const LONGEST_POSTCODE = 8;

/** What somebody wants of the rows of a table. */
export interface TableUse<L extends { hasHeadings: boolean }> {
  /** What the rows from this one on are like, if it is one of headings, or tells by itself. May throw a `Refusal`. */
  layoutOf: (cells: readonly string[]) => L | undefined;
  /** A row of the table; `where` says which, such as “row 12”. */
  row: (cells: readonly string[], layout: L, where: () => string) => void;
  /** Whether a row has all that every row must have. */
  isWhole: (cells: readonly string[], layout: L) => boolean;
  /** A title or note that stands above the headings. */
  note: (where: () => string) => void;
  /** Why a file is refused that never comes to a table; `first` is its first row of more than one cell. */
  refusal: (first: readonly string[]) => Refusal;
}

/**
 * Goes through a file: past what stands above its headings, then row by row.
 * @returns the number of the row that it breaks off in, when it ends in the middle of one.
 * @throws Refusal when it has no headings.
 */
export async function readTable<L extends { hasHeadings: boolean }>(
  { name, bytes }: SourceFile,
  isOneOfSeveral: boolean,
  use: TableUse<L>,
): Promise<number | undefined> {
  let layout: L | undefined;
  let last: readonly string[] = [];
  let lastRow = 0;
  let first: readonly string[] = [];
  const useRow = (cells: readonly string[], row: number): void => {
    const where = (): string => `${isOneOfSeveral ? `${name} ` : ''}row ${row.toLocaleString('en-GB')}`;
    const isBelow = layout !== undefined;
    [last, lastRow] = [cells, row];
    if (filledCells(first) < 2) first = cells;
    layout ??= use.layoutOf(cells);
    if (layout && (isBelow || !layout.hasHeadings)) use.row(cells, layout, where);
    if (layout) return;
    if (row >= ROWS_ABOVE_HEADINGS) throw use.refusal(first);
    if (filledCells(cells) > 0) use.note(where);
  };
  const { isEnded } = await eachRow(bytes(), useRow).catch((error) => {
    const isNamed = !isOneOfSeveral || !(error instanceof Refusal) || error.message.includes(name);
    throw isNamed ? error : new Refusal(`${name}: ${error.message}`);
  });
  if (!layout) throw use.refusal(first);
  return isEnded || isNote(last) || use.isWhole(last, layout) ? undefined : lastRow;
}

/** An empty row, or one of a single cell with words in it. */
function isNote(cells: readonly string[]): boolean {
  const filled = filledCells(cells);
  return filled === 0 || (filled === 1 && (cells[0] ?? '').trim().length > LONGEST_POSTCODE);
}

/** How many cells of a row there are until the last that holds something: spreadsheets add empty ones. */
export function filledCells(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

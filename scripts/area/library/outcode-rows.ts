import type { Damage } from '#area/library/area-file.ts';
import { INCODE, parsePostcode } from '#area/postcode.ts';

/**
 * The postcodes of one outcode: the second halves of all, three characters each, and for each column one whole number
 * per postcode. A line of an imported file.
 */
export type OutcodeRow = readonly [outcode: string, incodes: string, ...columns: (readonly number[])[]];

const INCODE_LENGTH = 3;
const INCODES = new RegExp(`^(?:${INCODE.source.slice(1, -1)})+$`);
/** A digit and two of twenty letters. */
const MOST_INCODES = 10 * 20 * 20;

/**
 * Sorts postcodes into a row for each outcode.
 * @param codes written as “BD21 3PY”, in any order, each once.
 * @param columns what to write for each code, a function for each column.
 */
export function outcodeRows(codes: readonly string[], columns: readonly ((code: string) => number)[]): OutcodeRow[] {
  const sorted = [...codes].sort();
  return [...Map.groupBy(sorted, (code) => code.slice(0, -INCODE_LENGTH - 1))].map(([outcode, own]) => [
    outcode,
    own.map((code) => code.slice(-INCODE_LENGTH)).join(''),
    ...columns.map((column) => own.map(column)),
  ]);
}

/** Writes rows as JSON, each on a line, so that a change shows as few lines as it must. */
export function encodeRows(rows: readonly OutcodeRow[]): string {
  return rows.length === 0 ? '[]' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
}

/** Checks rows that were read from a file: every postcode can exist, stands once and in order, with a number in each column. */
export function checkedRows(rows: unknown, columnCount: number): readonly OutcodeRow[] | Damage {
  if (!Array.isArray(rows)) return { damage: 'a list of postcodes is missing' };
  let last = '';
  for (const row of rows as unknown[]) {
    if (!isRow(row, columnCount)) return { damage: `the row after ${last || 'its first line'} cannot be read` };
    if (row[0] <= last) return { damage: `${row[0]} does not stand in order` };
    last = row[0];
  }
  return rows as OutcodeRow[];
}

/** The postcodes of some rows, written as “BD21 3PY”. The engine’s own replacing and splitting is twice as fast as a loop. */
export function codesOf(rows: readonly OutcodeRow[]): string[] {
  if (rows.length === 0) return [];
  const written = rows.map(([outcode, incodes]) => incodes.replace(/.../g, `,${outcode} $&`)).join('');
  return written.slice(1).split(',');
}

/** Where a second half stands in a row; -1 when it does not. */
export function placeOf(incode: string, [, incodes]: OutcodeRow): number {
  const wanted = incode.length === INCODE_LENGTH ? numberAt(incode, 0) : -1;
  let [low, high] = [0, incodes.length / INCODE_LENGTH];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = numberAt(incodes, middle);
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** The second half at a place as one number, in the same order: to cut ninety thousand texts takes too long. */
function numberAt(incodes: string, place: number): number {
  const at = place * INCODE_LENGTH;
  return incodes.charCodeAt(at) * 0x10000 + incodes.charCodeAt(at + 1) * 0x100 + incodes.charCodeAt(at + 2);
}

/** How many postcodes some rows hold. */
export function countCodes(rows: readonly OutcodeRow[]): number {
  return rows.reduce((sum, [, incodes]) => sum + incodes.length / INCODE_LENGTH, 0);
}

function isRow(row: unknown, columnCount: number): row is OutcodeRow {
  if (!Array.isArray(row) || row.length !== columnCount + 2) return false;
  const [outcode, incodes, ...columns] = row as unknown[];
  if (typeof outcode !== 'string' || typeof incodes !== 'string') return false;
  const count = incodes.length / INCODE_LENGTH;
  return isOutcode(outcode) && areIncodes(incodes, count) && columns.every((column) => areNumbers(column, count));
}

function isOutcode(text: string): boolean {
  const read = parsePostcode(text);
  return read.kind === 'outcode' && read.outcode === text;
}

function areIncodes(incodes: string, count: number): boolean {
  if (!Number.isInteger(count) || count > MOST_INCODES || !INCODES.test(incodes)) return false;
  let last = 0;
  for (let place = 0; place < count; place += 1) {
    const next = numberAt(incodes, place);
    if (next <= last) return false;
    last = next;
  }
  return true;
}

function areNumbers(column: unknown, count: number): boolean {
  if (!Array.isArray(column) || column.length !== count) return false;
  for (const one of column) if (!Number.isSafeInteger(one)) return false;
  return true;
}

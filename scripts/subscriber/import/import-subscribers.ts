import { Refusal } from '#area/import/refusal.ts';
import type { SourceFile } from '#area/import/source-file.ts';
import type { Data } from '#storage/open-data.ts';
import { csvLines } from '#subscriber/import/csv-lines.ts';
import { type Layout, layoutOf } from '#subscriber/import/layout.ts';
import { type ImportRow, parseRow, type RowRules } from '#subscriber/import/parse-row.ts';
import { EMPTY_TALLY, type Tally, type Writing, writeBatch } from '#subscriber/import/write-batch.ts';
import { plainCell } from '#subscriber/spreadsheet.ts';
import { chance } from '#subscriber/token.ts';

/** A row that cannot be taken: its line and, in sentences without the address, why. */
export interface RowFault {
  line: number;
  faults: readonly string[];
}

/** How an import ended: all was written, or nothing was. */
export type ImportEnd =
  | { tally: Tally; unread: readonly string[] }
  | { bad: readonly RowFault[]; badCount: number; rows: number };

/** What an import goes by. */
export interface ImportOptions extends RowRules {
  now: Date;
}

/** So many bad rows are kept to be told; of more it is enough to know how many. */
const MOST_TOLD = 1000;
const BATCH = 500;
/** 32 of the 128 bits of an id. */
const PREFIX_CHARACTERS = 8;

/**
 * Takes in people who agreed elsewhere, from a CSV file that is read twice: first to find everything that is wrong,
 * then, when nothing is, to write all of it in one transaction. No more than some hundred rows are held at a time.
 * @throws Refusal when the file is no such table, or is changed meanwhile.
 */
export async function importSubscribers(data: Data, file: SourceFile, options: ImportOptions): Promise<ImportEnd> {
  const found = await findFaults(file, options);
  if (found.badCount > 0) return found;
  if (found.rows === 0) throw new Refusal('This file has headings and nobody below them.');
  return data.storage.db.transaction().execute(async (db) => {
    const tally = { ...EMPTY_TALLY };
    const prefix = chance(PREFIX_CHARACTERS / 2).toString('hex');
    const writing: Writing = { db, secret: data.secret, now: options.now.toISOString(), random: chance, prefix, tally };
    let unread: readonly string[] = [];
    let batch: ImportRow[] = [];
    for await (const parsed of rowsOf(file, options)) {
      if ('faults' in parsed) throw new Refusal('The file was changed while it was read. Start the import again.');
      unread = parsed.layout.unread;
      if (!parsed.row) tally.notConfirmed += 1;
      else batch.push(parsed.row);
      if (batch.length < BATCH) continue;
      await writeBatch(writing, batch);
      batch = [];
    }
    if (batch.length > 0) await writeBatch(writing, batch);
    return { tally, unread };
  });
}

async function findFaults(file: SourceFile, rules: RowRules) {
  const bad: RowFault[] = [];
  let [badCount, rows] = [0, 0];
  for await (const parsed of rowsOf(file, rules)) {
    rows += 1;
    if (!('faults' in parsed)) continue;
    badCount += 1;
    if (bad.length < MOST_TOLD) bad.push(parsed);
  }
  return { bad, badCount, rows };
}

/** A row of somebody who gets bulletins; without one when the file says that they do not. */
interface ParsedRow {
  layout: Layout;
  row: ImportRow | undefined;
}

async function* rowsOf(file: SourceFile, rules: RowRules): AsyncGenerator<ParsedRow | RowFault> {
  let layout: Layout | undefined;
  for await (const { line, cells } of csvLines(file)) {
    if (!layout) layout = layoutOf(cells);
    else if (hasLeft(cells, layout)) yield { layout, row: undefined };
    else {
      const parsed = parseRow(cells, layout, rules);
      yield 'faults' in parsed ? { line, faults: parsed.faults } : { layout, row: parsed.row };
    }
  }
  if (!layout) throw new Refusal('This file is empty.');
}

const hasLeft = (cells: readonly string[], { state }: Layout): boolean =>
  state !== undefined && plainCell(cells[state] ?? '') !== 'confirmed';

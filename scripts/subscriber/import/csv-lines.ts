import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '#area/import/refusal.ts';
import type { SourceFile } from '#area/import/source-file.ts';
import { strangeStart } from '#area/import/strange-file.ts';

/** A row of a file, and the line on which it begins. */
export interface CsvLine {
  line: number;
  cells: readonly string[];
}

/** A row has some hundred bytes; what is far longer has a quotation mark that is never closed. */
const RECORD_LIMIT_BYTES = 64 * 1024;

/**
 * The rows of a table, one at a time, and read no faster than they are used. Empty rows are passed over.
 * @throws Refusal when this is no table, or a quotation mark in it is never closed.
 */
export async function* csvLines({ bytes }: SourceFile): AsyncGenerator<CsvLine> {
  let last = 0;
  const parser = parse({
    ...{ bom: true, info: true, relax_column_count: true, relax_quotes: true },
    max_record_size: RECORD_LIMIT_BYTES,
    // Told as it is parsed: what waits to be used is lost when the parser fails.
    on_record: (parsed: string[], { lines }) => {
      last = lines;
      return parsed;
    },
  });
  const source = Readable.from(checked(bytes()));
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.some((cell) => cell.trim() !== '')) yield { line: info.lines - breaksIn(record), cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError
      ? new Refusal(`After line ${last} a quotation mark is opened and never closed. Mend that line.`)
      : error;
  } finally {
    source.destroy();
  }
}

/** The parser tells where a row ends. */
const breaksIn = (cells: readonly string[]): number => cells.join('').match(/\r\n|\r|\n/g)?.length ?? 0;

async function* checked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst) refuseStrange(chunk);
    isFirst = false;
    yield chunk;
  }
  if (isFirst) refuseStrange(new Uint8Array());
}

function refuseStrange(start: Uint8Array): void {
  const strange = strangeStart(start);
  if (strange) throw new Refusal(strange);
}

import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '#area/import/refusal.ts';
import { strangeStart } from '#area/import/strange-file.ts';

/** A row of the widest directory has 500 bytes; what is far longer has a quotation mark that is never closed. */
const RECORD_LIMIT_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Reads a table row by row, and holds no more than one of them: directories have millions. Knows quotation marks,
 * the line ends of every system and the byte order mark; rows may be of any width.
 * @returns whether the last row has its line end: a download that was cut has none.
 * @param use is told the cells, trimmed of nothing, and the number of the row as a spreadsheet counts; may throw a `Refusal`.
 * @throws Refusal when this is no table, or a quotation mark in it is never closed.
 */
export async function eachRow(
  bytes: AsyncIterable<Uint8Array>,
  use: (cells: readonly string[], row: number) => void,
): Promise<{ isEnded: boolean }> {
  let row = 0;
  let lastByte: number | undefined;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: RECORD_LIMIT_BYTES,
    on_record: (cells: string[]) => {
      row += 1;
      use(cells, row);
      // Nothing is handed on, so nothing is kept.
      return null;
    },
  });
  try {
    await pipeline(
      checked(bytes, (chunk) => {
        lastByte = chunk.at(-1) ?? lastByte;
      }),
      parser.resume(),
    );
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, row + 1) : error;
  }
  return { isEnded: lastByte === LINE_FEED || lastByte === CARRIAGE_RETURN };
}

/** The same bytes, once their beginning has been looked at; `see` is shown every piece. */
async function* checked(
  bytes: AsyncIterable<Uint8Array>,
  see: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst) refuseStrange(chunk);
    isFirst = false;
    see(chunk);
    yield chunk;
  }
  if (isFirst) refuseStrange(new Uint8Array());
}

function refuseStrange(start: Uint8Array): void {
  const strange = strangeStart(start);
  if (strange) throw new Refusal(strange);
}

function refusalOf({ code }: CsvError, row: number): Refusal {
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? new Refusal(
        `In row ${row} a quotation mark is opened and never closed. Download the file again, or mend that row.`,
      )
    : new Refusal(`Row ${row} cannot be read as a row of a table. Download the file again, or mend that row.`);
}

import type { SourceFile } from '#area/import/source-file.ts';
import { COLUMNS } from '#subscriber/spreadsheet.ts';

export const HEADINGS = COLUMNS.join(',');

/** A row in which nothing is wrong, with some cells changed. */
export function rowOf(changed: Partial<Record<(typeof COLUMNS)[number], string>> = {}): string {
  const right = {
    ...{ email: 'ann@reader.example', areas: 'harbour', language: 'en', frequency: 'each' },
    ...{ consent_source: 'Open day', consent_date: '2031-03-01' },
  };
  return COLUMNS.map((column) => ({ ...right, ...changed })[column]).join(',');
}

/** A file of these bytes, in pieces that break anywhere. */
export function fileOf(text: string | Uint8Array, pieceBytes = 1000): SourceFile {
  const bytes = Buffer.from(text);
  return {
    name: 'people.csv',
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
}

/** A file of rows below the headings. */
export const tableOf = (...rows: string[]): SourceFile => fileOf(`${[HEADINGS, ...rows].join('\n')}\n`);

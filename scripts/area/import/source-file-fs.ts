import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { SourceFile } from '#area/import/source-file.ts';

/** A file that can be read, with its size. */
export interface OpenFile extends SourceFile {
  path: string;
  sizeBytes: number;
}

/** The files to read, and what is not read. */
export interface FoundSources {
  files: OpenFile[];
  /** What was named and is not there, or is a folder without a table. */
  missing: string[];
  /** Tables in a folder that was named which say nothing that the others do not. */
  extras: string[];
}

/** What publishers put beside their tables: documents, the names of columns and codes, and the same rows in pieces. */
const EXTRA = /^(?:docs?|documents?|documentation|user.?guides?|metadata|multi_csv)$|column.?headers|code.?list/i;
/** A download unpacked in its own folder has its tables three folders down. */
const DEEPEST = 4;

/** Finds the files that somebody named; a folder stands for the tables in it and in the folders below. */
export async function findSources(paths: readonly string[]): Promise<FoundSources> {
  const found: FoundSources = { files: [], missing: [], extras: [] };
  for (const path of paths) {
    const own = await stat(path).catch(() => undefined);
    const tables = own?.isDirectory() ? await tablesIn(path, DEEPEST) : [path];
    const isExtra = (table: string): boolean =>
      relative(path, table)
        .split(sep)
        .some((name) => EXTRA.test(name));
    const wanted = tables.filter((table) => !isExtra(table));
    if (!own || wanted.length === 0) found.missing.push(path);
    for (const one of own ? wanted : []) found.files.push(sourceOf(one, (await stat(one)).size));
    found.extras.push(...tables.filter(isExtra).map((table) => relative(path, table)));
  }
  return found;
}

/** The same files, telling after every piece how many bytes of all were read. */
export function withProgress(files: readonly OpenFile[], tell: (readBytes: number, totalBytes: number) => void) {
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let readBytes = 0;
  return files.map(
    (file): OpenFile => ({
      ...file,
      bytes: async function* () {
        for await (const chunk of file.bytes()) {
          readBytes += chunk.length;
          tell(readBytes, totalBytes);
          yield chunk;
        }
      },
    }),
  );
}

async function tablesIn(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  // What an unpacking machine keeps for itself begins with a dot or two underscores.
  const own = entries.filter(({ name }) => !/^(?:\.|__)/.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const tables = own
    .filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name))
    .map(({ name }) => join(folder, name));
  if (depth > 1) {
    const folders = own.filter((entry) => entry.isDirectory());
    for (const { name } of folders) tables.push(...(await tablesIn(join(folder, name), depth - 1)));
  }
  return tables;
}

function sourceOf(path: string, sizeBytes: number): OpenFile {
  return { name: basename(path), path, sizeBytes, bytes: () => createReadStream(path) };
}

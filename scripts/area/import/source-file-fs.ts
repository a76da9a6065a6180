import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SourceFile } from '#area/import/source-file.ts';

/** A file that can be read, with its size. */
export interface OpenFile extends SourceFile {
  path: string;
  sizeBytes: number;
}

/** Finds the files that somebody named; a folder stands for the tables in it. What is not there, or has none, comes back by name. */
export async function findSources(paths: readonly string[]): Promise<{ files: OpenFile[]; missing: string[] }> {
  const files: OpenFile[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    const own = found?.isDirectory() ? await tablesIn(path) : [path];
    if (!found || own.length === 0) missing.push(path);
    else for (const one of own) files.push(sourceOf(one, (await stat(one)).size));
  }
  return { files, missing };
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

async function tablesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const tables = entries.filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name));
  return tables.map(({ name }) => join(folder, name)).sort();
}

function sourceOf(path: string, sizeBytes: number): OpenFile {
  return { name: basename(path), path, sizeBytes, bytes: () => createReadStream(path) };
}

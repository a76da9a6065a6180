import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { parseJson } from '#source/json.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import { parseText, TEXT_LIMIT_BYTES } from '#source/text.ts';
import { parseYaml, type Sourced } from '#source/yaml.ts';

/** A text with the hash of the bytes it was read from, or the problem that kept it from being read. */
export type ReadText = { text: string; sha256: string } | { problem: Problem };

/** Data that fits its schema, with its places; or every problem found. */
export type ReadData<T> = { value: T; source: Sourced } | { problems: Problem[] };

/** Reads a text file below `root`. `what` names it for the author when it is missing. */
export async function readText(
  root: string,
  file: string,
  what: string,
  limitBytes = TEXT_LIMIT_BYTES,
): Promise<ReadText> {
  const path = join(root, file);
  const at = { file, line: 1 };
  const found = await allowed(stat(path));
  if (found === REFUSED) return { problem: place({ code: 'file-unreadable', args: {} }, at) };
  if (!found?.isFile()) return { problem: place({ code: 'file-missing', args: { what } }, at) };
  if (found.size > limitBytes) {
    return { problem: place({ code: 'file-too-large', args: { sizeBytes: found.size, limitBytes } }, at) };
  }
  const bytes = await allowed(readFile(path));
  if (bytes === REFUSED) return { problem: place({ code: 'file-unreadable', args: {} }, at) };
  if (!bytes) return { problem: place({ code: 'file-missing', args: { what } }, at) };
  const parsed = parseText(bytes, limitBytes);
  if ('text' in parsed) return { ...parsed, sha256: createHash('sha256').update(bytes).digest('hex') };
  return { problem: place(parsed.problem.finding, { file, line: parsed.problem.line }) };
}

/** Reads a YAML or JSON file below `root` by a schema. */
export async function readData<S extends z.ZodType>(
  root: string,
  file: string,
  what: string,
  schema: S,
): Promise<ReadData<z.output<S>>> {
  const read = await readText(root, file, what);
  if ('problem' in read) return { problems: [read.problem] };
  const source = /\.(?:geo)?json$/.test(file) ? parseJson(read.text) : parseYaml(read.text);
  if ('problem' in source) return { problems: [place(source.problem.finding, { file, line: source.problem.line })] };
  const checked = parseBySchema(schema, source);
  if ('value' in checked) return { value: checked.value, source };
  return { problems: checked.problems.map(({ finding, line }) => place(finding, { file, line })) };
}

/** The names in a folder, sorted; folders and files apart. Links are neither: they are not followed. */
export interface Listing {
  folders: string[];
  files: string[];
  links: string[];
  /** Why nothing could be listed. A folder that is not there is empty; one that is closed must never seem so. */
  problems: Problem[];
}

/** Lists a folder below `root`. */
export async function listFolder(root: string, folder: string): Promise<Listing> {
  const found = await allowed(readdir(join(root, folder), { withFileTypes: true }));
  const entries = found === REFUSED ? [] : (found ?? []);
  const names = (wanted: (entry: (typeof entries)[number]) => boolean): string[] =>
    entries
      .filter((entry) => wanted(entry) && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  return {
    folders: names((entry) => entry.isDirectory()),
    files: names((entry) => entry.isFile()),
    links: names((entry) => entry.isSymbolicLink()),
    problems: found === REFUSED ? [place({ code: 'folder-unreadable', args: {} }, { file: folder, line: 1 })] : [],
  };
}

const REFUSED = Symbol('refused');

/** What some reading gives; undefined when nothing is there, REFUSED when it is there and may not be read as asked. */
async function allowed<T>(reading: Promise<T>): Promise<T | undefined | typeof REFUSED> {
  try {
    return await reading;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : REFUSED;
  }
}

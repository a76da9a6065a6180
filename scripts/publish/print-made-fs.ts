import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Lies in each folder of a print job and names the files that were made for it: nothing else is ever removed. */
const MADE_FILE = '.print.json';
/** How folders are called that a print job is still filling; the number of its process follows. */
export const MAKING = '.making-';
/** What file managers leave in any folder that somebody looks at. */
const NOBODYS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Whether a folder was made by a print job. */
export const isPrintJob = (folder: string): boolean => existsSync(join(folder, MADE_FILE));

/** Names the files that a finished folder holds. */
export async function writeMade(folder: string): Promise<void> {
  const files = (await readdir(folder)).sort();
  await writeFile(join(folder, MADE_FILE), `${JSON.stringify({ files }, null, 1)}\n`);
}

/** Whether nothing lies in a folder but print jobs, which can be made again. */
export async function holdsOnlyPrint(folder: string): Promise<boolean> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const isLeftover = entry.name.startsWith(MAKING) || NOBODYS.has(entry.name);
    if (!isLeftover && !(entry.isDirectory() && (await strangersIn(join(folder, entry.name))).length === 0))
      return false;
  }
  return true;
}

/** What lies in the folder of a print job without having been made for it. */
export async function strangersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const made = new Set([MADE_FILE, ...(await madeIn(folder))]);
  return names.filter((name) => !made.has(name) && !NOBODYS.has(name));
}

/** The files in a folder that were made for it, as it says itself. A folder or a link of such a name is not one of them. */
export async function madeIn(folder: string): Promise<string[]> {
  const listed = new Set(await listedIn(folder));
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && listed.has(entry.name)).map(({ name }) => name);
}

const MADE = z.object({ files: z.array(z.string()) });

/** What a folder says was made for it; nothing where it does not say so, for then nothing in it may go. */
async function listedIn(folder: string): Promise<string[]> {
  try {
    return MADE.parse(JSON.parse(await readFile(join(folder, MADE_FILE), 'utf8'))).files;
  } catch {
    return [];
  }
}

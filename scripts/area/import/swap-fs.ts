import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How a file is called until it is complete. Names with a dot are nobody's content: no reader and no check sees them. */
const unfinished = (path: string): string => join(dirname(path), `.${basename(path)}.importing`);
const UNFINISHED = /^\..*\.importing$/;

/**
 * Puts files in the place of those before them, each in whole or not at all, and all or none as far as a disk can:
 * every one is complete and on the disk before the first takes its name. Killed at any moment, each name still has a
 * whole file, old or new. Only one process may do this at a time.
 * @param texts by path below `root`.
 */
export async function swapIn(root: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const paths = [...texts].map(([file, text]) => ({ path: join(root, file), text }));
  const folders = [...new Set(paths.map(({ path }) => dirname(path)))];
  for (const folder of folders) await clean(folder);
  try {
    for (const { path, text } of paths) await writeThrough(unfinished(path), text);
    await renameAll(paths.map(({ path }) => path));
  } finally {
    for (const { path } of paths) await rm(unfinished(path), { force: true });
  }
  for (const folder of folders) await syncFolder(folder);
}

/** Gives all finished files their names; when one cannot have its own, the others give theirs back. */
async function renameAll(paths: readonly string[]): Promise<void> {
  const done: { path: string; before: Uint8Array | undefined }[] = [];
  try {
    for (const path of paths) {
      const before = await readFile(path).catch(absent);
      await rename(unfinished(path), path);
      done.push({ path, before });
    }
  } catch (error) {
    for (const { path, before } of done) {
      if (before) await writeThrough(unfinished(path), before);
      await (before ? rename(unfinished(path), path) : rm(path, { force: true }));
    }
    throw error;
  }
}

/** Undefined for what is not there; any other refusal of the system is thrown on. */
function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** Makes the folder, and takes away what an import that was killed has left in it. */
async function clean(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  for (const name of names.filter((one) => UNFINISHED.test(one))) await rm(join(folder, name), { force: true });
}

/** What has a name must not be empty after a power cut. */
async function writeThrough(path: string, text: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Some systems cannot do this for a folder; they keep names by themselves. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

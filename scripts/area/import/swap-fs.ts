import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { absent, clearUnfinished, syncFolder, writeThrough, writeUnfinished } from '#source/write-fs.ts';

/**
 * Puts files in the place of those before them, each in whole or not at all, and all or none as far as a disk can:
 * every one is complete and on the disk before the first takes its name. Killed at any moment, each name still has a
 * whole file, old or new. Only one process may do this at a time.
 * @param texts by path below `root`.
 */
export async function swapIn(root: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const folders = [...new Set([...texts.keys()].map((file) => dirname(join(root, file))))];
  for (const folder of folders) {
    await mkdir(folder, { recursive: true });
    await clearUnfinished(folder);
  }
  const swaps: Swap[] = [];
  try {
    for (const [file, text] of texts) {
      const path = join(root, file);
      swaps.push({ path, unfinished: await writeUnfinished(path, text) });
    }
    await renameAll(swaps);
  } finally {
    for (const { unfinished } of swaps) await rm(unfinished, { force: true });
  }
  for (const folder of folders) await syncFolder(folder);
}

/** A file that will have the name `path`, and its name until then. */
interface Swap {
  path: string;
  unfinished: string;
}

/** Gives all finished files their names; when one cannot have its own, the others give theirs back. */
async function renameAll(swaps: readonly Swap[]): Promise<void> {
  const done: { path: string; before: Uint8Array | undefined }[] = [];
  try {
    for (const { path, unfinished } of swaps) {
      const before = await readFile(path).catch(absent);
      await rename(unfinished, path);
      done.push({ path, before });
    }
  } catch (error) {
    for (const { path, before } of done) await (before ? writeThrough(path, before) : rm(path, { force: true }));
    throw error;
  }
}

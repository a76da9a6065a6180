import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasEnded, SIGNATURE } from '#source/running.ts';

/** How a file is written. */
export interface Writing {
  /** Its rights; without them those that a new file has. */
  mode?: number | undefined;
  /** Whether nothing may have its name yet. */
  isNew?: boolean;
}

/**
 * Writes a file so that its name has all of it or what was there before, even after a power cut. Nothing is left beside it.
 * @returns false when it had to be new and something has its name already.
 */
export async function writeThrough(
  path: string,
  bytes: Uint8Array | string,
  { mode, isNew = false }: Writing = {},
): Promise<boolean> {
  const folder = dirname(path);
  await clearUnfinished(folder);
  const unfinished = await writeUnfinished(path, bytes, mode);
  try {
    if (!isNew) await rename(unfinished, path);
    else if (!(await takeName(unfinished, path))) return false;
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(folder);
  return true;
}

/** Writes what will be the file `path`, down to the disk, under a hidden name that no other process has; returns that path. */
export async function writeUnfinished(path: string, bytes: Uint8Array | string, mode?: number): Promise<string> {
  const unfinished = unfinishedName(join(dirname(path), `.${basename(path)}`));
  try {
    const handle = await open(unfinished, 'wx', mode);
    try {
      // What the system takes off the rights of new files was not taken off this one.
      if (mode !== undefined) await handle.chmod(mode);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return unfinished;
}

/** A name that nothing else ever has, and that tells who may still need it. */
export const unfinishedName = (name: string): string =>
  `${name}.${SIGNATURE}.${randomBytes(8).toString('hex')}.unfinished`;

const UNFINISHED = /\.(\d+@[^.]+)\.[0-9a-f]{16}\.unfinished$/;

/** After this time even a process that cannot be asked has finished any file. */
const LONGEST_MS = 60 * 60 * 1000;

/** Takes away what processes that were killed have left unfinished in a folder. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, signature] = UNFINISHED.exec(name) ?? [];
    if (signature === undefined) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(absent);
    if (found && hasEnded(signature, found.mtimeMs, LONGEST_MS)) await rm(path, { force: true });
  }
}

/** Gives a finished file a second name. @returns false when something has that name already. */
export async function takeName(finished: string, path: string): Promise<boolean> {
  try {
    await link(finished, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  // Some disks, such as memory sticks, know no second names.
  try {
    await copyFile(finished, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Brings the names in a folder down to the disk. Some systems cannot do this; they keep names by themselves. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Undefined for what is not there; any other refusal of the system is thrown on. */
export function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

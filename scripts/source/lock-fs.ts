import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hasEnded, SIGNATURE } from '#source/running.ts';
import { absent, clearUnfinished, takeName, unfinishedName } from '#source/write-fs.ts';

const PAUSE_MS = 15;
const HOUR_MS = 60 * 60 * 1000;
/** On a disk without second names a lock is empty until its holder has signed it. */
const SIGNING_MS = 2000;

/** What stands in the locks that this process holds, by path. */
const held = new Map<string, string>();

/**
 * Takes a lock file for this process. It says which process holds it; one that has ended holds nobody up.
 * @param longestMs how long the work under it can last: a holder on another machine, who cannot be asked, has it no longer.
 * @returns false while a living process holds it, this one included.
 */
export async function takeLock(file: string, longestMs = HOUR_MS): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true });
  const holder = await readFile(file, 'utf8').catch(absent);
  if (holder !== undefined) {
    if (!(await isAbandoned(file, holder, longestMs))) return false;
    await clear(file, holder, longestMs);
  }
  return sign(file);
}

/** Gives a lock back, when this process still holds it. */
export async function releaseLock(file: string): Promise<void> {
  const own = held.get(resolve(file));
  held.delete(resolve(file));
  if (own !== undefined && (await readFile(file, 'utf8').catch(absent)) === own) await rm(file, { force: true });
}

/**
 * Does some work while no other process does work under the same lock; waits for its turn.
 * @throws an EBUSY error, as of the system, when somebody else has not come to an end in twice the longest time.
 */
export async function alone<T>(file: string, work: () => Promise<T>, longestMs = HOUR_MS): Promise<T> {
  const untilMs = Date.now() + 2 * longestMs;
  while (!(await takeLock(file, longestMs))) {
    if (Date.now() > untilMs) {
      throw Object.assign(new Error(`EBUSY: locked by another process, '${file}'`), {
        ...{ code: 'EBUSY', syscall: 'lock', path: file },
      });
    }
    await setTimeout(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    await releaseLock(file);
  }
}

async function isAbandoned(file: string, holder: string, longestMs: number): Promise<boolean> {
  const found = await stat(file).catch(absent);
  if (!found) return true;
  if (holder === '') return Date.now() - found.mtimeMs > SIGNING_MS;
  return hasEnded(holder.split(' ')[0] ?? '', found.mtimeMs, longestMs);
}

/**
 * Takes away the lock of a holder who has ended. Others may be about to do so, and one of them may hold the lock anew by now:
 * so only who has the right to take away this one does, and that right is a lock of its own, whose name never comes again.
 */
async function clear(file: string, holder: string, longestMs: number): Promise<void> {
  const right = `${file}.${createHash('sha256').update(holder).digest('hex').slice(0, 16)}`;
  if (!(await takeLock(right, longestMs))) return;
  try {
    if ((await readFile(file, 'utf8').catch(absent)) === holder) await rm(file, { force: true });
  } finally {
    await releaseLock(right);
  }
}

/** Makes the lock appear with its holder in it. @returns false when somebody else was quicker. */
async function sign(file: string): Promise<boolean> {
  const own = `${SIGNATURE} ${randomUUID()}`;
  const unfinished = unfinishedName(file);
  await clearUnfinished(dirname(file));
  try {
    await writeFile(unfinished, own, { flag: 'wx' });
    if (!(await takeName(unfinished, file))) return false;
  } finally {
    await rm(unfinished, { force: true });
  }
  held.set(resolve(file), own);
  return true;
}

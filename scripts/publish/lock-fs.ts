import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const PATIENCE_MS = 200;

/**
 * Takes a lock file for this process. It holds the number of its process; one that is gone holds nobody up.
 * @returns false while a living process holds it, this one included.
 */
export async function takeLock(file: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true });
  if (await write(file)) return true;
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (holder > 0 && isRunning(holder)) return false;
  await rm(file, { force: true });
  return write(file);
}

/** Does some work while no other process does work under the same lock; waits for its turn. */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!(await takeLock(file))) await setTimeout(PATIENCE_MS);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's may not be asked; it runs all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** False when the file is there already. */
async function write(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { holdsOnlyPrint } from '#publish/print-made-fs.ts';
import { releaseLock, takeLock } from '#source/lock-fs.ts';
import { isRunning } from '#source/running.ts';

/**
 * A folder that is written beside the one it will replace, so that a build that fails,
 * or is killed, leaves the last good output as it was.
 */
export interface Output {
  /** The folder that readers know. */
  final: string;
  /** The folder to write into. */
  temporary: string;
  /** Puts what was written in the place of what was there. */
  commit: () => Promise<void>;
  /** Throws away what was written and not committed, and lets the next build begin. */
  discard: () => Promise<void>;
}

/** The output folder may not be written to now, or not at all; the message is for whoever named it. */
export class OutputError extends Error {}

/** The folder of an output that print jobs are written to. A build removes it, for what it shows may be out of date. */
export const PRINT = 'print';

/** Where an output remembers what each part of it was made from; by this file a build knows an output again. */
export const INPUTS_FILE = '.inputs.json';

/**
 * Opens the output folder `final` (an absolute path) for one build.
 * @throws OutputError while another build writes to it, and for a folder with files that no build made.
 */
export async function openOutput(final: string): Promise<Output> {
  await refuseForeign(final);
  await lock(final);
  const temporary = `${final}.new-${process.pid}`;
  const previous = `${final}.previous`;
  await restore(final, previous);
  await clearAbandoned(dirname(final), `${basename(final)}.new-`);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  return {
    final,
    temporary,
    commit: async () => {
      if (existsSync(final)) await rename(final, previous);
      await rename(temporary, final);
      await rm(previous, { recursive: true, force: true });
    },
    discard: async () => {
      await rm(temporary, { recursive: true, force: true });
      await releaseLock(lockOf(final));
    },
  };
}

/** What a build writes under. */
export const lockOf = (final: string): string => `${final}.lock`;

/** All that is in the output goes when it is replaced, so it must be ours: `--out .` is a slip that nobody could undo. */
async function refuseForeign(final: string): Promise<void> {
  const found = await stat(final).catch(() => undefined);
  if (!found) return;
  const names = found.isDirectory() ? await readdir(final) : [basename(final)];
  if (names.length === 0 || (found.isDirectory() && names.includes(INPUTS_FILE))) return;
  if (names.length === 1 && names[0] === PRINT && (await holdsOnlyPrint(join(final, PRINT)))) return;
  throw new OutputError(
    `${final} holds files that no build made, and all of them would be lost. Choose a new or empty folder with --out.`,
  );
}

async function lock(final: string): Promise<void> {
  if (await takeLock(lockOf(final))) return;
  throw new OutputError(
    `Another build is writing to ${final}. Wait for it, or choose another folder with --out. If there is none, delete ${lockOf(final)}.`,
  );
}

/** A build that was killed between the two renames of `commit` left the last good output under another name. */
async function restore(final: string, previous: string): Promise<void> {
  if (!existsSync(previous)) return;
  if (existsSync(final)) await rm(previous, { recursive: true, force: true });
  else await rename(previous, final);
}

/**
 * Removes the folders that builds which were killed had begun in `folder`, each called `prefix` and the number of its
 * process; a build that is still running keeps its own.
 */
export async function clearAbandoned(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length) : Number.NaN);
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clearAbandoned, OutputError } from '#publish/output-fs.ts';
import { isPrintJob, MAKING, madeIn, strangersIn, writeMade } from '#publish/print-made-fs.ts';
import { inNameOf, makeFolder } from '#publish/print-place-fs.ts';
import { releaseLock, takeLock } from '#source/lock-fs.ts';

const PREVIOUS = '.previous';

/** A folder of print jobs, each of which is written as one, with whole files only. */
export interface PrintFolder {
  write: (folder: string, name: string, bytes: Uint8Array) => Promise<void>;
  /** Adds what was written to what was there: of files with the same name the new one stays. */
  commit: () => Promise<void>;
  /** Throws away what was written and not committed, and lets others write. */
  discard: () => Promise<void>;
}

/**
 * Opens the folder `out` (an absolute path) to write some folders in it.
 * @param lock what no build and no other print job writes under at the same time.
 * @throws OutputError while somebody else does, and where files would be lost that no print job made.
 */
export async function openPrintFolder(out: string, folders: readonly string[], lock: string): Promise<PrintFolder> {
  await refuseForeign(out, folders);
  await makeFolder(out);
  if (!(await inNameOf(out, () => takeLock(lock)))) {
    throw new OutputError(
      `A build or another print job is writing to ${out}. Wait for it, or choose another folder with --out. If there is none, delete ${lock}.`,
    );
  }
  for (const folder of folders) await restore(join(out, folder));
  await clearAbandoned(out, MAKING);
  const making = join(out, `${MAKING}${process.pid}`);
  await rm(making, { recursive: true, force: true });
  return {
    write: (folder, name, bytes) =>
      inNameOf(out, async () => {
        await mkdir(join(making, folder), { recursive: true });
        await writeFile(join(making, folder, name), bytes);
      }),
    commit: () =>
      inNameOf(out, async () => {
        const written = existsSync(making) ? await readdir(making) : [];
        for (const folder of written) await replace(join(making, folder), join(out, folder));
      }),
    discard: async () => {
      await rm(making, { recursive: true, force: true });
      await releaseLock(lock);
    },
  };
}

async function refuseForeign(out: string, folders: readonly string[]): Promise<void> {
  const found = await stat(out).catch(() => undefined);
  if (found && !found.isDirectory()) throw new OutputError(`${out} is a file. Choose a folder with --out.`);
  for (const folder of folders) {
    const [stranger] = await strangersIn(join(out, folder));
    if (stranger === undefined) continue;
    throw new OutputError(
      `${join(out, folder)} would be replaced, and ${stranger} in it, which no print job made, would be lost. Move it elsewhere, or choose another folder with --out.`,
    );
  }
}

async function replace(next: string, final: string): Promise<void> {
  await keepEarlier(final, next);
  await writeMade(next);
  const previous = final + PREVIOUS;
  if (existsSync(final)) await rename(final, previous);
  await rename(next, final);
  await rm(previous, { recursive: true, force: true });
}

/** Files of earlier jobs, on another paper or for another place, stay beside the new ones. */
async function keepEarlier(final: string, next: string): Promise<void> {
  for (const name of await madeIn(final)) {
    if (!existsSync(join(next, name))) await copyFile(join(final, name), join(next, name));
  }
}

/** Whoever was killed between the two moves of `replace` left the last good folder under another name. */
async function restore(final: string): Promise<void> {
  const previous = final + PREVIOUS;
  if (!isPrintJob(previous)) return;
  if (existsSync(final)) await rm(previous, { recursive: true, force: true });
  else await rename(previous, final);
}

import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { machineFault } from '#problem/machine-fault.ts';
import { INPUTS_FILE, lockOf, OutputError, PRINT } from '#publish/output-fs.ts';

/** Where a print job is written, and under which lock. Absolute paths. */
export interface PrintPlace {
  out: string;
  lock: string;
}

/** Folders of a root, and of the toolkit, that hold what nobody can make again. */
const KEPT = ['content', 'campaigns', 'data', 'scripts', 'site', 'test', 'node_modules', '.git', '.github'];
const INSTEAD = 'Choose a folder of its own with --out, such as --out print.';

/**
 * Finds out whether flyers may be put into a folder, before anything is made.
 * @param roots the folders that hold the content, and the toolkit.
 * @param output where the build writes by itself; other outputs are known by what lies in them.
 * @throws OutputError where it stands for something else, or cannot be.
 */
export function printPlace(out: string, roots: readonly string[], output: string): PrintPlace {
  const real = realOf(out);
  for (const root of roots.map(realOf)) refuseAmong(out, real, root);
  const parent = dirname(real);
  const outputs = [realOf(output), ...ancestorsOf(real).filter((folder) => existsSync(join(folder, INPUTS_FILE)))];
  const around = outputs.find((folder) => isWithin(real, folder));
  if (around === undefined) return { out, lock: join(out, '.print.lock') };
  if (parent === around && real === join(around, PRINT)) return { out, lock: lockOf(dirname(out)) };
  throw new OutputError(
    `${out} lies in what the build makes and removes. Leave out --out, or write --out ${join(around, PRINT)}.`,
  );
}

/** Makes a folder with all above it. @throws OutputError where there can be none, which names the folder itself. */
export async function makeFolder(folder: string): Promise<void> {
  const missing = ancestorsOf(folder)
    .filter((one) => !existsSync(one))
    .reverse();
  await inNameOf(folder, async () => {
    // One by one: `recursive` never ends where the system takes no folder, such as below /proc.
    for (const one of missing) await mkdir(one).catch(unlessThere);
  });
}

/** Does some work on the disk; when the system refuses it, the folder that somebody named is said, not a file in it. */
export async function inNameOf<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const named = Object.assign(error, { path: folder });
    if (machineFault(named) !== undefined) throw named;
    throw new OutputError(`${folder} cannot be written to. ${INSTEAD}`, { cause: error });
  }
}

function refuseAmong(out: string, real: string, root: string): void {
  if (isWithin(root, real)) {
    throw new OutputError(`${out} holds the content or the toolkit, and flyers would lie among it. ${INSTEAD}`);
  }
  const kept = KEPT.find((name) => isWithin(real, join(root, name)));
  if (kept === undefined) return;
  throw new OutputError(`${out} lies in ${kept}/, which is not for flyers. ${INSTEAD}`);
}

const isWithin = (inner: string, outer: string): boolean => {
  const way = relative(outer, inner);
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

/** The folder itself and all above it, nearest first. */
function ancestorsOf(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestorsOf(above)];
}

/** Where a folder lies that may not be there yet, whatever links lead to it. */
function realOf(folder: string): string {
  const there = ancestorsOf(folder).find(isNamed);
  if (there === undefined) return folder;
  if (!existsSync(there)) {
    throw new OutputError(`${there} is a link to a folder that is not there. ${INSTEAD}`);
  }
  if (!statSync(there).isDirectory()) throw new OutputError(`${there} is a file. Choose a folder with --out.`);
  return join(realpathSync(there), relative(there, folder));
}

/** Whether something has this name, were it a link that leads nowhere. */
function isNamed(path: string): boolean {
  try {
    return lstatSync(path) !== undefined;
  } catch {
    // Nothing is below a file, a link in a circle, or a name that is too long.
    return false;
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

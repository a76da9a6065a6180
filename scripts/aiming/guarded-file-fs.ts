import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, type FileHandle, link, lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { place } from '#problem/collect.ts';
import type { Finding, Problem } from '#problem/problem.ts';
import { parseText, TEXT_LIMIT_BYTES } from '#source/text.ts';

/** A file as somebody saw it. */
export interface SeenFile {
  /** All of it, with its byte order mark and its own line ends. */
  text: string;
  /** What tells these very bytes from any others. */
  version: string;
}

/** A file, or why it may not be worked on. */
export type Seen = SeenFile | { problem: Problem };

/** Reads a file below `root` to be changed. A link is refused: what it leads to may belong to somebody else. */
export async function readSeen(root: string, file: string, what: string, limitBytes = TEXT_LIMIT_BYTES): Promise<Seen> {
  const refuse = (finding: Finding, line = 1): Seen => ({ problem: place(finding, { file, line }) });
  const found = await lstat(join(root, file)).catch(absent);
  if (!found) return refuse({ code: 'file-missing', args: { what } });
  if (!found.isFile()) return refuse({ code: 'file-not-plain', args: {} });
  const bytes = await readFile(join(root, file));
  const parsed = parseText(bytes, limitBytes);
  if ('problem' in parsed) return refuse(parsed.problem.finding, parsed.problem.line);
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), version: versionOf(bytes) };
}

/**
 * Writes a file below `root` so that it is there as a whole or not at all.
 * `seen` is the version that was read before; without it the file must not be there yet.
 * Returns the new version, or why nothing was written.
 * @throws the error of the system when the disk refuses.
 */
export async function writeGuarded(
  root: string,
  file: string,
  text: string,
  seen: string | undefined,
): Promise<{ version: string } | { problem: Problem }> {
  const path = join(root, file);
  const bytes = Buffer.from(text);
  const beside = join(dirname(path), `.${basename(path)}.saving`);
  const handle = await openAlone(beside, await modeOf(path));
  try {
    await writeThrough(handle, bytes);
    const finding = await objection(path, seen);
    if (finding) return { problem: place(finding, { file, line: 1 }) };
    if (seen !== undefined) await rename(beside, path);
    else if (!(await isNewAs(beside, path))) {
      return { problem: place({ code: 'file-there-already', args: {} }, { file, line: 1 }) };
    }
  } finally {
    await rm(beside, { force: true });
  }
  return { version: versionOf(bytes) };
}

/** Why a file may not be written over, or made. */
async function objection(path: string, seen: string | undefined): Promise<Finding | undefined> {
  const found = await lstat(path).catch(absent);
  if (found && !found.isFile()) return { code: 'file-not-plain', args: {} };
  if (found && seen === undefined) return { code: 'file-there-already', args: {} };
  if (!found) return seen === undefined ? undefined : { code: 'file-changed-meanwhile', args: { how: 'gone' } };
  if (versionOf(await readFile(path)) === seen) return undefined;
  return { code: 'file-changed-meanwhile', args: { how: 'changed' } };
}

/** After this time whoever was saving must have been stopped half-way. */
const ABANDONED_MS = 10_000;

/** Makes the file beside the real one. Whoever has it saves; others wait, so that no save can miss another. */
async function openAlone(beside: string, mode: number): Promise<FileHandle> {
  for (;;) {
    try {
      return await open(beside, 'wx', mode);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const other = await lstat(beside).catch(absent);
    if (other && Date.now() - other.mtimeMs > ABANDONED_MS) await rm(beside, { force: true });
    else await setTimeout(20);
  }
}

async function writeThrough(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives a finished file its name, unless something has that name already. */
async function isNewAs(beside: string, path: string): Promise<boolean> {
  try {
    await link(beside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  // Some disks, such as memory sticks, know no second names.
  try {
    await copyFile(beside, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

const versionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Undefined for what is not there; any other refusal of the system is thrown on. */
function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

const modeOf = async (path: string): Promise<number> => ((await lstat(path).catch(absent))?.mode ?? 0o644) & 0o777;

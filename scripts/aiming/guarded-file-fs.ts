import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { place } from '#problem/collect.ts';
import type { Finding, Problem } from '#problem/problem.ts';
import { alone } from '#source/lock-fs.ts';
import { parseText, TEXT_LIMIT_BYTES } from '#source/text.ts';
import { absent, writeThrough } from '#source/write-fs.ts';

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
  const bytes = await readPlain(join(root, file));
  if (bytes === undefined) return refuse({ code: 'file-missing', args: { what } });
  if (bytes === NOT_PLAIN) return refuse({ code: 'file-not-plain', args: {} });
  const parsed = parseText(bytes, limitBytes);
  if ('problem' in parsed) return refuse(parsed.problem.finding, parsed.problem.line);
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), version: versionOf(bytes) };
}

/** No save lasts longer; whoever has not come to an end was stopped half-way. */
const LONGEST_SAVE_MS = 10_000;

/**
 * Writes a file below `root` so that it is there as a whole or not at all.
 * `seen` is the version that was read before; without it the file must not be there yet.
 * Returns the new version, or why nothing was written.
 * @throws the error of the system when the disk refuses.
 */
export function writeGuarded(
  root: string,
  file: string,
  text: string,
  seen: string | undefined,
): Promise<{ version: string } | { problem: Problem }> {
  const path = join(root, file);
  const refuse = (finding: Finding) => ({ problem: place(finding, { file, line: 1 }) });
  const write = async () => {
    const finding = await objection(path, seen);
    if (finding) return refuse(finding);
    const bytes = Buffer.from(text);
    const isWritten = await writeThrough(path, bytes, { mode: await modeOf(path), isNew: seen === undefined });
    return isWritten ? { version: versionOf(bytes) } : refuse({ code: 'file-there-already', args: {} });
  };
  // Looking and writing are one step to all others who save: no save can miss another.
  return alone(join(dirname(path), `.${basename(path)}.lock`), write, LONGEST_SAVE_MS);
}

/** Why a file may not be written over, or made. */
async function objection(path: string, seen: string | undefined): Promise<Finding | undefined> {
  const bytes = await readPlain(path);
  if (bytes === NOT_PLAIN) return { code: 'file-not-plain', args: {} };
  if (seen === undefined) return bytes && { code: 'file-there-already', args: {} };
  if (!bytes) return { code: 'file-changed-meanwhile', args: { how: 'gone' } };
  return versionOf(bytes) === seen ? undefined : { code: 'file-changed-meanwhile', args: { how: 'changed' } };
}

const NOT_PLAIN = Symbol('not plain');

/** The bytes of a file; undefined when there is none. A link is not followed. */
async function readPlain(path: string): Promise<Uint8Array | undefined | typeof NOT_PLAIN> {
  const found = await lstat(path).catch(absent);
  if (!found) return undefined;
  return found.isFile() ? readFile(path).catch(absent) : NOT_PLAIN;
}

const versionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The rights of a file that is there. */
async function modeOf(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch(absent);
  return found && found.mode & 0o777;
}

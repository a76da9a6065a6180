import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hashOfLine } from '#record/entry.ts';
import { alone } from '#source/lock-fs.ts';
import { absent, writeThrough } from '#source/write-fs.ts';

/** The longest that adding a line can last. */
const LONGEST_MS = 10_000;

/**
 * Adds one line to a record, after which the file is whole on the disk, or as it was.
 * @param before the hash of the line that it follows; empty for the first.
 * @returns false when another line has come to the end meanwhile, so that this one follows nothing.
 */
export function appendLine(path: string, line: string, before: string): Promise<boolean> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  return alone(lock, () => append(path, line, before), LONGEST_MS);
}

async function append(path: string, line: string, before: string): Promise<boolean> {
  const text = (await readFile(path, 'utf8').catch(absent)) ?? '';
  const last = text.replace(/\n$/, '').split('\n').at(-1) ?? '';
  if ((text === '' ? '' : hashOfLine(last)) !== before) return false;
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return writeThrough(path, `${whole}${line}\n`);
}

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { inReadingOrder } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';

export const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** The small partnership of another county, in which nothing is wrong. */
export const PARTNERSHIP = join(FIXTURES, 'partnership');

/** A copy of the small partnership, removed after the test. */
export async function copyOfPartnership(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'partnership-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await cp(PARTNERSHIP, root, { recursive: true });
  return root;
}

/** Writes files below content/ of a root. */
export async function lay(root: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [file, bytes] of Object.entries(files)) {
    const path = join(root, 'content', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

/** The problems of the small partnership with some files laid over it. */
export async function problemsWith(files: Record<string, string | Uint8Array>): Promise<Problem[]> {
  const root = await copyOfPartnership();
  await lay(root, files);
  return inReadingOrder((await readLibrary(root)).problems);
}

/** `error code file:line`, as in the expected.txt of a fixture. */
export function inOneLine({ severity, code, file, line }: Problem): string {
  return `${severity} ${code} ${file}:${line}`;
}

/** The front matter of a story without faults. */
export const FIELDS = `---
title: Nets for everyone
summary: The net loft lends nets.
kind: success
author: news-desk
published: 2031-05-02T09:00:00+01:00
aim: [harbour]
themes: [drugs]
pillars: [prevent]
stage: none
---

`;

/** The text of a story without faults in its fields. */
export function storyOf(body: string): string {
  return `${FIELDS}${body}\n`;
}

/** The text of a file of the small partnership. */
export function textOf(file: string): Promise<string> {
  return readFile(join(PARTNERSHIP, 'content', file), 'utf8');
}

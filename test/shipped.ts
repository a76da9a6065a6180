import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MadeFile } from '#publish/manifest.ts';

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/** Where the shipped content has been built for all tests. The next run takes over what has not changed. */
export const SHIPPED_OUT = join(PROJECT, 'node_modules', '.cache', 'programme-precision', 'shipped');

/** Vitest runs this once before all workers: a build by the real command. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/cli.ts', 'build', '--out', SHIPPED_OUT], { cwd: PROJECT, stdio: 'pipe' });
}

/** The rows of the shipped manifest. */
export function shippedFiles(): MadeFile[] {
  return (JSON.parse(readFileSync(join(SHIPPED_OUT, 'manifest.json'), 'utf8')) as { files: MadeFile[] }).files;
}

/** The bytes of one shipped file. */
export function shippedBytes(path: string): Buffer {
  return readFileSync(join(SHIPPED_OUT, path));
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../shipped.ts';

/** How a real process ended and what it wrote. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real command line as npm does. */
export function cli(words: readonly string[], cwd = PROJECT, env = process.env): Promise<Ended> {
  const child = spawn(process.execPath, [join(PROJECT, 'scripts', 'cli.ts'), ...words], { cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../shipped.ts';
import type { Ended } from './cli.ts';

/** Runs the real command line with personal data in a folder of its own; nothing leaves unless the environment says so. */
export function cliWith(
  folder: string,
  words: readonly string[],
  { env = {}, stdin = '' }: { env?: Record<string, string>; stdin?: string | Buffer } = {},
): Promise<Ended> {
  const own = { DATA_DIR: join(folder, 'data'), DATABASE_URL: '', NO_COLOR: '1' };
  const { SMTP_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, [join(PROJECT, 'scripts', 'cli.ts'), ...words], {
    cwd: PROJECT,
    env: { ...rest, ...own, ...env },
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (part: Buffer) => {
      said[name] += part.toString();
    });
  // A command that reads nothing may have ended before it was written to.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

/** Takes in readers of Holme Wood, named as they are given. */
export const peopleCsv = (names: readonly string[]): string =>
  ['email,areas,language,frequency,consent_source,consent_date']
    .concat(names.map((name) => `${name}@reader.example,holme-wood,en,each,A stall,2026-01-01`))
    .join('\n');

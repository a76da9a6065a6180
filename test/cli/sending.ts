import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Status, statusOf } from '#delivery/ledger/state.ts';
import { openStorage } from '#storage/open-storage.ts';
import { storagePlaceOf } from '#storage/storage-place.ts';
import { PROJECT } from '../shipped.ts';
import type { Ended } from './cli.ts';

const CLI = join(PROJECT, 'scripts', 'cli.ts');

/** What a test says of the world in which a command runs. */
export type Env = Readonly<Record<string, string>>;

/** A command that runs, and how it will have ended. */
export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
}

const folder = await mkdtemp(join(tmpdir(), 'sending-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The world of a command: personal data of its own, no server, and programs that were compiled before. */
function worldOf(env: Env): NodeJS.ProcessEnv {
  const { SMTP_URL: _, ...rest } = process.env;
  return { ...rest, DATABASE_URL: '', NO_COLOR: '1', NODE_COMPILE_CACHE: join(folder, 'compiled'), ...env };
}

/** Starts the real command line. */
export const begin = (words: readonly string[], env: Env): Running => started(process.execPath, [CLI, ...words], env);

/** Starts a program as the head of a group of its own, and notes what it writes. */
export function started(program: string, words: readonly string[], env: Env): Running {
  const child = spawn(program, words, {
    ...{ cwd: PROJECT, env: worldOf(env), detached: true },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (part: Buffer) => {
      said[name] += part.toString();
    });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, ...said })) };
}

/** Runs the real command line to its end. */
export const run = (words: readonly string[], env: Env): Promise<Ended> => begin(words, env).ended;

/** An edition for so many people, prepared by the real commands. Tests take copies of its folder. */
export async function preparedEdition(people: number, env: Env = {}) {
  const DATA_DIR = join(folder, 'prepared');
  const csv = join(folder, 'subscribers.csv');
  const rows = Array.from(
    { length: people },
    (_, at) => `reader-${at}@mail.example,holme-wood,en,each,A stall,2026-01-01`,
  );
  await writeFile(csv, ['email,areas,language,frequency,consent_source,consent_date', ...rows, ''].join('\n'));
  await run(['import', 'subscribers', csv], { DATA_DIR, ...env });
  const { stdout } = await run(['bulletin', 'prepare', '--json'], { DATA_DIR, ...env });
  const edition: string = JSON.parse(stdout).edition;
  let copies = 0;
  const copy = async (): Promise<string> => {
    const own = join(folder, `copy-${copies++}`);
    await cp(DATA_DIR, own, { recursive: true });
    return own;
  };
  return { edition, copy };
}

/** The sums of an edition, as `bulletin status` adds them up. */
export async function sumsOf(edition: string, { DATA_DIR = '', DATABASE_URL = '' }: Env): Promise<Status | undefined> {
  const storage = await openStorage(storagePlaceOf({ DATA_DIR, DATABASE_URL }, PROJECT));
  try {
    return await statusOf(storage.db, edition);
  } finally {
    await storage.close();
  }
}

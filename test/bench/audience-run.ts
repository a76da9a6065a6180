import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { prepareEdition } from '#delivery/edition/prepare.ts';
import { statusOf } from '#delivery/ledger/state.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { openStorage } from '#storage/open-storage.ts';
import { countByArea } from '#subscriber/audience.ts';

/** What one edition took, in seconds. */
export interface AudienceRun {
  edition: string;
  emails: number;
  preparing: number;
  status: number;
  list: number;
  /** The most memory that the process had until the edition was prepared. */
  peakBytes: number;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const done = await work();
  return [done, (performance.now() - started) / 1000];
}

/** Run as a process: node audience-run.ts <database> <public library>. Prepares an edition, and tells how it went. */
async function run(file: string, libraryFile: string): Promise<AudienceRun> {
  const library = deserialize(readFileSync(libraryFile)) as PublicLibrary;
  const storage = await openStorage({ kind: 'sqlite', file });
  const data = { storage, secret: Buffer.alloc(32, 7) };
  const wanted = { now: library.now, random: randomBytes };
  const [{ edition = '', emails }, preparing] = await timed(() => prepareEdition(data, library, wanted));
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  const [, status] = await timed(() => statusOf(storage.db, edition));
  const [, list] = await timed(() => countByArea(data));
  await storage.close();
  return { edition, emails, preparing, status, list, peakBytes };
}

const [file = '', libraryFile = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await run(file, libraryFile)));

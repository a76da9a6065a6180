import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { openStorage, type Storage } from '#storage/open-storage.ts';
import type { StoragePlace } from '#storage/storage-place.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

/** One kind of database, as a test uses it. Everything is closed and thrown away when the tests of the file are over. */
export interface TestDatabase {
  kind: StoragePlace['kind'];
  /** A place that nobody has used. */
  freshPlace: () => Promise<StoragePlace>;
  /** Opened tables: of a place, or of one that nobody has used. */
  open: (place?: StoragePlace) => Promise<Storage>;
  /** The server of all databases of this file; none for SQLite. */
  server?: PostgresServer;
}

// Whether there is a PostgreSQL must be known before the tests get their names.
const server = await startPostgres();
const opened: Storage[] = [];
const folders: string[] = [];

afterAll(async () => {
  for (const storage of opened) await storage.close();
  if ('stop' in server) await server.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Runs the same tests on SQLite and on a real PostgreSQL. */
export function onBoth(title: string, tests: (database: TestDatabase) => void): void {
  describe(`${title} (SQLite)`, () => tests(databaseOf('sqlite', freshFile)));
  if ('reason' in server) {
    it.skip(`${title} (PostgreSQL does not run here: ${server.reason})`, () => undefined);
    return;
  }
  const { freshUrl } = server;
  describe(`${title} (PostgreSQL)`, () =>
    tests({ ...databaseOf('postgres', async () => ({ kind: 'postgres', url: await freshUrl() })), server }));
}

function databaseOf(kind: StoragePlace['kind'], freshPlace: () => Promise<StoragePlace>): TestDatabase {
  return {
    kind,
    freshPlace,
    open: async (place) => {
      const storage = await openStorage(place ?? (await freshPlace()));
      opened.push(storage);
      return storage;
    },
  };
}

/** The path of a SQLite file in a folder of its own. */
async function freshFile(): Promise<StoragePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'storage-'));
  folders.push(folder);
  return { kind: 'sqlite', file: join(folder, 'data', 'precision.db') };
}

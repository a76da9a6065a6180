import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Dialect, Kysely, sql } from 'kysely';
import { migrate } from '#storage/migrations.ts';
import { sqliteDialect } from '#storage/sqlite.ts';
import { StorageFault, storageFault } from '#storage/storage-fault.ts';
import type { StoragePlace } from '#storage/storage-place.ts';
import type { Tables } from '#storage/tables.ts';

/** The tables, ready for use. Inside `db.transaction()` only the transaction may be asked: SQLite has one connection. */
export interface Storage {
  db: Kysely<Tables>;
  kind: StoragePlace['kind'];
  /** Takes what was erased out of the log of changes too. On PostgreSQL this is the server's own work. */
  scrub: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Opens the tables, makes them where they are not there, and brings them up to date. Files are for their owner only.
 * @throws StorageFault when that cannot be done.
 */
export async function openStorage(place: StoragePlace, now = new Date()): Promise<Storage> {
  const db = new Kysely<Tables>({ dialect: await dialectOf(place) });
  const { kind } = place;
  try {
    await migrate(db, kind, now);
  } catch (error) {
    await db.destroy();
    throw faultOf(error, place);
  }
  const scrub = async (): Promise<void> => {
    if (kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
  };
  return { db, kind, scrub, close: () => db.destroy() };
}

async function dialectOf(place: StoragePlace): Promise<Dialect> {
  // Loaded only where it is used: it takes memory that a sender with SQLite can spare.
  if (place.kind === 'postgres') return (await import('#storage/postgres.ts')).postgresDialect(place.url);
  await mkdir(dirname(place.file), { recursive: true, mode: 0o700 });
  // SQLite gives the files beside it the rights of this one.
  await (await open(place.file, 'a', 0o600)).close();
  try {
    return sqliteDialect(place.file);
  } catch (error) {
    throw faultOf(error, place);
  }
}

/** The fault that an error shows, with the file that it is about. */
function faultOf(error: unknown, place: StoragePlace): unknown {
  const told = error instanceof StorageFault ? undefined : storageFault(error);
  return told ? new StorageFault(place.kind === 'sqlite' ? `${told}\n${place.file}` : told) : error;
}

import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
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

/** How long a server may take to answer a first call. */
const CONNECT_MS = 10_000;
const MOST_CONNECTIONS = 10;

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
  if (place.kind === 'postgres') return postgresDialect(place.url);
  await mkdir(dirname(place.file), { recursive: true, mode: 0o700 });
  // SQLite gives the files beside it the rights of this one.
  await (await open(place.file, 'a', 0o600)).close();
  try {
    return sqliteDialect(place.file);
  } catch (error) {
    throw faultOf(error, place);
  }
}

function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    types: { getTypeParser },
  });
  // A connection that breaks is replaced. Who was asking is told by the answer; without a listener the process would end.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}

const COUNTED = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Counts come as numbers, as SQLite gives them, and not as text. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  COUNTED.has(oid) ? Number : pg.types.getTypeParser(oid, format as 'text');

/** The fault that an error shows, with the file that it is about. */
function faultOf(error: unknown, place: StoragePlace): unknown {
  const told = error instanceof StorageFault ? undefined : storageFault(error);
  return told ? new StorageFault(place.kind === 'sqlite' ? `${told}\n${place.file}` : told) : error;
}

import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from '#storage/migrations.ts';
import { sqliteDialect } from '#storage/sqlite.ts';
import { StorageFault } from '#storage/storage-fault.ts';
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
  // A connection that breaks while nobody uses it is replaced; the next to need one hears of it.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

const COUNTED = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Counts come as numbers, as SQLite gives them, and not as text. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  COUNTED.has(oid) ? Number : pg.types.getTypeParser(oid, format as 'text');

function faultOf(error: unknown, place: StoragePlace): unknown {
  if (!(error instanceof Error) || error instanceof StorageFault) return error;
  if (place.kind === 'sqlite') return sqliteFault(error, place.file);
  if (!('code' in error || /timeout|terminated/i.test(error.message))) return error;
  return new StorageFault(
    `The database that DATABASE_URL names cannot be used: ${reasonOf(error)}. Mend that, or the address, and start again.`,
  );
}

function sqliteFault(error: Error, file: string): Error {
  if (!('errcode' in error)) return error;
  const reason = SQLITE_REASONS[Number(error.errcode) % 256] ?? error.message;
  return new StorageFault(`The file of subscribers cannot be used: ${reason}.\n${file}`);
}

const SQLITE_REASONS: Readonly<Record<number, string>> = {
  5: 'another process has been writing to it for too long',
  8: 'it may only be read',
  11: 'it is damaged; bring back a copy',
  13: 'the disk is full',
  14: 'it cannot be opened',
  26: 'it is not a database; move it away, or bring back a copy',
};

/** What the server or the network said: a code, never the address that was called. */
function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return POSTGRES_REASONS[code] ?? (code ? `it answered with the code ${code}` : 'it does not answer');
}

const POSTGRES_REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no machine of that name',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the name or the password',
  '28000': 'it refuses the name',
  '3D000': 'it has no database of that name',
  '42501': 'it does not let this user make tables',
};

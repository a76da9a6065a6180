import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** How long a server may take to answer a first call. */
const CONNECT_MS = 10_000;
const MOST_CONNECTIONS = 10;

/** A PostgreSQL server as Kysely wants it. */
export function postgresDialect(url: string): PostgresDialect {
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

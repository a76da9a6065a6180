import { sql } from 'kysely';
import { releaseLock, takeLock } from '#source/lock-fs.ts';
import { LOCKS } from '#storage/in-turn.ts';
import type { Storage } from '#storage/open-storage.ts';
import type { StoragePlace } from '#storage/storage-place.ts';

/** A process of another machine, who cannot be asked, is taken to have ended after a day. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * Does some work that only one process may do at a time for these tables, whichever machine it is on.
 * @returns undefined, with nothing done, when another is at it.
 */
export async function onlyOne<T>(
  place: StoragePlace,
  storage: Storage,
  work: () => Promise<T>,
): Promise<T | undefined> {
  if (place.kind === 'postgres') return onlyOneOnServer(storage, work);
  const file = `${place.file}.run`;
  if (!(await takeLock(file, LONGEST_MS))) return undefined;
  try {
    return await work();
  } finally {
    await releaseLock(file);
  }
}

/** The server gives the lock back by itself when this process ends. */
function onlyOneOnServer<T>({ db }: Storage, work: () => Promise<T>): Promise<T | undefined> {
  return db.connection().execute(async (connection) => {
    const lock = sql.lit(LOCKS.run);
    const asked = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`.execute(connection);
    if (!asked.rows[0]?.mine) return undefined;
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection);
    }
  });
}

import { type Kysely, sql } from 'kysely';
import { keyedHash, type Secret } from '#storage/secret-fs.ts';
import type { Tables } from '#storage/tables.ts';

/** How often something may be tried in one stretch of time. */
interface Limit {
  most: number;
  windowMs: number;
}

const HOUR_MS = 3_600_000;

/** So many messages a day may a stranger cause to one mailbox by typing its address into our form. */
export const ADDRESS_LIMIT: Limit = { most: 3, windowMs: 24 * HOUR_MS };
/** So many sign-ups an hour may come from one network: a library or a drop-in has one address for all its visitors. */
export const NETWORK_LIMIT: Limit = { most: 60, windowMs: HOUR_MS };
/** No window is longer. */
export const LONGEST_WINDOW_MS = 24 * HOUR_MS;

/** The keys of one try: neither an address nor a network stands in the table, not even as a key of another. */
export const attemptKey = (secret: Secret, of: 'address' | 'network', text: string): string =>
  keyedHash(secret, `attempt-${of}`, text).toString('hex');

/** Uses up a limit for the present stretch of time and the next, so that it holds for a whole one from now on. */
export async function useUp(db: Kysely<Tables>, key: string, { most, windowMs }: Limit, now: Date): Promise<void> {
  const start = Math.floor(now.getTime() / windowMs) * windowMs;
  const rows = [start, start + windowMs].map((at) => ({ key, window_start: new Date(at).toISOString(), count: most }));
  await db
    .insertInto('attempts')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['key', 'window_start']).doUpdateSet({ count: most }))
    .execute();
}

/** Counts a try. @returns whether it is still within the limit. */
export async function countAttempt(db: Kysely<Tables>, key: string, limit: Limit, now: Date): Promise<boolean> {
  const start = Math.floor(now.getTime() / limit.windowMs) * limit.windowMs;
  const { count } = await db
    .insertInto('attempts')
    .values({ key, window_start: new Date(start).toISOString(), count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['key', 'window_start']).doUpdateSet({ count: sql<number>`attempts.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count <= limit.most;
}

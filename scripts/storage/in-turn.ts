import { type Kysely, sql } from 'kysely';
import type { Storage } from '#storage/open-storage.ts';
import type { Tables } from '#storage/tables.ts';

/** Any numbers, the same in every process: who holds one does that work. */
export const LOCKS = { migrate: 7_305_161, prepare: 7_305_162, run: 7_305_163 } as const;

/** Waits until no other transaction is at a kind of work, and keeps others from it until this one ends. */
export async function inTurn(
  transaction: Kysely<Tables>,
  kind: Storage['kind'],
  work: keyof typeof LOCKS,
): Promise<void> {
  // SQLite has one writer: its transaction has begun as one already.
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[work])})`.execute(transaction);
}

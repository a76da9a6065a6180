import { sql } from 'kysely';
import type { Storage } from '#storage/open-storage.ts';

/** Gives back most of the memory that SQLite keeps pages in: for work that goes through its tables in order, and returns to none of them. */
export async function keepSmallCache({ db, kind }: Storage): Promise<void> {
  if (kind === 'sqlite') await sql`pragma cache_size = -2000`.execute(db);
}

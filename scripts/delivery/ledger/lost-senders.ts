import type { Kysely } from 'kysely';
import type { Tables } from '#storage/tables.ts';

/** Tells whether a sender can be known to have ended, from its name and when it last gave a sign. */
export type HasEnded = (sender: string, leaseUntil: Date) => boolean;

/**
 * What a sender had in hand when it ended is uncertain: it may or may not have been handed over. So is what has outlived its lease.
 * None of it is ever tried again without the word of a person. @returns how many.
 */
export async function markLost(
  db: Kysely<Tables>,
  edition: string,
  { now, hasEnded }: { now: Date; hasEnded: HasEnded },
): Promise<number> {
  const hands = await db
    .selectFrom('deliveries')
    .select('sender')
    .select(({ fn }) => fn.max('lease_until').as('lease_until'))
    .where('edition', '=', edition)
    .where('state', '=', 'submitting')
    .groupBy('sender')
    .execute();
  let marked = 0;
  for (const { sender, lease_until: until } of hands) {
    const isLost = sender === null || until === null || hasEnded(sender, new Date(until));
    const lost = await db
      .updateTable('deliveries')
      .set({ state: 'uncertain', lease_until: null, reply: 'The sender ended before it wrote what became of this' })
      .where('edition', '=', edition)
      .where('state', '=', 'submitting')
      .where('sender', 'is not distinct from', sender)
      .$if(!isLost, (query) => query.where('lease_until', '<=', now.toISOString()))
      .executeTakeFirst();
    marked += Number(lost.numUpdatedRows);
  }
  return marked;
}

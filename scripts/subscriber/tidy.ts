import { type Kysely, sql } from 'kysely';
import type { Data } from '#storage/open-data.ts';
import type { Tables } from '#storage/tables.ts';

const DAY_MS = 24 * 3_600_000;
/** So many at a time: nobody else waits long for their turn to write. */
const PAGE = 1000;

/**
 * Erases those who left, bounced or complained so many days ago: their address is not needed any more. A keyed hash stays, by which
 * no import brings them back; who comes back by their own will is as welcome as before. @returns how many.
 */
export async function eraseLeft({ storage }: Data, { days, now }: { days: number; now: Date }): Promise<number> {
  const before = new Date(now.getTime() - days * DAY_MS).toISOString();
  let erased = 0;
  for (let page = PAGE; page === PAGE; erased += page) {
    page = await storage.db.transaction().execute((db) => erasePage(db, before, now.toISOString()));
  }
  if (erased > 0) await storage.scrub();
  return erased;
}

async function erasePage(db: Kysely<Tables>, before: string, at: string): Promise<number> {
  const rows = await db
    .selectFrom('subscribers')
    .select(['id', 'address_key'])
    .where('state', '=', 'suppressed')
    .where('suppressed_at', '<=', before)
    .limit(PAGE)
    .execute();
  if (rows.length === 0) return 0;
  await db
    .insertInto('forgotten')
    .values(rows.map(({ address_key }) => ({ address_key, at })))
    .onConflict((conflict) => conflict.column('address_key').doNothing())
    .execute();
  const ids = rows.map(({ id }) => id);
  // Areas and tokens go with them. Who came back meanwhile stays.
  await db.deleteFrom('subscribers').where('id', 'in', ids).where('state', '=', 'suppressed').execute();
  return rows.length;
}

/** Servers that could not deliver an email give up, and say so, within five days (RFC 5321, 4.5.4.1). */
const SILENCE_DAYS = 6;

/**
 * Ends the row of temporary refusals of those whose last email was taken and did not come back. @returns how many.
 */
export async function clearSoftBounces({ storage: { db } }: Data, now: Date): Promise<number> {
  const before = new Date(now.getTime() - SILENCE_DAYS * DAY_MS).toISOString();
  const cleared = await db
    .updateTable('subscribers')
    .set({ soft_bounces: 0 })
    .where('soft_bounces', '>', 0)
    .where('state', '=', 'confirmed')
    .where(({ eb, selectFrom }) =>
      eb(
        selectFrom('deliveries')
          .whereRef('deliveries.subscriber', '=', 'subscribers.id')
          .where('deliveries.state', '=', 'submitted')
          .where('submitted_at', '<=', before)
          // The deliveries of one person are found by edition.
          .where('edition', 'in', (query) => query.selectFrom('editions').select('editions.id'))
          .select(sql<number>`case when reply like 'Came back%' then 1 else 0 end`.as('came_back'))
          .orderBy('submitted_at', 'desc')
          .limit(1),
        '=',
        0,
      ),
    )
    .executeTakeFirst();
  return Number(cleared.numUpdatedRows);
}

import type { Kysely } from 'kysely';
import type { Data } from '#storage/open-data.ts';
import type { Tables } from '#storage/tables.ts';
import type { Address } from '#subscriber/address.ts';
import { addressKey } from '#subscriber/address-key.ts';
import { attemptKey } from '#subscriber/attempts.ts';
import { readLink } from '#subscriber/link.ts';

/** Why somebody gets nothing any more. */
export const SUPPRESSIONS = ['unsubscribed', 'bounced', 'complained'] as const;
export type Suppression = (typeof SUPPRESSIONS)[number];

/** After so many temporary refusals in a row of editions a mailbox counts as given up. */
export const MOST_SOFT_BOUNCES = 5;

/**
 * Ends the messages by the link that stands in each of them, or by the manage link. Once or ten times is the same.
 * @returns false only for a link that is not ours.
 */
export async function unsubscribe({ storage, secret }: Data, link: string, now: Date): Promise<boolean> {
  const id = readLink(secret, 'unsubscribe', link) ?? readLink(secret, 'manage', link);
  if (id === undefined) return false;
  await storage.db.transaction().execute((db) => makeSuppressed(db, { id }, 'unsubscribed', now));
  return true;
}

/** Ends the messages to whom a bounce or a complaint is about. @returns whether anybody got some until now. */
export function suppress({ storage }: Data, key: string, why: Suppression, now: Date): Promise<boolean> {
  return storage.db.transaction().execute((db) => makeSuppressed(db, { address_key: key }, why, now));
}

/** Counts a temporary refusal; a mailbox that always refuses is suppressed. @returns whether it was by this one. */
export function countSoftBounce({ storage }: Data, key: string, now: Date, most = MOST_SOFT_BOUNCES): Promise<boolean> {
  return storage.db.transaction().execute(async (db) => {
    const counted = await db
      .updateTable('subscribers')
      .set(({ eb }) => ({ soft_bounces: eb('soft_bounces', '+', 1) }))
      .where('address_key', '=', key)
      .returning('soft_bounces')
      .executeTakeFirst();
    if ((counted?.soft_bounces ?? 0) < most) return false;
    return makeSuppressed(db, { address_key: key }, 'bounced', now);
  });
}

/**
 * Erases all that is kept of somebody, by their manage link.
 * @param besides erases what lies elsewhere, by the keyed hash of the address.
 * @returns false only for a link that is not ours.
 */
export async function forgetByLink(
  data: Data,
  link: string,
  now: Date,
  besides: (addressKey: string) => Promise<unknown> = async () => undefined,
): Promise<boolean> {
  const id = readLink(data.secret, 'manage', link);
  if (id === undefined) return false;
  const { db } = data.storage;
  const row = await db.selectFrom('subscribers').select('address_key').where('id', '=', id).executeTakeFirst();
  if (!row) return true;
  await forgetKey(data, row.address_key, now);
  await besides(row.address_key);
  return true;
}

/** Erases all that is kept of an address. Known or not, no import takes it in from now on. @returns whether it was known. */
export function forgetAddress(data: Data, address: Address, now: Date): Promise<boolean> {
  return forgetKey(data, addressKey(data.secret, address), now);
}

async function forgetKey({ storage, secret }: Data, address_key: string, now: Date): Promise<boolean> {
  const erased = await storage.db.transaction().execute(async (db) => {
    await db
      .insertInto('forgotten')
      .values({ address_key, at: now.toISOString() })
      .onConflict((conflict) => conflict.column('address_key').doNothing())
      .execute();
    await db
      .deleteFrom('attempts')
      .where('key', '=', attemptKey(secret, 'address', address_key))
      .execute();
    await removePending(db, { address_key });
    // Areas go with it.
    return db.deleteFrom('subscribers').where('address_key', '=', address_key).executeTakeFirst();
  });
  await storage.scrub();
  return erased.numDeletedRows > 0n;
}

async function makeSuppressed(
  db: Kysely<Tables>,
  whom: Whom,
  suppressed_why: Suppression,
  now: Date,
): Promise<boolean> {
  const [column, value] = columnOf(whom);
  // A confirmation that is still in the post must not undo this.
  await removePending(db, whom);
  const done = await db
    .updateTable('subscribers')
    .set({ state: 'suppressed', suppressed_at: now.toISOString(), suppressed_why })
    .where(column, '=', value)
    .where('state', '!=', 'suppressed')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

type Whom = { id: string } | { address_key: string };

const columnOf = (whom: Whom) =>
  'id' in whom ? (['id', whom.id] as const) : (['address_key', whom.address_key] as const);

/** Takes back letters that have not left, and what those that have left could confirm. */
async function removePending(db: Kysely<Tables>, whom: Whom): Promise<void> {
  const [column, value] = columnOf(whom);
  for (const table of ['letters', 'tokens'] as const) {
    await db
      .deleteFrom(table)
      .where('subscriber', 'in', (query) => query.selectFrom('subscribers').select('id').where(column, '=', value))
      .execute();
  }
}

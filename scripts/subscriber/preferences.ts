import type { Data } from '#storage/open-data.ts';
import type { SubscriberRow } from '#storage/tables.ts';
import type { Choices } from '#subscriber/choices.ts';
import { readLink } from '#subscriber/link.ts';
import { readAreas, writeAreas } from '#subscriber/rows.ts';

/** What the page shows that a manage link leads to. */
export interface Preferences extends Choices {
  address: string;
  state: SubscriberRow['state'];
}

/** What somebody gets, by their manage link; nothing for a link that is not ours or leads to nobody any more. */
export async function preferencesOf({ storage, secret }: Data, link: string): Promise<Preferences | undefined> {
  const id = readLink(secret, 'manage', link);
  if (id === undefined) return undefined;
  const row = await storage.db
    .selectFrom('subscribers')
    .select(['address', 'language', 'frequency', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, areas: await readAreas(storage.db, id) };
}

/**
 * Changes what somebody gets, which is a new consent as of now.
 * @returns false when the link leads to nobody who gets anything: who has left comes back by subscribing.
 */
export async function changePreferences(
  { storage, secret }: Data,
  link: string,
  { areas, language, frequency }: Choices,
  now: Date,
): Promise<boolean> {
  const id = readLink(secret, 'manage', link);
  if (id === undefined) return false;
  return storage.db.transaction().execute(async (db) => {
    const changed = await db
      .updateTable('subscribers')
      .set({ language, frequency, consent_at: now.toISOString() })
      .where('id', '=', id)
      .where('state', '=', 'confirmed')
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    await writeAreas(db, id, areas);
    return true;
  });
}

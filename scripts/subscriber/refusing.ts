import type { Data } from '#storage/open-data.ts';
import { ADDRESS_LIMIT, attemptKey, useUp } from '#subscriber/attempts.ts';
import { tokenKey } from '#subscriber/token.ts';

/**
 * Undoes a sign-up of which the person at the address says that it was not theirs. Who never was a subscriber is erased, and no letter goes
 * to the address for a day.
 * @returns false for a token that is not, or no longer, good.
 */
export async function refuseSignUp({ storage, secret }: Data, token: string, now: Date): Promise<boolean> {
  const isRefused = await storage.db.transaction().execute(async (db) => {
    const found = await db
      .selectFrom('tokens')
      .innerJoin('subscribers', 'subscribers.id', 'tokens.subscriber')
      .select(['subscribers.id', 'address_key'])
      .where('token_key', '=', tokenKey(secret, token))
      .where('expires_at', '>', now.toISOString())
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (!found) return false;
    await useUp(db, attemptKey(secret, 'address', found.address_key), ADDRESS_LIMIT, now);
    for (const table of ['letters', 'tokens'] as const)
      await db.deleteFrom(table).where('subscriber', '=', found.id).execute();
    await db.deleteFrom('subscribers').where('id', '=', found.id).where('state', '=', 'waiting').execute();
    return true;
  });
  if (isRefused) await storage.scrub();
  return isRefused;
}

import type { Kysely } from 'kysely';
import type { Data } from '#storage/open-data.ts';
import type { Tables } from '#storage/tables.ts';
import type { Address } from '#subscriber/address.ts';
import { addressKey } from '#subscriber/address-key.ts';
import { ADDRESS_LIMIT, attemptKey, countAttempt, NETWORK_LIMIT } from '#subscriber/attempts.ts';
import type { Choices } from '#subscriber/choices.ts';
import { signedLink } from '#subscriber/link.ts';
import { queueLetter } from '#subscriber/pending-letter.ts';
import { chance, newId, type Random, tokenKey } from '#subscriber/token.ts';

/** Somebody typed an address and choices into a form. */
export interface SignUp extends Choices {
  address: Address;
  /** Where the form stands, kept as the source of the consent. */
  source: string;
  /** Where the call came from, such as an IP address; only counted. */
  network: string;
  now: Date;
  random?: Random;
}

/**
 * Takes a sign-up. Nobody is subscribed by it: a letter is put down, and the person confirms by the token in it. The same is asked of
 * the database whether or not it knows the address, so that the time it takes tells nothing.
 * @returns false when too many were asked for. Whoever typed the address is told the same either way.
 */
export function askToSubscribe({ storage, secret }: Data, asked: SignUp): Promise<boolean> {
  const { address, network, now } = asked;
  const key = addressKey(secret, address);
  return storage.db.transaction().execute(async (db) => {
    const isWithin =
      (await countAttempt(db, attemptKey(secret, 'network', network), NETWORK_LIMIT, now)) &&
      (await countAttempt(db, attemptKey(secret, 'address', key), ADDRESS_LIMIT, now));
    if (!isWithin) return false;
    // Everybody takes letters first, then tokens, then subscribers: nobody waits for a lock while holding one that another waits for.
    if (storage.kind === 'postgres') await lockLetter(db, key);
    await withdrawTokens(db, key);
    await queueLetter(db, await subscriberFor(db, key, asked), asked);
    return true;
  });
}

/**
 * Confirms a sign-up by the token that was sent. A second click is answered as the first.
 * @returns the link by which the subscriber changes or ends it; nothing for a token that is not, or no longer, good.
 */
export async function confirm(
  { storage, secret }: Data,
  token: string,
  now: Date,
): Promise<{ language: string; manageLink: string } | undefined> {
  const key = tokenKey(secret, token);
  const at = now.toISOString();
  return storage.db.transaction().execute(async (db) => {
    const found = await db
      .selectFrom('tokens')
      .innerJoin('subscribers', 'subscribers.id', 'tokens.subscriber')
      .select(['subscribers.id', 'language', 'address_key'])
      .where('token_key', '=', key)
      .where('expires_at', '>', at)
      .executeTakeFirst();
    if (!found) return undefined;
    const used = await db
      .updateTable('tokens')
      .set({ used_at: at })
      .where('token_key', '=', key)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows > 0n) await makeConfirmed(db, found, at);
    return { language: found.language, manageLink: signedLink(secret, 'manage', found.id) };
  });
}

async function lockLetter(db: Kysely<Tables>, address_key: string): Promise<void> {
  await db
    .selectFrom('letters')
    .innerJoin('subscribers', 'subscribers.id', 'letters.subscriber')
    .select('letters.subscriber')
    .where('address_key', '=', address_key)
    .forUpdate('letters')
    .execute();
}

/** Only the last letter confirms: what a stranger asked for before must not be confirmed by an earlier one. */
async function withdrawTokens(db: Kysely<Tables>, address_key: string): Promise<void> {
  await db
    .deleteFrom('tokens')
    .where('used_at', 'is', null)
    .where('subscriber', 'in', (query) =>
      query.selectFrom('subscribers').select('id').where('address_key', '=', address_key),
    )
    .execute();
}

/** The id of an address, whose row is made where there is none. Who has not confirmed is written to as they last wrote themselves. */
async function subscriberFor(db: Kysely<Tables>, address_key: string, asked: SignUp): Promise<string> {
  const at = asked.now.toISOString();
  const { id } = await db
    .insertInto('subscribers')
    .values({
      ...{ id: newId(asked.random ?? chance), address: asked.address.written, address_key },
      ...{ language: asked.language, frequency: asked.frequency, state: 'waiting', soft_bounces: 0 },
      ...{ consent_source: asked.source, consent_at: at, created_at: at },
    })
    .onConflict((conflict) =>
      conflict.column('address_key').doUpdateSet(({ eb, ref }) => ({
        address: eb
          .case()
          .when('subscribers.state', '=', 'confirmed')
          .then(ref('subscribers.address'))
          .else(ref('excluded.address'))
          .end(),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function makeConfirmed(db: Kysely<Tables>, found: { id: string; address_key: string }, at: string) {
  const { id, address_key } = found;
  const fresh = { suppressed_at: null, suppressed_why: null, soft_bounces: 0 };
  await db
    .updateTable('subscribers')
    .set({ state: 'confirmed', confirmed_at: at, consent_at: at, ...fresh })
    .where('id', '=', id)
    .execute();
  // The person came back of their own will.
  await db.deleteFrom('forgotten').where('address_key', '=', address_key).execute();
}

import type { Kysely } from 'kysely';
import type { Data } from '#storage/open-data.ts';
import type { Tables } from '#storage/tables.ts';
import type { Address } from '#subscriber/address.ts';
import { addressKey } from '#subscriber/address-key.ts';
import { ADDRESS_LIMIT, attemptKey, countAttempt, LONGEST_WINDOW_MS, NETWORK_LIMIT } from '#subscriber/attempts.ts';
import type { Choices } from '#subscriber/choices.ts';
import { signedLink } from '#subscriber/link.ts';
import { writeAreas } from '#subscriber/rows.ts';
import { chance, newId, newToken, type Random, tokenKey } from '#subscriber/token.ts';

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

/** A message that the sign-up asks for. Whoever typed the address is told the same whatever this is. */
export type ToSend =
  | { kind: 'confirm'; address: string; language: string; token: string }
  | { kind: 'already'; address: string; language: string; manageLink: string };

/** How long a confirmation can be waited for. */
export const CONFIRM_MS = 48 * 3_600_000;

/**
 * Takes a sign-up. Nobody is subscribed by it: the person confirms by the token.
 * @returns the message to send; nothing when too many were asked for.
 */
export async function askToSubscribe({ storage, secret }: Data, asked: SignUp): Promise<ToSend | undefined> {
  const { address, network, now } = asked;
  const key = addressKey(secret, address);
  // By itself: nobody waits for a lock while holding another.
  await clearExpired(storage.db, now);
  return storage.db.transaction().execute(async (db) => {
    const isWithin =
      (await countAttempt(db, attemptKey(secret, 'network', network), NETWORK_LIMIT, now)) &&
      (await countAttempt(db, attemptKey(secret, 'address', key), ADDRESS_LIMIT, now));
    if (!isWithin) return undefined;
    const { id, state, language } = await rowFor(db, key, asked);
    if (state === 'confirmed') {
      const manageLink = signedLink(secret, 'manage', id);
      return { kind: 'already', address: address.written, language, manageLink };
    }
    await writeChoices(db, id, asked);
    const token = newToken(asked.random ?? chance);
    const expires_at = new Date(now.getTime() + CONFIRM_MS).toISOString();
    const kept = { token_key: tokenKey(secret, token), subscriber: id, expires_at, used_at: null };
    await db
      .insertInto('tokens')
      .values({ ...kept, purpose: 'confirm' })
      .execute();
    return { kind: 'confirm', address: address.written, language: asked.language, token };
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

/** Removes tokens whose time is over, those who never confirmed, and old counts. */
export async function clearExpired(db: Kysely<Tables>, now: Date): Promise<void> {
  const before = (ms: number): string => new Date(now.getTime() - ms).toISOString();
  await db.deleteFrom('tokens').where('expires_at', '<=', now.toISOString()).execute();
  await db
    .deleteFrom('subscribers')
    .where('state', '=', 'waiting')
    .where('created_at', '<=', before(CONFIRM_MS))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('tokens').select('token_key').whereRef('tokens.subscriber', '=', 'subscribers.id'))),
    )
    .execute();
  await db
    .deleteFrom('attempts')
    .where('window_start', '<', before(2 * LONGEST_WINDOW_MS))
    .execute();
}

/** The row of an address, made where there is none. Of two processes that make it at once, one finds that of the other. */
async function rowFor(db: Kysely<Tables>, address_key: string, asked: SignUp) {
  const at = asked.now.toISOString();
  await db
    .insertInto('subscribers')
    .values({
      ...{ id: newId(asked.random ?? chance), address: asked.address.written, address_key },
      ...{ language: asked.language, frequency: asked.frequency, state: 'waiting', soft_bounces: 0 },
      ...{ consent_source: asked.source, consent_at: at, created_at: at },
    })
    .onConflict((conflict) => conflict.column('address_key').doNothing())
    .execute();
  return db
    .selectFrom('subscribers')
    .select(['id', 'state', 'language'])
    .where('address_key', '=', address_key)
    .executeTakeFirstOrThrow();
}

/** The last choices count, and only the last message confirms them: what a stranger asked for before must not be confirmed by it. */
async function writeChoices(db: Kysely<Tables>, id: string, asked: SignUp): Promise<void> {
  const { language, frequency, source, now } = asked;
  await db.deleteFrom('tokens').where('subscriber', '=', id).execute();
  await db
    .updateTable('subscribers')
    .set({
      ...{ address: asked.address.written, language, frequency },
      ...{ consent_source: source, consent_at: now.toISOString() },
    })
    .where('id', '=', id)
    .execute();
  await writeAreas(db, id, asked.areas);
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

import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Data } from '#storage/open-data.ts';
import { keyedHash, type Secret } from '#storage/secret-fs.ts';
import type { Tables } from '#storage/tables.ts';
import { type Choices, FREQUENCIES } from '#subscriber/choices.ts';
import { signedLink } from '#subscriber/link.ts';
import { writeAreas } from '#subscriber/rows.ts';
import { chance, newId, newToken, type Random, tokenKey } from '#subscriber/token.ts';

/** A letter that a sign-up asks for. Whoever typed the address is told the same whatever this is. */
export type ToSend =
  | { kind: 'confirm'; address: string; language: string; token: string }
  | { kind: 'already'; address: string; language: string; manageLink: string };

/** A letter that somebody is handing over: nobody else does. */
export interface ClaimedLetter {
  /** By chance; what becomes of the letter is written down by it. */
  claim: string;
  /** Counted from 1. */
  attempt: number;
  toSend: ToSend;
  /** Names the addressee to nobody who has not got the secret. */
  tag: string;
}

/** How long a confirmation can be waited for. */
export const CONFIRM_MS = 48 * 3_600_000;

const TAG_CHARACTERS = 16;

/** By this the files of an addressee are found again in an outbox. */
export const letterTag = (secret: Secret, addressKeyHex: string): string =>
  keyedHash(secret, 'letter', addressKeyHex).toString('hex').slice(0, TAG_CHARACTERS);

/** What somebody wants, and where they said so. */
interface Wanted extends Choices {
  source: string;
}

const wantedSchema = z.object({
  areas: z.array(z.string()),
  language: z.string(),
  frequency: z.enum(FREQUENCIES),
  source: z.string(),
}) satisfies z.ZodType<Wanted>;

/** Puts down that a letter is to be written. An earlier one that has not left is replaced by it. */
export async function queueLetter(
  db: Kysely<Tables>,
  subscriber: string,
  { areas, language, frequency, source, now }: Wanted & { now: Date },
): Promise<void> {
  const wanted = JSON.stringify({ areas: [...areas], language, frequency, source } satisfies Wanted);
  const at = now.toISOString();
  const fresh = { wanted, asked_at: at, due_at: at, attempt: 0, claim: null, lease_until: null };
  await db
    .insertInto('letters')
    .values({ subscriber, ...fresh })
    .onConflict((conflict) => conflict.column('subscriber').doUpdateSet(fresh))
    .execute();
}

/** How a letter is taken on. */
export interface Claiming {
  now: Date;
  /** Until when others leave it alone. */
  leaseUntil: Date;
  random?: Random;
}

/**
 * Takes on the letter that is due first, and writes that it has, before it is handed over. Its token is made here, so that what waits
 * in the table confirms nothing for whoever reads it.
 */
export async function claimLetter(data: Data, claiming: Claiming): Promise<ClaimedLetter | undefined> {
  const { db } = data.storage;
  // Looking takes no lock.
  if (!(await dueFirst(db, claiming.now).executeTakeFirst())) return undefined;
  return db.transaction().execute(async (transaction) => {
    const first = dueFirst(transaction, claiming.now);
    const isShared = data.storage.kind === 'postgres';
    const letter = await (isShared ? first.forUpdate().skipLocked() : first).executeTakeFirst();
    if (!letter) return undefined;
    const claim = newId(claiming.random ?? chance);
    const attempt = letter.attempt + 1;
    await transaction
      .updateTable('letters')
      .set({ claim, attempt, lease_until: claiming.leaseUntil.toISOString() })
      .where('subscriber', '=', letter.subscriber)
      .execute();
    return { claim, attempt, ...(await addressed(transaction, data.secret, letter, claiming)) };
  });
}

function dueFirst(db: Kysely<Tables>, now: Date) {
  return db
    .selectFrom('letters')
    .select(['subscriber', 'wanted', 'attempt'])
    .where('claim', 'is', null)
    .where('due_at', '<=', now.toISOString())
    .orderBy('due_at')
    .limit(1);
}

/** What is to be said, by what is known at this moment: who is a subscriber already has nothing to confirm. */
async function addressed(
  db: Kysely<Tables>,
  secret: Secret,
  letter: { subscriber: string; wanted: string },
  { now, random = chance }: Claiming,
): Promise<Pick<ClaimedLetter, 'toSend' | 'tag'>> {
  const id = letter.subscriber;
  // A token of an earlier try never left, or belongs to an earlier letter.
  await db.deleteFrom('tokens').where('subscriber', '=', id).where('used_at', 'is', null).execute();
  const { address, address_key, language, state } = await db
    .selectFrom('subscribers')
    .select(['address', 'address_key', 'language', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const tag = letterTag(secret, address_key);
  if (state === 'confirmed')
    return { tag, toSend: { kind: 'already', address, language, manageLink: signedLink(secret, 'manage', id) } };
  const wanted = wantedSchema.parse(JSON.parse(letter.wanted));
  await writeWanted(db, id, wanted, now);
  const token = newToken(random);
  const expires_at = new Date(now.getTime() + CONFIRM_MS).toISOString();
  await db
    .insertInto('tokens')
    .values({ token_key: tokenKey(secret, token), subscriber: id, purpose: 'confirm', expires_at, used_at: null })
    .execute();
  return { tag, toSend: { kind: 'confirm', address, language: wanted.language, token } };
}

async function writeWanted(db: Kysely<Tables>, id: string, wanted: Wanted, now: Date): Promise<void> {
  const { areas, language, frequency, source } = wanted;
  await db
    .updateTable('subscribers')
    .set({ language, frequency, consent_source: source, consent_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
  await writeAreas(db, id, areas);
}

/** Takes away a letter that was handed over, was refused, or of which nobody can say. */
export async function removeLetter(db: Kysely<Tables>, claim: string): Promise<void> {
  await db.deleteFrom('letters').where('claim', '=', claim).execute();
}

/** Puts back a letter that was not handed over, for another try. */
export async function putBackLetter(db: Kysely<Tables>, claim: string, dueAt: Date): Promise<void> {
  await db
    .updateTable('letters')
    .set({ claim: null, lease_until: null, due_at: dueAt.toISOString() })
    .where('claim', '=', claim)
    .execute();
}

/**
 * Takes away letters whose carrier ended before it wrote what became of them: they may have been handed over, and none is
 * handed over twice. @returns how many.
 */
export async function dropLostLetters(db: Kysely<Tables>, now: Date): Promise<number> {
  const lost = await db.deleteFrom('letters').where('lease_until', '<=', now.toISOString()).executeTakeFirst();
  return Number(lost.numDeletedRows);
}

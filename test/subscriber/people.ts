import type { Data } from '#storage/open-data.ts';
import { type Address, parseAddress } from '#subscriber/address.ts';
import { addressKey } from '#subscriber/address-key.ts';
import type { Choices } from '#subscriber/choices.ts';
import { claimLetter, removeLetter, type ToSend } from '#subscriber/pending-letter.ts';
import { askToSubscribe, confirm, type SignUp } from '#subscriber/sign-up.ts';
import type { TestDatabase } from '../storage/both.ts';

export const SECRET = Buffer.alloc(32, 7);
export const NOW = new Date('2031-05-20T09:00:00Z');

/** A moment so many hours after `NOW`. */
export const hoursLater = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

/** Empty tables and a secret. */
export const freshData = async (database: TestDatabase): Promise<Data> => ({
  storage: await database.open(),
  secret: SECRET,
});

/** An address that is right. */
export function addressOf(text: string): Address {
  const parsed = parseAddress(text);
  if ('fault' in parsed) throw new Error(`${text}: ${parsed.fault}`);
  return parsed.address;
}

export const keyOf = (text: string): string => addressKey(SECRET, addressOf(text));

export const HARBOUR: Choices = { areas: ['harbour'], language: 'en', frequency: 'each' };

/** Types an address into the form. @returns whether a letter is to be written. */
export function typed(data: Data, text: string, changed: Partial<SignUp> = {}): Promise<boolean> {
  const asked = { ...HARBOUR, address: addressOf(text), source: 'The form', network: '192.0.2.1', now: NOW };
  return askToSubscribe(data, { ...asked, ...changed });
}

/** Takes on the letter that is due first, for a quarter of an hour. */
export const claimed = (data: Data, now: Date = NOW) =>
  claimLetter(data, { now, leaseUntil: new Date(now.getTime() + 900_000) });

/** What comes of typing an address into the form: the letter, which is handed over at once. */
export async function ask(data: Data, text: string, changed: Partial<SignUp> = {}): Promise<ToSend | undefined> {
  if (!(await typed(data, text, changed))) return undefined;
  const letter = await claimed(data, changed.now);
  if (letter) await removeLetter(data.storage.db, letter.claim);
  return letter?.toSend;
}

/** The token that is sent to somebody who asks. */
export async function tokenFor(data: Data, text: string, changed: Partial<SignUp> = {}): Promise<string> {
  const sent = await ask(data, text, changed);
  if (sent?.kind !== 'confirm') throw new Error(`${text} is sent ${sent?.kind ?? 'nothing'}`);
  return sent.token;
}

/** Subscribes somebody as they would themselves; their manage link. */
export async function subscribed(data: Data, text: string, changed: Partial<SignUp> = {}): Promise<string> {
  const confirmed = await confirm(data, await tokenFor(data, text, changed), changed.now ?? NOW);
  if (!confirmed) throw new Error(`${text} is not confirmed`);
  return confirmed.manageLink;
}

/** The row of an address. */
export const rowOf = ({ storage: { db } }: Data, text: string) =>
  db.selectFrom('subscribers').selectAll().where('address_key', '=', keyOf(text)).executeTakeFirst();

/** So many confirmed subscribers whose ids are numbers, in order. */
export async function manyPeople(data: Data, count: number, areasOf: (at: number) => string[]): Promise<void> {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const idOf = (at: number): string => `${at}`.padStart(32, '0');
  for (let from = 0; from < count; from += 1000) {
    const some = numbers.slice(from, from + 1000);
    const rows = some.map((at) => ({
      ...{ id: idOf(at), address: `${at}@reader.example`, address_key: `${at}`, language: 'en' },
      ...{ frequency: 'each' as const, state: 'confirmed' as const, consent_source: '', consent_at: '' },
      ...{ soft_bounces: 0, created_at: '' },
    }));
    const pairs = some.flatMap((at) => areasOf(at).map((area) => ({ subscriber: idOf(at), area })));
    await data.storage.db.insertInto('subscribers').values(rows).execute();
    await data.storage.db.insertInto('subscriber_areas').values(pairs).execute();
  }
}

import { createHash } from 'node:crypto';
import type { Claimed } from '#delivery/ledger/claim.ts';
import { newsText } from '#delivery/ledger/news.ts';
import { type Status, statusOf } from '#delivery/ledger/state.ts';
import type { Email, Messenger, Outcome } from '#delivery/messenger/messenger.ts';
import { type Sending, type Sent, send } from '#delivery/sender/send.ts';
import { newSenderName, senderHasEnded } from '#delivery/sender/sender-name.ts';
import type { Data } from '#storage/open-data.ts';
import type { DeliveryRow, SubscriberRow } from '#storage/tables.ts';

export const NOW = new Date('2031-05-20T09:00:00Z');
export const EDITION = '2031-05-20-test';

const idOf = (at: number): string => createHash('sha256').update(String(at)).digest('hex').slice(0, 32);

/** Where the emails of the tests go to. */
export const addressAt = (at: number): string => `reader-${at}@mail-${at % 3}.example`;

/** An edition for so many people, queued. */
export async function queued({ storage: { db } }: Data, people: number): Promise<void> {
  const expires_at = new Date(NOW.getTime() + 3 * 86_400_000).toISOString();
  const edition = {
    id: EDITION,
    created_at: NOW.toISOString(),
    expires_at,
    selection: '{"digest":""}',
    excluded: '{}',
  };
  const all = Array.from({ length: people }, (_, at) => ({ id: idOf(at), address: addressAt(at) }));
  await db
    .insertInto('editions')
    .values({ ...edition, audience: people })
    .execute();
  for (let from = 0; from < people; from += PAGE) {
    const page = all.slice(from, from + PAGE);
    await db.insertInto('subscribers').values(page.map(subscriberRow)).execute();
    await db.insertInto('deliveries').values(page.map(deliveryRow)).execute();
  }
}

const PAGE = 200;

interface Person {
  id: string;
  address: string;
}

function subscriberRow({ id, address }: Person): SubscriberRow {
  const times = { consent_at: '2031-01-01', confirmed_at: '2031-01-01', created_at: '2031-01-01' };
  const left = { suppressed_at: null, suppressed_why: null, soft_bounces: 0, consent_source: 'a test' };
  return {
    id,
    address,
    address_key: `key ${id}`,
    language: 'en',
    frequency: 'each',
    ...times,
    ...left,
    state: 'confirmed',
  };
}

function deliveryRow({ id }: Person): DeliveryRow {
  const blank = { sender: null, lease_until: null, attempt: 0, retry_at: null, submitted_at: null, reply: null };
  const areas = newsText({ frequency: 'each', areas: ['harbour'] });
  const message_id = `<${EDITION}.${id.slice(0, 24)}@precision.example>`;
  const whom = { subscriber: id, address_key: `key ${id}`, language: 'en' };
  return { edition: EDITION, ...whom, ...blank, areas, message_id, state: 'queued' };
}

/** A small email of one person, by which it is known again. */
export const composeSmall: Sending['compose'] = async ({ claimed, address }) => emailOf(claimed, address);

function emailOf({ message_id: messageId }: Pick<Claimed, 'message_id'>, to: string): Email {
  const bytes = Buffer.from(`From: news@precision.example\r\nTo: ${to}\r\nMessage-ID: ${messageId}\r\n\r\nHello.\r\n`);
  return { bytes, messageId, envelope: { from: 'news@precision.example', to } };
}

/** A way out that answers as a test says, and remembers what it was given. */
export function answering(answer: (to: string, count: number) => Outcome['kind'] | Promise<Outcome['kind']>) {
  const given: string[] = [];
  const messenger: Messenger = {
    where: 'a test',
    submit: async ({ envelope: { to } }) => {
      given.push(to);
      return { kind: await answer(to, given.length), reply: 'as the test says' };
    },
    close: async () => undefined,
  };
  return { messenger, given };
}

/** Sends the edition of a test. */
export function sendIt(data: Data, messenger: Messenger, over: Partial<Sending> = {}): Promise<Sent> {
  return send(data, {
    edition: EDITION,
    expiresAt: new Date(NOW.getTime() + 3 * 86_400_000),
    sender: newSenderName(),
    messenger,
    compose: composeSmall,
    hasEnded: senderHasEnded,
    clock: () => NOW,
    stop: new AbortController().signal,
    lanes: 2,
    ...over,
  });
}

/** The sums of the edition of a test. */
export async function sums({ storage: { db } }: Data): Promise<Status> {
  const status = await statusOf(db, EDITION);
  if (!status) throw new Error('The edition is not there.');
  return status;
}

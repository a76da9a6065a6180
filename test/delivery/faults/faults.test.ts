import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { settle } from '#delivery/ledger/settle.ts';
import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import type { SmtpSettings } from '#delivery/messenger/smtp-settings.ts';
import type { Data } from '#storage/open-data.ts';
import { openStorage } from '#storage/open-storage.ts';
import { SECRET } from '../../subscriber/people.ts';
import { composeSmall, EDITION, NOW, queued, sendIt, sums } from '../edition-of.ts';
import { reaching } from '../messenger/sink.ts';
import { EARLY, type FaultCase, FORMS, LOSSES, REFUSALS, SLOW } from './fault-cases.ts';
import { type FaultyServer, startFaulty } from './faulty-server.ts';

const PEOPLE = 3;
const folder = await mkdtemp(join(tmpdir(), 'faults-'));
afterAll(() => rm(folder, { recursive: true }));
const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

let editions = 0;
async function edition(): Promise<Data> {
  const storage = await openStorage({ kind: 'sqlite', file: join(folder, `${editions++}.db`) });
  endings.push(storage.close);
  const data = { storage, secret: SECRET };
  await queued(data, PEOPLE);
  return data;
}

async function server(habits: FaultCase['habits']): Promise<FaultyServer> {
  const started = await startFaulty(habits);
  endings.unshift(started.stop);
  return started;
}

/** Sends what is due, one after another. */
async function sendTo(
  data: Data,
  port: number,
  over: { settings?: Partial<SmtpSettings>; hours?: number } & Partial<FaultCase>,
) {
  const { settings, hours = 0, patienceMs = 10_000, messageBytes = 0 } = over;
  const messenger = smtpMessenger(reaching(port, settings), { submitMs: patienceMs, connectMs: patienceMs });
  const filling = Buffer.alloc(messageBytes, `${'x'.repeat(70)}\r\n`);
  await sendIt(data, messenger, {
    clock: () => new Date(NOW.getTime() + hours * 3_600_000),
    lanes: 1,
    compose: async (inHand, date) => {
      const email = await composeSmall(inHand, date);
      return { ...email, bytes: Buffer.concat([email.bytes, filling]) };
    },
  });
  await messenger.close();
}

/** What holds after any fault: nobody is lost, nobody doubled, and the sums are those of the audience. */
async function holds(data: Data, faulty: FaultyServer, expected: FaultCase['sums']): Promise<void> {
  const zero = { queued: 0, submitting: 0, submitted: 0, retry: 0, failed: 0, uncertain: 0, excluded: 0 };
  const { finished: _, ...status } = await sums(data);
  expect(status).toEqual({ audience: PEOPLE, ...zero, ...expected });
  const rows = await data.storage.db.selectFrom('deliveries').select(['message_id', 'state', 'reply']).execute();
  const taken = new Set(faulty.taken);
  expect(faulty.taken).toHaveLength(taken.size);
  const untrue = rows.filter(({ message_id: id, state }) =>
    state === 'submitted' ? !taken.has(id) : state !== 'uncertain' && taken.has(id),
  );
  expect(untrue).toEqual([]);
  for (const { reply } of rows) expect(reply).not.toMatch(/@|[^\P{C}]|.{201}/u);

  // When all is well again, and a person has settled by the log of the server, each has exactly one email but who was refused.
  const well = await server({});
  const { db } = data.storage;
  await settle(db, EDITION, 'submitted', { messageIds: faulty.taken, reply: 'the log' });
  await settle(db, EDITION, 'again');
  await sendTo(data, well.port, { hours: 12 });
  const failed = expected.failed ?? 0;
  expect(await sums(data)).toMatchObject({ submitted: PEOPLE - failed, failed, finished: true });
  const all = [...faulty.taken, ...well.taken];
  expect([all.length, new Set(all).size]).toEqual([PEOPLE - failed, PEOPLE - failed]);
}

const withAndWithoutPipelining = (cases: readonly FaultCase[]): FaultCase[] =>
  [[], ['PIPELINING']].flatMap((offers) =>
    cases.map((one) => ({
      ...one,
      name: `${one.name}${offers.length > 0 ? ', commands together' : ''}`,
      habits: { ...one.habits, offers },
    })),
  );

const FAULTS: Readonly<Record<string, readonly FaultCase[]>> = {
  'that refuses': withAndWithoutPipelining(REFUSALS),
  'that is lost': withAndWithoutPipelining(LOSSES),
  'that is slow': SLOW,
  'with strange replies': FORMS,
  'that speaks too early': withAndWithoutPipelining(EARLY),
};

describe.each(Object.entries(FAULTS))('a server %s', (_, cases) => {
  it.each(cases)('$name', async (fault) => {
    const data = await edition();
    const faulty = await server(fault.habits);
    await sendTo(data, faulty.port, fault);
    await holds(data, faulty, fault.sums);
  });
});

it('nobody at the door is tried again', async () => {
  const data = await edition();
  const gone = await server({});
  await gone.stop();
  await sendTo(data, gone.port, {});
  await holds(data, gone, { retry: PEOPLE });
});

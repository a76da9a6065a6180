import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { settle } from '#delivery/ledger/settle.ts';
import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import type { SmtpSettings } from '#delivery/messenger/smtp-settings.ts';
import type { Data } from '#storage/open-data.ts';
import { openStorage } from '#storage/open-storage.ts';
import { SECRET } from '../../subscriber/people.ts';
import { composeSmall, EDITION, NOW, queued, sendIt, sums } from '../edition-of.ts';
import { reaching } from '../messenger/sink.ts';
import type { FaultCase } from './fault-cases.ts';
import { type FaultyServer, startFaulty } from './faulty-server.ts';

/** So many get the edition of a fault. */
export const PEOPLE = 3;
const folder = await mkdtemp(join(tmpdir(), 'faults-'));
afterAll(() => rm(folder, { recursive: true }));
const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

let editions = 0;
/** An edition that is queued. */
export async function edition(): Promise<Data> {
  const storage = await openStorage({ kind: 'sqlite', file: join(folder, `${editions++}.db`) });
  endings.push(storage.close);
  const data = { storage, secret: SECRET };
  await queued(data, PEOPLE);
  return data;
}

/** A server with faults; it stops when the test is over. */
export async function server(habits: FaultCase['habits']): Promise<FaultyServer> {
  const started = await startFaulty(habits);
  endings.unshift(started.stop);
  return started;
}

/** Sends what is due, one after another. */
export async function sendTo(
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
export async function holds(data: Data, faulty: FaultyServer, expected: FaultCase['sums']): Promise<void> {
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

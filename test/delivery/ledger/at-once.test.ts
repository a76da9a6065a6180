import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { claim } from '#delivery/ledger/claim.ts';
import { writeOutcomes } from '#delivery/ledger/outcomes.ts';
import { settle } from '#delivery/ledger/settle.ts';
import { newSenderName } from '#delivery/sender/sender-name.ts';
import type { Data } from '#storage/open-data.ts';
import { onBoth } from '../../storage/both.ts';
import { SECRET } from '../../subscriber/people.ts';
import { answering, EDITION, NOW, queued, sendIt, sums } from '../edition-of.ts';

const PEOPLE = 300;

onBoth('several at one edition', ({ kind, freshPlace, open }) => {
  async function sharing(people: number, many: number): Promise<Data[]> {
    const place = await freshPlace();
    const all: Data[] = [];
    for (let at = 0; at < many; at += 1) all.push({ storage: await open(place), secret: SECRET });
    if (all[0]) await queued(all[0], people);
    return all;
  }

  it('send, settle and add up without a sum that is wrong at any moment', async () => {
    const [data, ...senders] = await sharing(PEOPLE, 4);
    if (!data) throw new Error('There is no storage.');
    let isDone = false;
    const messengers = senders.map(() =>
      answering(async (_to, count) => {
        await setTimeout(1);
        return count % 10 === 0 ? 'uncertain' : 'submitted';
      }),
    );
    const sent = Promise.all(
      senders.map((own, at) =>
        sendIt(own, messengers[at]?.messenger ?? answering(() => 'retry').messenger, { sender: newSenderName() }),
      ),
    ).finally(() => {
      isDone = true;
    });
    let looks = 0;
    while (!isDone) {
      await settle(data.storage.db, EDITION, looks % 2 === 0 ? 'submitted' : 'failed');
      const { audience, finished, ...states } = await sums(data);
      expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(PEOPLE);
      looks += 1;
      await setTimeout(2);
    }
    await sent;
    await settle(data.storage.db, EDITION, 'submitted');
    const { submitted, failed, finished } = await sums(data);
    expect({ all: submitted + failed, finished }).toEqual({ all: PEOPLE, finished: true });
    const given = messengers.flatMap((one) => one.given);
    expect([given.length, new Set(given).size]).toEqual([PEOPLE, PEOPLE]);
    // Each had a share, or nothing was shared.
    expect(messengers.filter((one) => one.given.length > 0).length).toBeGreaterThan(1);
    expect(looks).toBeGreaterThan(2);
  });

  if (kind !== 'postgres') return;

  it.each([[0, 1] as const, [1, 0] as const])(
    'write outcomes although PostgreSQL undoes them for another (%i, %i)',
    async (first, then) => {
      const [data, other] = await sharing(2, 2);
      if (!data || !other) throw new Error('There is no storage.');
      const asked = { edition: EDITION, sender: 's', most: 2, now: NOW, leaseUntil: NOW };
      const taken = await claim(data.storage, asked);
      const touch = (at: number, db = other.storage.db) =>
        db
          .updateTable('deliveries')
          .set({ lease_until: NOW.toISOString() })
          .where('subscriber', '=', taken[at]?.subscriber ?? '')
          .execute();
      const outcome = { kind: 'submitted', reply: '250 taken' } as const;
      let written: Promise<void> | undefined;
      await other.storage.db.transaction().execute(async (transaction) => {
        await touch(first, transaction);
        written = writeOutcomes(
          data.storage.db,
          asked,
          taken.map((claimed) => ({ claimed, outcome, at: NOW })),
        );
        await setTimeout(200);
        await touch(then, transaction);
      });
      await written;
      expect(await sums(data)).toMatchObject({ submitted: 2 });
    },
  );
});

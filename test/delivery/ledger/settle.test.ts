import { expect, it } from 'vitest';
import { claim } from '#delivery/ledger/claim.ts';
import { markLost } from '#delivery/ledger/lost-senders.ts';
import { writeOutcomes } from '#delivery/ledger/outcomes.ts';
import { settle } from '#delivery/ledger/settle.ts';
import { addUp } from '#delivery/ledger/state.ts';
import { nextTry } from '#delivery/ledger/waits.ts';
import { onBoth } from '../../storage/both.ts';
import { freshData } from '../../subscriber/people.ts';
import { EDITION, NOW, queued, sums } from '../edition-of.ts';

const submitted = { kind: 'submitted', reply: '250 taken' } as const;

onBoth('the ledger', (database) => {
  /** Six people, of whom three are uncertain. */
  async function uncertain() {
    const data = await freshData(database);
    await queued(data, 6);
    const { storage } = data;
    const taken = await claim(storage, { edition: EDITION, sender: 's', most: 3, now: NOW, leaseUntil: NOW });
    await markLost(storage.db, EDITION, { now: NOW, hasEnded: () => false });
    return { data, db: storage.db, taken };
  }

  it.each(['submitted', 'failed'] as const)('settles what is uncertain as %s, and nothing else', async (as) => {
    const { data, db } = await uncertain();
    expect(await settle(db, EDITION, as)).toBe(3);
    expect(await sums(data)).toMatchObject({ [as]: 3, queued: 3, uncertain: 0 });
    expect(await settle(db, EDITION, as)).toBe(0);
  });

  it('settles the messages that a log names, and leaves the others uncertain', async () => {
    const { data, db, taken } = await uncertain();
    const messageIds = [taken[0]?.message_id ?? '', '<unknown@precision.example>'];
    expect(await settle(db, EDITION, 'submitted', { messageIds, reply: 'the log' })).toBe(1);
    expect(await sums(data)).toMatchObject({ submitted: 1, uncertain: 2, queued: 3 });
  });

  it('is certain again when the sender tells after all', async () => {
    const { data, db, taken } = await uncertain();
    const [claimed] = taken;
    if (!claimed) throw new Error('Three were taken on.');
    await writeOutcomes(db, { edition: EDITION, sender: 's' }, [{ claimed, outcome: submitted, at: NOW }]);
    expect(await sums(data)).toMatchObject({ submitted: 1, uncertain: 2 });
  });

  it('does not listen to another sender, nor to one whose email was settled', async () => {
    const { data, db, taken } = await uncertain();
    const results = taken.map((claimed) => ({ claimed, outcome: submitted, at: NOW }));
    await writeOutcomes(db, { edition: EDITION, sender: 'another' }, results);
    await settle(db, EDITION, 'again');
    await writeOutcomes(db, { edition: EDITION, sender: 's' }, results);
    expect(await sums(data)).toMatchObject({ queued: 6, submitted: 0 });
  });
});

it('is finished when every one of the audience has come to an end', () => {
  expect(addUp(3, new Map([['submitted', 2]])).finished).toBe(false);
  expect(addUp(2, new Map([['submitted', 2]])).finished).toBe(true);
  expect(
    addUp(
      3,
      new Map([
        ...([
          ['submitted', 2],
          ['retry', 1],
        ] as const),
      ]),
    ).finished,
  ).toBe(false);
  expect(
    addUp(
      3,
      new Map([
        ...([
          ['uncertain', 2],
          ['excluded', 1],
        ] as const),
      ]),
    ).finished,
  ).toBe(true);
});

it('waits longer each time', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((attempt) => (nextTry(attempt, NOW).getTime() - NOW.getTime()) / 60_000);
  expect(waits).toEqual([1, 5, 15, 60, 180, 180]);
});

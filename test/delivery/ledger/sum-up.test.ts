import { expect, it } from 'vitest';
import { earlierEditions } from '#delivery/edition/earlier.ts';
import { statusOf } from '#delivery/ledger/state.ts';
import { sumUpOld } from '#delivery/ledger/sum-up.ts';
import { onBoth } from '../../storage/both.ts';
import { freshData } from '../../subscriber/people.ts';
import { EDITION, NOW, queued } from '../edition-of.ts';

const daysLater = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

onBoth('an edition that ended long ago', (database) => {
  async function sent() {
    const data = await freshData(database);
    await queued(data, 5);
    await data.storage.db.updateTable('deliveries').set({ state: 'submitted' }).execute();
    return data;
  }
  const rows = ({ storage: { db } }: Awaited<ReturnType<typeof sent>>) =>
    db.selectFrom('deliveries').selectAll().execute();

  it('keeps its sums, and nothing of who got it', async () => {
    const data = await sent();
    const before = await statusOf(data.storage.db, EDITION);
    expect(await sumUpOld(data, { days: 90, now: daysLater(93) })).toBe(1);
    expect(await rows(data)).toEqual([]);
    expect(await statusOf(data.storage.db, EDITION)).toEqual(before);
    expect(await sumUpOld(data, { days: 90, now: daysLater(94) })).toBe(0);
  });

  it('is left as it is until then', async () => {
    const data = await sent();
    expect(await sumUpOld(data, { days: 90, now: daysLater(92) })).toBe(0);
    expect(await rows(data)).toHaveLength(5);
  });

  it('has told its stories all the same', async () => {
    const data = await sent();
    await sumUpOld(data, { days: 90, now: daysLater(93) });
    expect(await earlierEditions(data.storage.db, daysLater(93))).toMatchObject([{ isStarted: true }]);
  });

  it('that nobody got has told nobody anything', async () => {
    const data = await freshData(database);
    await queued(data, 2);
    await sumUpOld(data, { days: 90, now: daysLater(93) });
    expect(await earlierEditions(data.storage.db, daysLater(93))).toEqual([]);
  });
});

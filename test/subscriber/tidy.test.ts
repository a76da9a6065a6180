import { expect, it } from 'vitest';
import type { Data } from '#storage/open-data.ts';
import { EMPTY_TALLY, writeBatch } from '#subscriber/import/write-batch.ts';
import { forgetAddress, suppress } from '#subscriber/leaving.ts';
import { clearSoftBounces, eraseLeft } from '#subscriber/tidy.ts';
import { chance } from '#subscriber/token.ts';
import { EDITION, queued, NOW as SENT } from '../delivery/edition-of.ts';
import { onBoth } from '../storage/both.ts';
import { addressOf, freshData, HARBOUR, keyOf, manyPeople, NOW, rowOf, SECRET, subscribed } from './people.ts';

const ANN = 'ann@reader.example';
const BEA = 'bea@reader.example';
const daysLater = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
const inDays = (days: number) => ({ days: 30, now: daysLater(days) });

/** What an import makes of an address. */
async function imported(data: Data, text: string) {
  const tally = { ...EMPTY_TALLY };
  const row = { ...HARBOUR, address: addressOf(text), consentSource: 'A list', consentAt: '2031-01-01T00:00:00.000Z' };
  const now = NOW.toISOString();
  await writeBatch({ db: data.storage.db, secret: SECRET, now, random: chance, prefix: '0123456789', tally }, [row]);
  return tally;
}

onBoth('what is not needed any more', (database) => {
  it('is the address of who left, when they have had time to come back', async () => {
    const data = await freshData(database);
    await subscribed(data, ANN);
    await subscribed(data, BEA);
    await suppress(data, keyOf(ANN), 'unsubscribed', NOW);
    expect(await eraseLeft(data, inDays(29))).toBe(0);
    expect(await eraseLeft(data, inDays(30))).toBe(1);
    expect(await rowOf(data, ANN)).toBeUndefined();
    expect((await rowOf(data, BEA))?.state).toBe('confirmed');
    const areas = await data.storage.db.selectFrom('subscriber_areas').selectAll().execute();
    expect(areas).toHaveLength(1);
  });

  it('is not needed to keep them out of an import', async () => {
    const data = await freshData(database);
    await subscribed(data, ANN);
    await suppress(data, keyOf(ANN), 'bounced', NOW);
    expect(await imported(data, ANN)).toMatchObject({ suppressed: 1, taken: 0 });
    await eraseLeft(data, inDays(31));
    expect(await imported(data, ANN)).toMatchObject({ forgotten: 1, taken: 0 });
    expect(await rowOf(data, ANN)).toBeUndefined();
    await subscribed(data, ANN);
    expect((await rowOf(data, ANN))?.state).toBe('confirmed');
  });

  it('may have been forgotten before', async () => {
    const data = await freshData(database);
    await forgetAddress(data, addressOf(ANN), NOW);
    await subscribed(data, ANN);
    await suppress(data, keyOf(ANN), 'complained', NOW);
    expect(await eraseLeft(data, inDays(31))).toBe(1);
  });

  it('is erased of very many too', async () => {
    const data = await freshData(database);
    await manyPeople(data, 2001, () => ['harbour']);
    const left = { state: 'suppressed' as const, suppressed_at: NOW.toISOString(), suppressed_why: 'bounced' };
    await data.storage.db.updateTable('subscribers').set(left).execute();
    expect(await eraseLeft(data, inDays(31))).toBe(2001);
    expect(await data.storage.db.selectFrom('forgotten').selectAll().execute()).toHaveLength(2001);
  });

  it('is a count of refusals, once an email was taken and did not come back', async () => {
    const data = await freshData(database);
    const { db } = data.storage;
    await queued(data, 3);
    await db.updateTable('subscribers').set({ soft_bounces: 2 }).execute();
    const rows = await db.selectFrom('deliveries').select('subscriber').orderBy('subscriber').execute();
    const became = [{ reply: '250 taken' }, { reply: 'Came back with 4.2.2' }, { state: 'failed' as const }];
    for (const [at, { subscriber }] of rows.entries()) {
      const told = { state: 'submitted' as const, submitted_at: SENT.toISOString(), ...became[at] };
      await db
        .updateTable('deliveries')
        .set(told)
        .where('edition', '=', EDITION)
        .where('subscriber', '=', subscriber)
        .execute();
    }
    expect(await clearSoftBounces(data, daysLater(5))).toBe(0);
    expect(await clearSoftBounces(data, daysLater(7))).toBe(1);
    const counts = await db.selectFrom('subscribers').select('soft_bounces').orderBy('id').execute();
    expect(counts.map(({ soft_bounces }) => soft_bounces)).toEqual([0, 2, 2]);
  });
});

import { expect, it } from 'vitest';
import type { Data } from '#storage/open-data.ts';
import {
  audienceOf,
  countByArea,
  countByState,
  countLeftOut,
  type Member,
  reachable,
  type Wanted,
} from '#subscriber/audience.ts';
import { suppress, unsubscribe } from '#subscriber/leaving.ts';
import { onBoth } from '../storage/both.ts';
import { ask, freshData, keyOf, NOW, rowOf, subscribed } from './people.ts';

/** Ann for the harbour, Bea for harbour and hill each week in Polish, Cyd who left, Dot who never confirmed. */
async function fourReaders(data: Data): Promise<void> {
  await subscribed(data, 'ann@reader.example');
  await subscribed(data, 'bea@reader.example', { areas: ['harbour', 'hill'], language: 'pl', frequency: 'weekly' });
  await unsubscribe(data, await subscribed(data, 'cyd@reader.example'), NOW);
  await ask(data, 'dot@reader.example');
}

async function all(data: Data, wanted: Wanted, pageSize?: number): Promise<Member[]> {
  const pages: Member[] = [];
  for await (const page of audienceOf(data, wanted, pageSize)) pages.push(...page);
  return pages;
}

/** Confirmed subscribers whose ids are numbers, in order. */
async function insertMany(data: Data, count: number, areasOf: (at: number) => string[]): Promise<void> {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const idOf = (at: number): string => `${at}`.padStart(32, '0');
  for (let from = 0; from < count; from += 1000) {
    const some = numbers.slice(from, from + 1000);
    const rows = some.map((at) => ({
      ...{ id: idOf(at), address: `${at}@reader.example`, address_key: `${at}`, language: 'en' },
      ...{ frequency: 'each' as const, state: 'confirmed' as const, consent_source: '', consent_at: '' },
      ...{ soft_bounces: 0, created_at: '' },
    }));
    const pairs = some.flatMap((at) => [...new Set(areasOf(at))].map((area) => ({ subscriber: idOf(at), area })));
    await data.storage.db.insertInto('subscribers').values(rows).execute();
    await data.storage.db.insertInto('subscriber_areas').values(pairs).execute();
  }
}

const who = async (data: Data, wanted: Wanted): Promise<string[]> => {
  const reached = await reachable(
    data,
    (await all(data, wanted)).map(({ id }) => id),
  );
  return [...reached.values()].map(({ address }) => address.slice(0, 3)).sort();
};

onBoth('an audience', (database) => {
  it('is who is confirmed and chose one of the areas, each once', async () => {
    const data = await freshData(database);
    await fourReaders(data);
    expect(await who(data, { areas: ['harbour', 'hill'] })).toEqual(['ann', 'bea']);
    expect(await who(data, { areas: ['hill'] })).toEqual(['bea']);
    expect(await who(data, { areas: ['harbour'], frequency: 'each' })).toEqual(['ann']);
    expect(await who(data, { areas: ['marsh'] })).toEqual([]);
    expect(await who(data, { areas: [] })).toEqual([]);
  });

  it('tells of each what a message needs, but no address', async () => {
    const data = await freshData(database);
    await fourReaders(data);
    const [bea] = await all(data, { areas: ['hill', 'harbour', 'marsh'], frequency: 'weekly' });
    const { id } = (await rowOf(data, 'bea@reader.example')) ?? {};
    expect(bea).toEqual({
      ...{ id, addressKey: keyOf('bea@reader.example'), language: 'pl', frequency: 'weekly' },
      areas: ['harbour', 'hill'],
    });
    expect((await all(data, { areas: ['hill'] }))[0]?.areas).toEqual(['hill']);
  });

  it('comes in pages, in order, without gap or repetition', async () => {
    const data = await freshData(database);
    await insertMany(data, 57, (at) => [at % 2 === 0 ? 'harbour' : 'hill']);
    for (const pageSize of [1, 10, 29, 57, 100]) {
      const ids = (await all(data, { areas: ['harbour'] }, pageSize)).map(({ id }) => Number(id));
      expect(ids).toEqual(Array.from({ length: 29 }, (_, at) => 2 * at));
    }
  });

  it('of 20,000 over 500 areas is gone through in seconds', async () => {
    const data = await freshData(database);
    const areas = Array.from({ length: 500 }, (_, at) => `area-${at}`);
    await insertMany(data, 20_000, (at) => [`area-${at % 500}`, `area-${(at * 7) % 500}`]);
    const start = performance.now();
    expect(await all(data, { areas })).toHaveLength(20_000);
    // A plan that looks for each area of each subscriber takes minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('says how many chose the areas and get nothing, and why', async () => {
    const data = await freshData(database);
    await fourReaders(data);
    await subscribed(data, 'eve@reader.example');
    await suppress(data, keyOf('eve@reader.example'), 'bounced', NOW);
    expect(await countLeftOut(data, { areas: ['harbour', 'hill'] })).toEqual({
      waiting: 1,
      unsubscribed: 1,
      bounced: 1,
    });
    expect(await countLeftOut(data, { areas: ['hill'] })).toEqual({});
    expect(await countLeftOut(data, { areas: [] })).toEqual({});
  });

  it('is not reached any more once it has left', async () => {
    const data = await freshData(database);
    await fourReaders(data);
    const ids = (await all(data, { areas: ['harbour'] })).map(({ id }) => id);
    await suppress(data, keyOf('ann@reader.example'), 'complained', NOW);
    expect([...(await reachable(data, ids)).values()]).toEqual([{ address: 'bea@reader.example', language: 'pl' }]);
    expect(await reachable(data, [])).toEqual(new Map());
  });

  it('is counted by area, language and state, without an address', async () => {
    const data = await freshData(database);
    await fourReaders(data);
    expect((await countByArea(data)).map((row) => ({ ...row }))).toEqual([
      { area: 'harbour', language: 'en', state: 'confirmed', count: 1 },
      { area: 'harbour', language: 'en', state: 'suppressed', count: 1 },
      { area: 'harbour', language: 'en', state: 'waiting', count: 1 },
      { area: 'harbour', language: 'pl', state: 'confirmed', count: 1 },
      { area: 'hill', language: 'pl', state: 'confirmed', count: 1 },
    ]);
    expect(await countByArea(data, 'hill')).toHaveLength(1);
    expect(await countByState(data)).toEqual({ confirmed: 2, suppressed: 1, waiting: 1 });
  });
});

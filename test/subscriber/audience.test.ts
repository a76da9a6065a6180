import { expect, it } from 'vitest';
import type { Data } from '#storage/open-data.ts';
import { countByArea, countByState, countReached, reachable } from '#subscriber/audience.ts';
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

onBoth('an audience', (database) => {
  it('is not reached any more once it has left', async () => {
    const data = await freshData(database);
    await fourReaders(data);
    const ids = await Promise.all(
      ['ann', 'bea', 'cyd', 'dot'].map(async (name) => (await rowOf(data, `${name}@reader.example`))?.id ?? ''),
    );
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

  it('of some areas is counted without those who get nothing, each once', async () => {
    const data = await freshData(database);
    await fourReaders(data);
    expect(await countReached(data, ['harbour', 'hill'])).toBe(2);
    expect(await countReached(data, ['hill'])).toBe(1);
    expect(await countReached(data, ['marsh'])).toBe(0);
    expect(await countReached(data, [])).toBe(0);
  });
});

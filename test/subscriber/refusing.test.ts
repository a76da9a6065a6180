import { expect, it } from 'vitest';
import { unsubscribe } from '#subscriber/leaving.ts';
import { refuseSignUp } from '#subscriber/refusing.ts';
import { confirm } from '#subscriber/sign-up.ts';
import { onBoth } from '../storage/both.ts';
import { ask, freshData, hoursLater, NOW, rowOf, subscribed, tokenFor } from './people.ts';

const ANN = 'ann@reader.example';

onBoth('“It was not me”', (database) => {
  it('erases an address that a stranger typed, and nobody can make us write to it for a day', async () => {
    const data = await freshData(database);
    const token = await tokenFor(data, ANN);
    expect(await refuseSignUp(data, token, hoursLater(1))).toBe(true);
    for (const table of ['subscribers', 'subscriber_areas', 'tokens', 'forgotten'] as const)
      expect(await data.storage.db.selectFrom(table).selectAll().execute()).toEqual([]);
    for (const hour of [1, 13, 24]) expect(await ask(data, ANN, { now: hoursLater(hour) })).toBeUndefined();
    expect(await ask(data, ANN, { now: hoursLater(48) })).toBeDefined();
  });

  it('leaves alone who had left: they stay so', async () => {
    const data = await freshData(database);
    await unsubscribe(data, await subscribed(data, ANN), NOW);
    const token = await tokenFor(data, ANN);
    expect(await refuseSignUp(data, token, NOW)).toBe(true);
    expect(await confirm(data, token, NOW)).toBeUndefined();
    expect((await rowOf(data, ANN))?.state).toBe('suppressed');
  });

  it('does nothing by a token that was used, has ended or was made up', async () => {
    const data = await freshData(database);
    const used = await tokenFor(data, ANN);
    await confirm(data, used, NOW);
    const old = await tokenFor(data, 'bea@reader.example');
    for (const [token, now] of [
      [used, NOW],
      [old, hoursLater(48)],
      ['', NOW],
    ] as const)
      expect(await refuseSignUp(data, token, now)).toBe(false);
    expect((await rowOf(data, ANN))?.state).toBe('confirmed');
    expect((await rowOf(data, 'bea@reader.example'))?.state).toBe('waiting');
  });
});

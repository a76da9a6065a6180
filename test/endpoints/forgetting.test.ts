import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onBoth } from '../storage/both.ts';
import { FILLED, linkIn } from './at-doorway.ts';
import { doorOn } from './both-doors.ts';

const OTHER = { ...FILLED, email: 'other@mail.example' };

onBoth('“Forget me”', (database) => {
  it('leaves a keyed hash and nothing else: no row, no token, no letter, and no file in the outbox', async () => {
    const door = await doorOn(database);
    await door.post('/subscribe/', OTHER);
    await door.post('/subscribe/', FILLED);
    const letters = await door.letters();
    const own = letters.find(({ source }) => source.includes(FILLED.email));
    const confirmed = await (await door.post(linkIn(own?.mail, 'confirm'), {})).text();
    const manage = /\/manage\/\?t=[\w.-]+/.exec(confirmed)?.[0] ?? '';
    await door.post('/subscribe/', FILLED);
    await door.letters();
    await door.post(manage, { do: 'forget', sure: 'yes' });
    const files = await readdir(join(door.data, 'outbox', 'letters'));
    expect(files).toHaveLength(1);
    for (const { source } of await door.letters()) expect(source).toContain(OTHER.email);
    const kept: unknown[] = [];
    for (const table of ['subscribers', 'subscriber_areas', 'tokens', 'letters', 'attempts', 'deliveries', 'forgotten'])
      kept.push(...(await door.rows(`select * from ${table}`)));
    expect(JSON.stringify(kept)).not.toContain('resident');
    expect(await door.rows('select * from forgotten')).toHaveLength(1);
    if (database.kind === 'sqlite') expect(await door.allData()).not.toContain('resident');
    expect((await door.post(manage, { do: 'save', area: 'harbour' })).status).toBe(410);
  });
});

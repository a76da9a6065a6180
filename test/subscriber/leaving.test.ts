import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openStorage } from '#storage/open-storage.ts';
import {
  countSoftBounce,
  forgetAddress,
  forgetByLink,
  MOST_SOFT_BOUNCES,
  suppress,
  unsubscribe,
} from '#subscriber/leaving.ts';
import { signedLink } from '#subscriber/link.ts';
import { changePreferences, preferencesOf } from '#subscriber/preferences.ts';
import { onBoth } from '../storage/both.ts';
import { addressOf, ask, freshData, HARBOUR, hoursLater, keyOf, NOW, rowOf, SECRET, subscribed } from './people.ts';

const ANN = 'ann@reader.example';
const BEA = 'bea@reader.example';

onBoth('a subscriber', (database) => {
  it('changes what they get by their link, which is a new consent', async () => {
    const data = await freshData(database);
    const link = await subscribed(data, ANN);
    const wanted = { areas: ['hill', 'marsh'], language: 'pl', frequency: 'weekly' } as const;
    expect(await changePreferences(data, link, wanted, hoursLater(1))).toBe(true);
    expect(await preferencesOf(data, link)).toEqual({ ...wanted, address: ANN, state: 'confirmed' });
    expect((await rowOf(data, ANN))?.consent_at).toBe(hoursLater(1).toISOString());
  });

  it('cannot be seen or changed by the link in each message, or by any other', async () => {
    const data = await freshData(database);
    await subscribed(data, ANN);
    const id = (await rowOf(data, ANN))?.id ?? '';
    for (const link of [signedLink(SECRET, 'unsubscribe', id), id, '', `${id}.${'A'.repeat(43)}`]) {
      expect(await preferencesOf(data, link)).toBeUndefined();
      expect(await changePreferences(data, link, HARBOUR, NOW)).toBe(false);
      expect(await forgetByLink(data, link, NOW)).toBe(false);
    }
    expect((await rowOf(data, ANN))?.state).toBe('confirmed');
  });

  it('unsubscribes once or ten times, the same', async () => {
    const data = await freshData(database);
    await subscribed(data, ANN);
    await subscribed(data, BEA);
    const link = signedLink(SECRET, 'unsubscribe', (await rowOf(data, ANN))?.id ?? '');
    for (const hour of [1, 2, 3]) expect(await unsubscribe(data, link, hoursLater(hour))).toBe(true);
    expect(await rowOf(data, ANN)).toMatchObject({
      ...{ state: 'suppressed', suppressed_why: 'unsubscribed', suppressed_at: hoursLater(1).toISOString() },
    });
    expect((await rowOf(data, BEA))?.state).toBe('confirmed');
    expect(await unsubscribe(data, `${link.slice(0, -1)}*`, NOW)).toBe(false);
  });

  it('who has left cannot be brought back by a change of preferences', async () => {
    const data = await freshData(database);
    const link = await subscribed(data, ANN);
    await unsubscribe(data, link, NOW);
    expect(await changePreferences(data, link, HARBOUR, NOW)).toBe(false);
    expect((await preferencesOf(data, link))?.state).toBe('suppressed');
  });

  it('gets nothing more after a hard bounce or a complaint', async () => {
    const data = await freshData(database);
    await subscribed(data, ANN);
    expect(await suppress(data, keyOf(ANN), 'complained', NOW)).toBe(true);
    expect(await suppress(data, keyOf(ANN), 'bounced', NOW)).toBe(false);
    expect((await rowOf(data, ANN))?.suppressed_why).toBe('complained');
    expect(await suppress(data, keyOf('nobody@reader.example'), 'bounced', NOW)).toBe(false);
  });

  it('is given up after five soft bounces', async () => {
    const data = await freshData(database);
    await subscribed(data, ANN);
    const bounce = (): Promise<boolean> => countSoftBounce(data, keyOf(ANN), NOW);
    for (let at = 1; at < MOST_SOFT_BOUNCES; at += 1) expect(await bounce()).toBe(false);
    expect(await bounce()).toBe(true);
    expect((await rowOf(data, ANN))?.suppressed_why).toBe('bounced');
  });

  it('is forgotten at once by their link, but for a hash', async () => {
    const data = await freshData(database);
    const link = await subscribed(data, ANN);
    await ask(data, ANN);
    expect(await forgetByLink(data, link, NOW)).toBe(true);
    expect(await forgetByLink(data, link, NOW)).toBe(true);
    const { db } = data.storage;
    expect(await rowOf(data, ANN)).toBeUndefined();
    for (const table of ['subscriber_areas', 'tokens'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('forgotten').selectAll().execute()).toEqual([
      { address_key: keyOf(ANN), at: NOW.toISOString() },
    ]);
    expect(await preferencesOf(data, link)).toBeUndefined();
    expect(await unsubscribe(data, link, NOW)).toBe(true);
  });

  it('is forgotten by address, known or not, and may come back by themselves', async () => {
    const data = await freshData(database);
    expect(await forgetAddress(data, addressOf(ANN), NOW)).toBe(false);
    await subscribed(data, 'ANN@reader.example');
    expect(await data.storage.db.selectFrom('forgotten').selectAll().execute()).toEqual([]);
    expect(await forgetAddress(data, addressOf(ANN), NOW)).toBe(true);
  });

  if (database.kind === 'sqlite') {
    it('who is forgotten is in no byte of any file, even before the database is closed', async () => {
      const place = await database.freshPlace();
      const file = place.kind === 'sqlite' ? place.file : '';
      const data = { storage: await openStorage(place), secret: SECRET };
      const bytes = async (): Promise<string> => {
        const names = await readdir(dirname(file));
        const texts = await Promise.all(names.map((name) => readFile(join(dirname(file), name), 'latin1')));
        return texts.join('');
      };
      const links: string[] = [];
      for (let at = 0; at < 50; at += 1) {
        const changed = { network: `${at}`, areas: ['harbour', 'hill'], source: `Fair-${at}-end` };
        links.push(await subscribed(data, `person-${at}-end@reader.example`, changed));
      }
      expect(await bytes()).toContain('person-17-end@');
      expect(await bytes()).toContain('Fair-17-end');
      await forgetByLink(data, links[17] ?? '', NOW);
      expect(await bytes()).not.toContain('person-17-end@');
      expect(await bytes()).not.toContain('Fair-17-end');
      expect(await bytes()).not.toContain((links[17] ?? '').slice(0, 32));
      expect(await bytes()).toContain('person-18-end@');
      await data.storage.close();
    });
  }
});

import { expect, it } from 'vitest';
import { clearExpired } from '#subscriber/expiry.ts';
import { everythingOf } from '#subscriber/export.ts';
import { forgetAddress, suppress, unsubscribe } from '#subscriber/leaving.ts';
import { dropLostLetters, putBackLetter, removeLetter } from '#subscriber/pending-letter.ts';
import { preferencesOf } from '#subscriber/preferences.ts';
import { confirm } from '#subscriber/sign-up.ts';
import { onBoth } from '../storage/both.ts';
import { addressOf, claimed, freshData, hoursLater, keyOf, NOW, rowOf, SECRET, subscribed, typed } from './people.ts';

const ANN = 'ann@reader.example';
const BEA = 'bea@reader.example';

onBoth('a letter that waits', (database) => {
  it('holds no address and no token, and says what was wanted', async () => {
    const data = await freshData(database);
    await typed(data, ANN, { areas: ['hill'], language: 'pl' });
    const rows = await data.storage.db.selectFrom('letters').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/ann|reader\.example/);
    expect(await data.storage.db.selectFrom('tokens').selectAll().execute()).toEqual([]);
    expect((await everythingOf(data, addressOf(ANN))).letters).toMatchObject([{ attempt: 0 }]);
    const letter = await claimed(data);
    expect(letter).toMatchObject({ attempt: 1, toSend: { kind: 'confirm', address: ANN, language: 'pl' } });
    expect(letter?.tag).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is taken on by one carrier, in the order in which letters came', async () => {
    const place = await database.freshPlace();
    const both = [await database.open(place), await database.open(place)].map((storage) => ({
      storage,
      secret: SECRET,
    }));
    const [one, two] = both;
    if (!one || !two) throw new Error('There are two.');
    for (let at = 0; at < 20; at += 1) await typed(one, `r${at}@reader.example`, { now: new Date(+NOW + at) });
    const later = hoursLater(1);
    const taken = await Promise.all(
      [one, two].map(async (data) => {
        const own: string[] = [];
        for (let next = await claimed(data, later); next; next = await claimed(data, later))
          own.push(next.toSend.address);
        return own;
      }),
    );
    expect(new Set(taken.flat()).size).toBe(20);
    expect(taken.flat()).toHaveLength(20);
    for (const own of taken)
      expect(own).toEqual(own.toSorted((a, b) => Number(a.match(/\d+/)) - Number(b.match(/\d+/))));
  });

  it('that was not taken comes again later, and only its last token works', async () => {
    const data = await freshData(database);
    await typed(data, ANN);
    const first = await claimed(data);
    await putBackLetter(data.storage.db, first?.claim ?? '', hoursLater(1));
    expect(await claimed(data, hoursLater(0.9))).toBeUndefined();
    const second = await claimed(data, hoursLater(1));
    expect(second?.attempt).toBe(2);
    expect(await confirm(data, tokenOf(first), hoursLater(1))).toBeUndefined();
    expect(await confirm(data, tokenOf(second), hoursLater(1))).toBeDefined();
  });

  it('whose carrier was lost is never handed over again, and its token still works', async () => {
    const data = await freshData(database);
    await typed(data, ANN);
    const letter = await claimed(data);
    expect(await dropLostLetters(data.storage.db, hoursLater(0.2))).toBe(0);
    expect(await dropLostLetters(data.storage.db, hoursLater(0.25))).toBe(1);
    expect(await claimed(data, hoursLater(1))).toBeUndefined();
    expect(await confirm(data, tokenOf(letter), hoursLater(1))).toBeDefined();
  });

  it('takes the place of one that waits, and of one that is in hand', async () => {
    const data = await freshData(database);
    await typed(data, ANN, { areas: ['hill'] });
    await typed(data, ANN, { areas: ['marsh'] });
    const first = await claimed(data);
    await typed(data, ANN, { areas: ['harbour'] });
    await removeLetter(data.storage.db, first?.claim ?? '');
    const second = await claimed(data);
    expect(await claimed(data)).toBeUndefined();
    expect(await confirm(data, tokenOf(first), NOW)).toBeUndefined();
    const { manageLink = '' } = (await confirm(data, tokenOf(second), NOW)) ?? {};
    expect((await preferencesOf(data, manageLink))?.areas).toEqual(['harbour']);
  });

  it('asks nobody to confirm who has done so meanwhile, and changes nothing for them', async () => {
    const data = await freshData(database);
    const link = await subscribed(data, ANN);
    await typed(data, 'ANN@reader.example', { areas: ['hill'], language: 'pl' });
    const letter = await claimed(data);
    expect(letter?.toSend).toEqual({ kind: 'already', address: ANN, language: 'en', manageLink: link });
    expect((await preferencesOf(data, link))?.areas).toEqual(['harbour']);
  });

  it.each(['forgotten', 'unsubscribed', 'bounced'])('goes to nobody who is %s meanwhile', async (how) => {
    const data = await freshData(database);
    const link = await subscribed(data, ANN);
    await unsubscribe(data, link, NOW);
    await typed(data, ANN);
    await typed(data, BEA, { now: hoursLater(1) });
    if (how === 'forgotten') await forgetAddress(data, addressOf(ANN), NOW);
    else if (how === 'bounced') await suppress(data, keyOf(ANN), 'bounced', NOW);
    else await unsubscribe(data, link, NOW);
    expect((await claimed(data, hoursLater(2)))?.toSend.address).toBe(BEA);
  });

  it('keeps its addressee while it waits, and goes with them after two days', async () => {
    const data = await freshData(database);
    await typed(data, ANN);
    await clearExpired(data.storage.db, hoursLater(47.9));
    expect(await rowOf(data, ANN)).toBeDefined();
    await clearExpired(data.storage.db, hoursLater(48));
    expect(await rowOf(data, ANN)).toBeUndefined();
    expect(await data.storage.db.selectFrom('letters').selectAll().execute()).toEqual([]);
  });

  it('is never in the way of others that confirm, leave and ask at the same moment', async () => {
    const place = await database.freshPlace();
    const [one, two] = [await database.open(place), await database.open(place)].map((storage) => ({
      storage,
      secret: SECRET,
    }));
    if (!one || !two) throw new Error('There are two.');
    const link = await subscribed(one, ANN);
    const deeds = Array.from({ length: 15 }, (_, at) => [
      () => typed(one, ANN, { now: hoursLater(24 * at), network: `${at}` }),
      () => claimed(two, hoursLater(24 * at)),
      () => unsubscribe(one, link, hoursLater(24 * at)),
      async () => confirm(two, tokenOf(await claimed(one, hoursLater(24 * at))), hoursLater(24 * at)),
    ]);
    for (const some of deeds) await Promise.all(some.map((deed) => deed()));
    expect(await rowOf(one, ANN)).toBeDefined();
  });
});

function tokenOf(letter: Awaited<ReturnType<typeof claimed>>): string {
  return letter?.toSend.kind === 'confirm' ? letter.toSend.token : 'there is none';
}

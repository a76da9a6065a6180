import { expect, it } from 'vitest';
import { clearExpired } from '#subscriber/expiry.ts';
import { unsubscribe } from '#subscriber/leaving.ts';
import { signedLink } from '#subscriber/link.ts';
import { claimLetter } from '#subscriber/pending-letter.ts';
import { preferencesOf } from '#subscriber/preferences.ts';
import { confirm } from '#subscriber/sign-up.ts';
import { chance, newToken } from '#subscriber/token.ts';
import { onBoth } from '../storage/both.ts';
import { ask, freshData, HARBOUR, hoursLater, NOW, rowOf, SECRET, subscribed, tokenFor, typed } from './people.ts';

const ANN = 'ann@reader.example';

onBoth('a sign-up', (database) => {
  it('subscribes nobody before it is confirmed by its token', async () => {
    const data = await freshData(database);
    const token = await tokenFor(data, ANN);
    expect(await rowOf(data, ANN)).toMatchObject({ state: 'waiting', confirmed_at: null });
    const confirmed = await confirm(data, token, hoursLater(1));
    expect(confirmed?.language).toBe('en');
    expect(await rowOf(data, ANN)).toMatchObject({
      ...{ state: 'confirmed', address: ANN, consent_source: 'The form' },
      ...{ consent_at: hoursLater(1).toISOString(), confirmed_at: hoursLater(1).toISOString() },
    });
    expect(await preferencesOf(data, confirmed?.manageLink ?? '')).toMatchObject(HARBOUR);
  });

  it('is confirmed once: a second click is answered alike and changes nothing', async () => {
    const data = await freshData(database);
    const token = await tokenFor(data, ANN);
    const first = await confirm(data, token, hoursLater(1));
    expect(await confirm(data, token, hoursLater(2))).toEqual(first);
    expect((await rowOf(data, ANN))?.confirmed_at).toBe(hoursLater(1).toISOString());
  });

  it('is confirmed once when both clicks come at the same moment', async () => {
    const data = await freshData(database);
    const token = await tokenFor(data, ANN);
    const answers = await Promise.all([1, 2, 3].map((hour) => confirm(data, token, hoursLater(hour))));
    expect(new Set(answers.map((answer) => answer?.manageLink)).size).toBe(1);
  });

  it('cannot be confirmed after 48 hours, nor by a token that was made up or tampered with', async () => {
    const data = await freshData(database);
    const token = await tokenFor(data, ANN);
    expect(await confirm(data, newToken(chance), NOW)).toBeUndefined();
    expect(await confirm(data, `${token}=`, NOW)).toBeUndefined();
    expect(await confirm(data, token.toLowerCase(), NOW)).toBeUndefined();
    expect(await confirm(data, '', NOW)).toBeUndefined();
    expect(await confirm(data, token, hoursLater(48))).toBeUndefined();
    expect(await confirm(data, token, hoursLater(47.9))).toBeDefined();
  });

  it('is kept without its token', async () => {
    const data = await freshData(database);
    const token = await tokenFor(data, ANN);
    const kept = await data.storage.db.selectFrom('tokens').selectAll().execute();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(await confirm(data, kept[0]?.token_key ?? '', NOW)).toBeUndefined();
  });

  it('that is made again counts with its last choices, which only the last token confirms', async () => {
    const data = await freshData(database);
    const stranger = await tokenFor(data, ANN, { areas: ['hill', 'harbour'], language: 'pl' });
    const own = await tokenFor(data, ' ANN@Reader.example', { areas: ['marsh'] });
    expect(await confirm(data, stranger, NOW)).toBeUndefined();
    const confirmed = await confirm(data, own, NOW);
    expect(await preferencesOf(data, confirmed?.manageLink ?? '')).toMatchObject({ areas: ['marsh'], language: 'en' });
    expect(await data.storage.db.selectFrom('subscribers').select('id').execute()).toHaveLength(1);
  });

  it('of a subscriber changes nothing, and sends the link that can', async () => {
    const data = await freshData(database);
    const manageLink = await subscribed(data, ANN);
    const sent = await ask(data, 'Ann@reader.example', { areas: ['hill'], language: 'pl' });
    expect(sent).toMatchObject({ kind: 'already', language: 'en', manageLink });
    expect((await preferencesOf(data, manageLink))?.areas).toEqual(['harbour']);
  });

  it('brings back who had left, and only by a new token', async () => {
    const data = await freshData(database);
    const first = await tokenFor(data, ANN);
    const confirmed = await confirm(data, first, NOW);
    await unsubscribe(data, confirmed?.manageLink ?? '', hoursLater(1));
    expect(await confirm(data, first, hoursLater(2))).toBeUndefined();
    const second = await tokenFor(data, ANN, { now: hoursLater(3) });
    expect((await rowOf(data, ANN))?.state).toBe('suppressed');
    await confirm(data, second, hoursLater(4));
    expect(await rowOf(data, ANN)).toMatchObject({ state: 'confirmed', suppressed_at: null, suppressed_why: null });
  });

  it('sends at most three messages a day to one mailbox', async () => {
    const data = await freshData(database);
    const kinds: (string | undefined)[] = [];
    for (const network of ['a', 'b', 'c', 'd', 'e']) kinds.push((await ask(data, ANN, { network }))?.kind);
    expect(kinds).toEqual(['confirm', 'confirm', 'confirm', undefined, undefined]);
    expect(await ask(data, ANN, { now: hoursLater(24) })).toMatchObject({ kind: 'confirm' });
  });

  it('is taken sixty times an hour from one network, and the others are not held up', async () => {
    const data = await freshData(database);
    let sent = 0;
    for (let at = 0; at < 65; at += 1) if (await ask(data, `reader-${at}@reader.example`)) sent += 1;
    expect(sent).toBe(60);
    expect(await ask(data, 'elsewhere@reader.example', { network: '2001:db8::1' })).toBeDefined();
    expect(await ask(data, ANN, { now: hoursLater(1) })).toBeDefined();
    const kept = await data.storage.db.selectFrom('attempts').selectAll().execute();
    expect(JSON.stringify(kept)).not.toMatch(/192\.0\.2\.1|reader/);
  });

  it('by two at the same moment makes one subscriber', async () => {
    const place = await database.freshPlace();
    const both = [await database.open(place), await database.open(place)];
    const sent = await Promise.all(both.map((storage) => typed({ storage, secret: SECRET }, ANN)));
    expect(sent).toEqual([true, true]);
    expect(await both[0]?.db.selectFrom('subscribers').select('id').execute()).toHaveLength(1);
  });

  it('leaves nothing behind when it was never confirmed', async () => {
    const data = await freshData(database);
    await ask(data, ANN);
    const link = await subscribed(data, 'bea@reader.example');
    await ask(data, 'cyd@reader.example', { now: hoursLater(100) });
    await clearExpired(data.storage.db, hoursLater(100));
    expect(await rowOf(data, ANN)).toBeUndefined();
    expect(await data.storage.db.selectFrom('attempts').selectAll().execute()).toHaveLength(2);
    expect((await preferencesOf(data, link))?.state).toBe('confirmed');
  });

  it('takes its chance from whoever calls', async () => {
    const [one, two] = [await freshData(database), await freshData(database)];
    const random = (sizeBytes: number): Buffer => Buffer.alloc(sizeBytes, 1);
    for (const data of [one, two]) await typed(data, ANN, { random });
    const letters = [one, two].map((data) => claimLetter(data, { now: NOW, leaseUntil: NOW, random }));
    expect(await letters[0]).toEqual(await letters[1]);
    expect((await rowOf(one, ANN))?.id).toBe('01'.repeat(16));
    expect(await preferencesOf(one, signedLink(SECRET, 'manage', '01'.repeat(16)))).toBeDefined();
  });
});

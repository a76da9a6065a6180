import { expect, it } from 'vitest';
import { readSecret } from '#storage/secret-fs.ts';
import { signedLink } from '#subscriber/link.ts';
import { onBoth } from '../storage/both.ts';
import { FILLED, linkIn } from './at-doorway.ts';
import { type DoorOn, doorOn } from './both-doors.ts';

const HOUR_MS = 3_600_000;

async function letterTo(door: DoorOn): Promise<string> {
  await door.post('/subscribe/', FILLED);
  return linkIn((await door.letters()).at(-1)?.mail, 'confirm');
}

/** The same text with each of its characters changed in turn. */
function* changed(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) {
    const other = text[at] === 'A' ? 'B' : 'A';
    yield text.slice(0, at) + other + text.slice(at + 1);
  }
}

async function linksOf(door: DoorOn) {
  const [row] = (await door.rows('select id from subscribers')) as { id: string }[];
  const secret = await readSecret({ DATA_DIR: door.data }, '/');
  const id = row?.id ?? '';
  return { manage: signedLink(secret, 'manage', id), unsubscribe: signedLink(secret, 'unsubscribe', id) };
}

const states = async (door: DoorOn) =>
  ((await door.rows('select state from subscribers')) as { state: string }[]).map(({ state }) => state);

onBoth('a link', (database) => {
  it('with any one of its characters changed does nothing', async () => {
    const door = await doorOn(database);
    const [path = '', token = ''] = (await letterTo(door)).split('=');
    for (const other of changed(token)) expect((await door.post(`${path}=${other}`, {})).status).toBe(410);
    expect(await states(door)).toEqual(['waiting']);
    await door.post(`${path}=${token}`, {});
    const { manage, unsubscribe } = await linksOf(door);
    for (const other of changed(manage))
      expect((await door.post(`/manage/?t=${other}`, { do: 'stop' })).status).toBe(410);
    for (const other of changed(unsubscribe))
      expect((await door.post(`/unsubscribe/?t=${other}`, {})).status).toBe(410);
    expect(await states(door)).toEqual(['confirmed']);
    expect((await door.post(`/unsubscribe/?t=${unsubscribe}`, {})).status).toBe(200);
    expect(await states(door)).toEqual(['suppressed']);
  });

  it('that is guessed leads nowhere, and is answered like any other', async () => {
    const door = await doorOn(database);
    await letterTo(door);
    const guesses = Array.from({ length: 200 }, (_, at) => Buffer.alloc(32, at).toString('base64url'));
    const answers = await Promise.all(guesses.map((guess) => door.post(`/confirm/?t=${guess}`, {})));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([410]));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await states(door)).toEqual(['waiting']);
  });

  it('that is pressed many times at the same moment confirms once', async () => {
    const door = await doorOn(database);
    const link = await letterTo(door);
    const answers = await Promise.all(Array.from({ length: 20 }, () => door.post(link, {})));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await states(door)).toEqual(['confirmed']);
    expect(await door.rows('select count(*) as used from tokens where used_at is not null')).toEqual([{ used: 1 }]);
  });

  it('that is pressed for yes and for “It was not me” at the same moment does one of the two', async () => {
    const door = await doorOn(database);
    const link = await letterTo(door);
    const answers = await Promise.all([door.post(link, {}), door.post(link, { do: 'not-me' })]);
    const wasKept = (await states(door)).length === 1;
    expect(answers.map(({ status }) => status).filter((status) => status === 503)).toEqual([]);
    expect(await states(door)).toEqual(wasKept ? ['confirmed'] : []);
  });

  it('ends after two days, and one that was used does not bring back who has left', async () => {
    const door = await doorOn(database);
    const link = await letterTo(door);
    door.pass(48 * HOUR_MS);
    expect((await door.post(link, {})).status).toBe(410);
    const second = await letterTo(door);
    await door.post(second, {});
    await door.post(`/unsubscribe/?t=${(await linksOf(door)).unsubscribe}`, {});
    expect((await door.post(second, {})).status).toBe(410);
    expect(await states(door)).toEqual(['suppressed']);
  });

  it('to leave works years later, ten times at once, and with the rest of the address after it', async () => {
    const door = await doorOn(database);
    await door.post(await letterTo(door), {});
    const { unsubscribe } = await linksOf(door);
    door.pass(5 * 365 * 24 * HOUR_MS);
    const multipart = new FormData();
    multipart.set('List-Unsubscribe', 'One-Click');
    const bodies = [multipart, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), 'x', undefined];
    const headers = {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      cookie: 'a=b',
      authorization: 'Basic eA==',
    };
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        door.get(`/unsubscribe/?t=${unsubscribe}&utm_source=x#y`, {
          method: 'POST',
          body: bodies[at % 4] ?? null,
          headers,
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await states(door)).toEqual(['suppressed']);
    expect(answers.some((answer) => answer.headers.has('set-cookie'))).toBe(false);
  });
});

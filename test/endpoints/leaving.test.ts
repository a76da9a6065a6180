import { describe, expect, it } from 'vitest';
import { readSecret } from '#storage/secret-fs.ts';
import { signedLink } from '#subscriber/link.ts';
import { type AtDoorway, atDoorway, FILLED, subscribed } from './at-doorway.ts';

/** The address that a mail program calls by itself. */
async function oneClick(door: AtDoorway): Promise<string> {
  await subscribed(door);
  const [row] = door.rows('select id from subscribers');
  const secret = await readSecret({ DATA_DIR: door.data }, '/');
  return `/unsubscribe/?t=${signedLink(secret, 'unsubscribe', String(row?.id))}`;
}

const states = (door: AtDoorway): unknown[] => door.rows('select state from subscribers').map(({ state }) => state);

describe('unsubscribing by one click (RFC 8058)', () => {
  const multipart = new FormData();
  multipart.set('List-Unsubscribe', 'One-Click');

  it.each<[string, RequestInit]>([
    ['as a form', { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }],
    ['as a form in parts', { body: multipart }],
    ['from elsewhere', { body: 'List-Unsubscribe=One-Click', headers: { origin: 'https://mail.example' } }],
    [
      'from nowhere',
      { body: 'List-Unsubscribe=One-Click', headers: { origin: 'null', 'sec-fetch-site': 'cross-site' } },
    ],
    ['without a body', {}],
  ])('works %s, without cookie or log-in', async (_, init) => {
    const door = await atDoorway();
    const link = await oneClick(door);
    const answer = await door.get(link, { method: 'POST', ...init });
    expect(answer.status).toBe(200);
    expect(states(door)).toEqual(['suppressed']);
  });

  it('is answered the same ten times, and without the slash, and is never sent on', async () => {
    const door = await atDoorway();
    const link = await oneClick(door);
    const first = await (await door.post(link, {})).text();
    expect(first).toContain('You get no more emails');
    for (const address of [link, link.replace('/?', '?')]) {
      const again = await door.post(address, {});
      expect([again.status, await again.text()]).toEqual([200, first]);
    }
  });

  it.each(['GET', 'HEAD'])('does nothing by %s, which scanners do', async (method) => {
    const door = await atDoorway();
    const link = await oneClick(door);
    expect((await door.get(link, { method })).status).toBe(200);
    expect(states(door)).toEqual(['confirmed']);
  });

  it('shows a button that does it', async () => {
    const door = await atDoorway();
    const link = await oneClick(door);
    const page = await (await door.get(link)).text();
    expect(page).toContain(`<form class="doorway-form" method="post" action="/news${link}">`);
  });
});

describe('the page of a subscriber', () => {
  it('shows what was chosen, changes it, and shows the change', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    const chosen = async () =>
      [...(await (await door.get(manage)).text()).matchAll(/value="([^"]*)" checked/g)].map(([, value]) => value);
    expect(await chosen()).toEqual(['harbour', 'en', 'weekly']);
    const saved = await door.post(manage, [
      ...[
        ['do', 'save'],
        ['area', 'saltmarsh'],
        ['area', 'uplands'],
      ],
      ...[
        ['language', 'xx'],
        ['frequency', 'each'],
      ],
    ] as [string, string][]);
    expect(await saved.text()).toContain('Saved.');
    expect(await chosen()).toEqual(['saltmarsh', 'uplands', 'en', 'each']);
  });

  it('asks for a place, and changes nothing without one', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    const answer = await door.post(manage, { do: 'save', language: 'en', frequency: 'each' });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Choose at least one place.')]);
    expect(door.rows('select frequency from subscribers')).toEqual([{ frequency: 'weekly' }]);
  });

  it('never shows the address: whoever has the link may have been forwarded it', async () => {
    const door = await atDoorway();
    expect(await (await door.get(await subscribed(door))).text()).not.toContain('resident');
  });

  it('stops the emails, and says that they are stopped', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    expect(await (await door.post(manage, { do: 'stop' })).text()).toContain('You get no more emails');
    const page = await (await door.get(manage)).text();
    expect(page).toContain('You get no emails from us at the moment.');
    expect(page).not.toContain('value="save"');
    expect((await door.post(manage, { do: 'save', area: 'saltmarsh' })).status).toBe(410);
  });

  it('erases everything but a keyed hash, after a tick', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    const unsure = await door.post(manage, { do: 'forget' });
    expect([unsure.status, states(door)]).toEqual([422, ['confirmed']]);
    expect(await (await door.post(manage, { do: 'forget', sure: 'yes' })).text()).toContain('You are forgotten');
    for (const table of ['subscribers', 'subscriber_areas', 'tokens']) {
      expect(door.rows(`select * from ${table}`)).toEqual([]);
    }
    expect(door.rows('select address_key from forgotten')).toEqual([
      { address_key: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect((await door.get(manage)).status).toBe(410);
  });

  it('lets somebody who was forgotten come back of their own will', async () => {
    const door = await atDoorway();
    await door.post(await subscribed(door), { do: 'forget', sure: 'yes' });
    expect((await door.get(await subscribed(door, FILLED))).status).toBe(200);
  });

  it('takes no wish that its forms do not have', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    for (const wish of ['', 'delete', '__proto__']) expect((await door.post(manage, { do: wish })).status).toBe(400);
    expect(states(door)).toEqual(['confirmed']);
  });
});

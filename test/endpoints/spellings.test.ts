import { describe, expect, it } from 'vitest';
import { onBoth } from '../storage/both.ts';
import { atDoorway, FILLED } from './at-doorway.ts';
import { doorOn } from './both-doors.ts';

onBoth('one mailbox', (database) => {
  it.each([
    ['capitals and spaces', ['resident@mail.example', ' Resident@MAIL.example ', 'RESIDENT@mail.EXAMPLE']],
    [
      'a domain in other letters',
      ['info@bücher.example', 'info@BÜCHER.example', 'info@xn--bcher-kva.example', 'info@bu\u0308cher.example'],
    ],
    ['wide letters and another dot', ['info@mail.example', 'info@ｍａｉｌ.example', 'info@mail。example']],
    ['letters put together', ['zoë@mail.example', 'zoe\u0308@mail.example', 'ZOË@mail.example']],
  ])('counts once, however it is spelled: %s', async (_, spellings) => {
    const door = await doorOn(database);
    for (const email of spellings) expect((await door.post('/subscribe/', { ...FILLED, email })).status).toBe(200);
    expect(await door.rows('select count(*) as people from subscribers')).toEqual([{ people: 1 }]);
    const receivers = (await door.letters()).map(({ source }) => /^To: (.+)$/m.exec(source)?.[1]?.toLowerCase());
    expect(new Set(receivers).size).toBe(1);
  });

  it('gets three letters a day, however it is spelled', async () => {
    const door = await doorOn(database);
    let letters = 0;
    for (const email of ['a@mail.example', 'A@mail.example', 'a@MAIL.example', 'A@Mail.Example', 'a@mail。example']) {
      await door.post('/subscribe/', { ...FILLED, email });
      letters = (await door.letters()).length;
    }
    expect(letters).toBe(3);
  });

  it('is not another that only looks like it', async () => {
    const door = await doorOn(database);
    const alike = [
      'a@paypal.example',
      'а@paypal.example',
      'a@pаypal.example',
      'a@paypa1.example',
      'a+b@paypal.example',
    ];
    for (const email of alike) await door.post('/subscribe/', { ...FILLED, email });
    expect(await door.rows('select count(*) as people from subscribers')).toEqual([{ people: alike.length }]);
    const [letter] = await door.letters();
    expect(letter?.mail.to).toMatchObject({ text: 'a@paypal.example' });
  });
});

describe('a field', () => {
  it.each([
    ['a quoted name', '"resident at home"@mail.example', 422],
    ['a quoted sign', '"a@b"@mail.example', 422],
    ['a comment', 'resident(home)@mail.example', 422],
    ['an address of a machine', 'resident@[192.0.2.1]', 422],
    ['a route', '<@a.example:resident@mail.example>', 422],
    ['two addresses', 'resident@mail.example, other@mail.example', 422],
    ['NUL', 'resident@mail.example\u0000', 422],
    ['NUL inside', 'resi\u0000dent@mail.example', 422],
    ['a change of direction', 'resident@mail.example\u202e', 422],
    ['half a sign', 'resident\ud800@mail.example', 422],
    ['a joiner in the domain', 'resident@ma\u200dil.example', 422],
    ['letters of every script', 'संपर्क@उदाहरण.example', 200],
  ])('with %s is refused kindly, or taken: %j', async (_, email, status) => {
    const door = await atDoorway();
    const answer = await door.post('/subscribe/', { ...FILLED, email });
    expect(answer.status).toBe(status);
    expect(await door.letters()).toHaveLength(status === 200 ? 1 : 0);
    expect(door.said).toEqual([]);
  });

  it.each(['email', 'area', 'language', 'frequency', 'postcode', 't', 'do', 'sure', 'a field of its own'])(
    'of 1 MB is refused before it is read: %s',
    async (field) => {
      const door = await atDoorway();
      for (const path of ['/subscribe/', '/confirm/?t=x', '/manage/?t=x']) {
        const begun = performance.now();
        const { status } = await door
          .post(path, { ...FILLED, [field]: 'x'.repeat(1_000_000) })
          .catch(() => ({ status: 413 }));
        expect([413, 410]).toContain(status);
        expect(performance.now() - begun).toBeLessThan(5000);
      }
      expect(door.said).toEqual([]);
    },
  );

  it.each(['area', 'language', 'frequency', 'email', 'postcode', 'do'])(
    'with NUL, or given twice, is no fault: %s',
    async (field) => {
      const door = await atDoorway();
      const rest: [string, string][] = Object.entries(FILLED);
      for (const value of ['\u0000', 'constructor', '__proto__', '[]', '\ud800']) {
        for (const path of ['/subscribe/', '/confirm/?t=x', '/manage/?t=x', '/unsubscribe/?t=x']) {
          const { status } = await door.post(path, [...rest, [field, value], [field, 'harbour']]);
          expect(status).toBeLessThan(500);
        }
      }
      expect(door.said).toEqual([]);
    },
  );

  it.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded-not',
    'APPLICATION/JSON; charset=utf-7',
    'x'.repeat(5000),
  ])('that comes as %s is none', async (type) => {
    const door = await atDoorway();
    const body = new URLSearchParams(FILLED).toString();
    const init = { method: 'POST', body, headers: { 'content-type': type } };
    expect((await door.get('/subscribe/', init)).status).toBe(422);
    expect(await door.letters()).toEqual([]);
  });

  it('is read whatever is said of its letters', async () => {
    const door = await atDoorway();
    const headers = { 'content-type': 'Application/X-WWW-Form-Urlencoded; Charset=UTF-8' };
    const init = { method: 'POST', body: new URLSearchParams(FILLED).toString(), headers };
    expect((await door.get('/subscribe/', init)).status).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import { atDoorway, FILLED, linkIn, subscribed } from './at-doorway.ts';

const checked = (page: string): string[] =>
  [...page.matchAll(/name="\w+" value="([^"]*)" checked/g)].map(([, value]) => value ?? '');

describe('signing up', () => {
  it('opens no store for somebody who only reads', async () => {
    const door = await atDoorway();
    for (const path of ['/subscribe/', '/confirm/?t=x', '/unsubscribe/?t=x']) {
      expect((await door.get(path)).status).toBe(200);
    }
    await expect(door.allData()).rejects.toThrow('ENOENT');
  });

  it('offers every place by its district, every language by its own name, and a choice of how often', async () => {
    const page = await (await (await atDoorway()).get('/subscribe/')).text();
    expect(page).toContain('<legend><bdi>Saltmarsh</bdi></legend>');
    expect(page).toContain('value="harbour"> <bdi>The Harbour</bdi>');
    expect(page).toContain('value="saltmarsh"> <bdi>All of Saltmarsh</bdi>');
    expect(page).toContain('action="/news/subscribe/"');
    expect(checked(page)).toEqual(['en', 'each']);
  });

  it('writes one letter, and counts nobody in before its link is pressed on', async () => {
    const door = await atDoorway();
    const answer = await door.post('/subscribe/', FILLED);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('If all is well, you will get an email');
    const [letter, ...more] = await door.letters();
    expect(more).toEqual([]);
    expect(letter?.mail.to).toMatchObject({ text: 'resident@mail.example' });
    const link = linkIn(letter?.mail, 'confirm');
    expect(await (await door.get(link)).text()).toContain(
      '<button class="press" type="submit">Yes, send me news</button>',
    );
    expect(door.rows('select state from subscribers')).toEqual([{ state: 'waiting' }]);
    expect(await (await door.post(link, {})).text()).toContain('You are signed up');
    expect(door.rows('select state, language, frequency from subscribers')).toEqual([
      { state: 'confirmed', language: 'en', frequency: 'weekly' },
    ]);
    expect(door.rows('select area from subscriber_areas')).toEqual([{ area: 'harbour' }]);
  });

  it('gives the very same page for an address that is new, known, waiting, stopped, or typed too often', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    const ask = async (email: string) => {
      const answer = await door.post('/subscribe/', { ...FILLED, email });
      const { date, ...headers } = Object.fromEntries(answer.headers);
      expect(date).toBeTruthy();
      return { status: answer.status, headers, body: await answer.text() };
    };
    const known = await ask(FILLED.email);
    expect(await ask('new@mail.example')).toEqual(known);
    expect(await ask('new@mail.example')).toEqual(known);
    for (let time = 0; time < 5; time += 1) expect(await ask('new@mail.example')).toEqual(known);
    await door.post(manage, { do: 'stop' });
    expect(await ask(FILLED.email)).toEqual(known);
    expect(known.body).not.toContain('mail.example');
  });

  it('tells somebody who is known so in a letter, and changes nothing for a stranger who typed the address', async () => {
    const door = await atDoorway();
    await subscribed(door);
    await door.post('/subscribe/', { ...FILLED, area: 'saltmarsh', frequency: 'each' });
    const last = (await door.letters()).at(-1)?.mail;
    expect(last?.text).toContain('You get our news already, and nothing has changed.');
    expect((await door.get(linkIn(last, 'manage'))).status).toBe(200);
    expect(door.rows('select area from subscriber_areas')).toEqual([{ area: 'harbour' }]);
  });

  it.each([
    [{ email: '' }, ['Write your email address.'], ['#email']],
    [{ email: 'nobody' }, ['one @ in it'], ['#email']],
    [{ area: '' }, ['Choose at least one place.'], ['#places']],
    [{ area: 'atlantis', email: 'x' }, ['Choose at least one place.', 'one @ in it'], ['#places', '#email']],
  ])('says what is wrong with %j, and keeps what was right', async (wrong, sentences, links) => {
    const door = await atDoorway();
    const answer = await door.post('/subscribe/', { ...FILLED, ...wrong });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const sentence of sentences) expect(page).toContain(sentence);
    for (const link of links) expect(page).toContain(`<a href="${link}">`);
    expect(checked(page)).toContain('weekly');
    expect(await door.letters()).toEqual([]);
  });

  it.each(['zoë+news@mail.example', 'info@bücher.example', "o'neill&co@mail.example", 'संपर्क@mail.example'])(
    'takes an address in letters of any language: %s',
    async (email) => {
      const door = await atDoorway();
      await subscribed(door, { ...FILLED, email });
      const [letter] = await door.letters();
      const written = email.replace('bücher', 'xn--bcher-kva');
      expect(letter?.source).toContain(`\r\nTo: ${written}\r\n`);
      expect(door.rows('select address, state from subscribers')).toEqual([{ address: written, state: 'confirmed' }]);
    },
  );
});

describe('a postcode', () => {
  it.each([
    ['ZZ1 1AA', ['harbour'], 'Your place: The Harbour.'],
    ['zz21aa', ['uplands'], 'Your place: All of Uplands.'],
    ['ZZ1', [], 'It can be one of these: The Harbour'],
    ['SW1A 1AA', [], 'We know no postcode here that begins so.'],
    ['<b>', [], 'This does not look like a postcode.'],
    ['', [], 'Please write your postcode first.'],
  ])('is answered without a script: %j', async (postcode, areas, words) => {
    const door = await atDoorway();
    const page = await (await door.post('/subscribe/', { postcode })).text();
    expect(page).toContain(words);
    expect(checked(page)).toEqual([...areas, 'en', 'each']);
  });

  it('is not kept, and not shown again', async () => {
    const door = await atDoorway();
    expect(await (await door.post('/subscribe/', { postcode: 'ZZ1 1AA' })).text()).not.toContain('1AA');
    await subscribed(door);
    expect(await door.allData()).not.toContain('1AA');
  });
});

describe('a link in a letter', () => {
  it('confirms once, is answered the same the second time, and ends after two days', async () => {
    const door = await atDoorway();
    await door.post('/subscribe/', FILLED);
    const link = linkIn((await door.letters())[0]?.mail, 'confirm');
    const first = await (await door.post(link, {})).text();
    expect(await (await door.post(link, {})).text()).toBe(first);
    door.pass(49 * 3_600_000);
    expect((await door.post(link, {})).status).toBe(410);
    expect(door.rows('select state from subscribers')).toEqual([{ state: 'confirmed' }]);
  });

  it('does nothing when it is changed, cut off, made up, or meant for something else', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    const [confirm = ''] = (await door.letters()).map(({ mail }) => linkIn(mail, 'confirm'));
    const [, signed = ''] = manage.split('t=');
    const strange = [
      ...[manage.slice(0, -1), `${manage}A`, manage.replace(/t=./, 't=0'), '/manage/', '/manage/?t=', '/manage/?t=%00'],
      ...['/unsubscribe/?t=', `/unsubscribe/?t=${signed.split('.')[0]}.`, '/unsubscribe/?t=../../etc', '/confirm/'],
      ...[`/confirm/?t=${signed}`, `/manage/?t=${confirm.split('t=')[1]}`, `/confirm/?t=${'a'.repeat(5000)}`],
    ].filter((link) => link !== manage);
    for (const link of strange) {
      for (const wish of ['save', 'stop', 'forget']) {
        const answer = await door.post(link, { do: wish, sure: 'yes', area: 'saltmarsh' });
        expect([link, answer.status]).toEqual([link, 410]);
      }
    }
    expect(door.rows('select state from subscribers')).toEqual([{ state: 'confirmed' }]);
    expect(door.rows('select area from subscriber_areas')).toEqual([{ area: 'harbour' }]);
  });
});

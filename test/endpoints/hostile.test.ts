import { mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { atDoorway, FILLED, subscribed } from './at-doorway.ts';

const MARKUP = `"><script>alert(1)</script>'\`&`;
const HEADERS = '\r\nBcc: all@mail.example\r\nX-Evil: 1\r\n\r\n<p>';

describe('what somebody sends', () => {
  it.each(['email', 'area', 'language', 'frequency', 'postcode'])(
    'begins no header from the field %s',
    async (field) => {
      const door = await atDoorway();
      for (const evil of [HEADERS, `${FILLED.email}${HEADERS}`, '\u2028Bcc: x', '%0d%0aBcc: x', '\u0000']) {
        const answer = await door.post('/subscribe/', { ...FILLED, [field]: evil });
        expect(answer.headers.get('x-evil')).toBeNull();
      }
      for (const { source, mail } of await door.letters()) {
        const { headerLines } = await simpleParser(source);
        expect(headerLines.map(({ key }) => key).sort()).toEqual([
          ...['auto-submitted', 'content-language', 'content-type', 'date', 'from'],
          ...['message-id', 'mime-version', 'subject', 'to'],
        ]);
        expect(mail.text).not.toMatch(/bcc|evil/i);
      }
    },
  );

  it.each(['/subscribe/', '/confirm/', '/manage/', '/unsubscribe/'])(
    'never comes back as markup on %s',
    async (path) => {
      const door = await atDoorway();
      const evil = Object.fromEntries(['email', 'area', 'language', 't', 'do', 'find'].map((field) => [field, MARKUP]));
      for (const answer of [await door.get(`${path}?${new URLSearchParams(evil)}`), await door.post(path, evil)]) {
        expect(await answer.text()).not.toMatch(/<script|"'`/);
      }
      expect(await (await door.post('/subscribe/', { postcode: MARKUP })).text()).not.toContain('<script>');
    },
  );

  it('comes back to its sender as it was written, where the form is shown again', async () => {
    const door = await atDoorway();
    const page = await (await door.post('/subscribe/', { ...FILLED, email: 'a"b<c>&' })).text();
    expect(page).toContain('value="a&#34;b&#60;c&#62;&#38;"');
  });

  it.each<[string, RequestInit, number]>([
    ['JSON', { body: '{"email":"a@b.example"}', headers: { 'content-type': 'application/json' } }, 422],
    ['a file', { body: new Uint8Array(1000), headers: { 'content-type': 'application/octet-stream' } }, 422],
    ['nothing', {}, 422],
    ['too much', { body: new URLSearchParams({ email: 'a'.repeat(70_000) }) }, 413],
    ['too many fields', { body: new URLSearchParams(Array.from({ length: 4000 }, () => ['area', 'x'])) }, 413],
    [
      'a very long address',
      { body: new URLSearchParams({ ...FILLED, email: `${'a'.repeat(60_000)}@b.example` }) },
      422,
    ],
    [
      'broken signs',
      { body: '%ff%fe=%&email=%E0%A4%A', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      422,
    ],
  ])('is refused when it is %s', async (_, init, status) => {
    const door = await atDoorway();
    expect((await door.get('/subscribe/', { method: 'POST', ...init })).status).toBe(status);
    expect(await door.letters()).toEqual([]);
    expect(door.said).toEqual([]);
  });

  it('is refused at its limit when it does not say how long it is', async () => {
    const door = await atDoorway();
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('email=aaaa&'.repeat(1000))),
    });
    const sent = door.get('/subscribe/', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(await sent.then(({ status }) => status).catch(() => 'cut off')).toSatisfy((end) =>
      [413, 'cut off'].includes(end),
    );
    expect((await door.get('/subscribe/')).status).toBe(200);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('is refused by %s', async (method) => {
    const door = await atDoorway();
    const answer = await door.get('/subscribe/', { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });
});

describe('every answer', () => {
  it('has the headers of the site, is kept by nobody, sets no cookie and leads nowhere', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    const elsewhere = 'next=//evil.example&url=https://evil.example&return=%2f%2fevil.example';
    const answers = [
      ...[await door.get(`/subscribe/?${elsewhere}`), await door.post('/subscribe/', FILLED), await door.get(manage)],
      ...[
        await door.post(`${manage}&${elsewhere}`, { do: 'stop', next: '//evil.example' }),
        await door.get('/manage/?t=x'),
      ],
      ...[
        await door.get(`/confirm/?${elsewhere}`),
        await door.post('/confirm/', {}),
        await door.get('/manage/', { method: 'PUT' }),
      ],
    ];
    for (const { headers, status } of answers) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect([headers.get('set-cookie'), headers.get('location')]).toEqual([null, null]);
      expect(status).not.toBeGreaterThan(499);
    }
  });

  it('keeps the other answers of the server as they were', async () => {
    const door = await atDoorway();
    expect((await door.get('/stories/', { method: 'POST' })).status).toBe(405);
    expect((await door.get('/subscribe/x/')).status).toBe(404);
  });

  it('tells the operator of a fault without what somebody wrote, and works again when it is mended', async () => {
    const door = await atDoorway();
    await mkdir(door.data, { recursive: true });
    await writeFile(
      join(door.data, 'precision.db'),
      'this is no database, and long enough to be taken for one'.repeat(9),
    );
    const answer = await door.post('/subscribe/', FILLED);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('This is our fault, not yours.'),
    ]);
    expect(door.said).toHaveLength(1);
    expect(door.said.join()).not.toContain('resident');
    await rm(join(door.data, 'precision.db'));
    expect((await door.post('/subscribe/', FILLED)).status).toBe(200);
  });

  it('says nothing of anybody to the operator while all goes well', async () => {
    const door = await atDoorway();
    await subscribed(door);
    expect(door.said).toEqual([]);
  });
});

describe('limits', () => {
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

  it('hold 10,000 sign-ups of one network to 60 letters and 60 rows', async () => {
    const door = await atDoorway();
    for (let start = 0; start < 10_000; start += 50) {
      const some = Array.from({ length: 50 }, (_, index) => ({ ...FILLED, email: `r${start + index}@mail.example` }));
      const answers = await Promise.all(some.map((fields) => door.post('/subscribe/', fields)));
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        await answer.body?.cancel();
      }
    }
    expect(door.rows('select count(*) as people from subscribers')).toEqual([{ people: 60 }]);
    expect(await door.letters()).toHaveLength(60);
    expect(door.said).toEqual([]);
  }, 240_000);

  it('hold one address to three letters a day, from wherever they are asked for', async () => {
    const door = await atDoorway({ CLIENT_ADDRESS_HEADER: 'X-Forwarded-For' });
    for (let time = 0; time < 6; time += 1) {
      await door.post('/subscribe/', FILLED, from(`203.0.113.${time}`));
      await door.letters();
    }
    expect(await door.letters()).toHaveLength(3);
  });

  it('believe a header about who is calling only when a setting names it, and then its last address', async () => {
    const counted = async (env: Record<string, string>, addresses: string[]): Promise<number> => {
      const door = await atDoorway(env);
      for (const [index, address] of addresses.entries()) {
        await door.post('/subscribe/', { ...FILLED, email: `r${index}@mail.example` }, from(address));
      }
      return door.rows('select key from attempts').length - addresses.length;
    };
    const believed = { CLIENT_ADDRESS_HEADER: 'x-forwarded-for' };
    expect(await counted({}, ['203.0.113.1', '203.0.113.2'])).toBe(1);
    expect(await counted(believed, ['203.0.113.1', '203.0.113.2'])).toBe(2);
    expect(await counted(believed, ['198.51.100.1, 203.0.113.1', '198.51.100.2, 203.0.113.1'])).toBe(1);
    expect(await counted(believed, ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:db8:1:3::1'])).toBe(2);
  });

  it('keep no network, and no address but that of the subscriber, in what is written down', async () => {
    const door = await atDoorway({ CLIENT_ADDRESS_HEADER: 'x-forwarded-for' });
    await door.post('/subscribe/', FILLED, from('203.0.113.77'));
    const kept = await door.allData();
    expect(kept).not.toContain('203.0.113');
    expect(kept).not.toContain('127.0.0.1');
    expect(kept).toContain('resident@mail.example');
  });
});

it('an address with a path of another site in it is answered here', async () => {
  const door = await atDoorway();
  const { port } = new URL((await door.get('/subscribe/')).url);
  const answer = await new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '//evil.example/news/subscribe/', method: 'POST' }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, location: response.headers.location });
    })
      .on('error', reject)
      .end();
  });
  expect(answer).toEqual({ status: 405, location: undefined });
});

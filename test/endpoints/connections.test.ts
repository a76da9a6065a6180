import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AtDoorway, atDoorway, FILLED, linkIn, subscribed } from './at-doorway.ts';

/** Writes bytes on a connection of its own. @returns all that comes back until the server ends it, or has been silent for a while. */
async function spoken(door: AtDoorway, ...parts: string[]): Promise<string> {
  const socket = connectTo(door);
  let said = '';
  let last = Date.now();
  let isOpen = true;
  socket.on('data', (part) => {
    said += part.toString();
    last = Date.now();
  });
  socket.on('close', () => {
    isOpen = false;
  });
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await expect.poll(() => !isOpen || (said !== '' && Date.now() - last > 700), { timeout: 30_000 }).toBe(true);
  return said;
}

function connectTo(door: AtDoorway): Socket {
  const socket = connect(Number(new URL(door.address).port), '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => {
    socket.destroy();
  });
  return socket;
}

const statusesOf = (said: string): number[] => [...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => Number(code));
const asked = (method: string, path: string, headers = 'Host: safer.brackenshire.example'): string =>
  `${method} ${path} HTTP/1.1\r\n${headers}\r\n\r\n`;
const FORM = new URLSearchParams(FILLED).toString();
const FORM_HEADERS = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${FORM.length}`;

describe('the path of a request', () => {
  it.each([
    ['/news/../news/subscribe/', 404],
    ['/news/%2e%2e/subscribe/', 404],
    ['/news/subscribe/%2e%2e/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/news/subscribe%2f', 200],
    ['/news/subscribe%252f', 404],
    ['/news//subscribe/', 404],
    ['//news/subscribe/', 404],
    ['/news/subscribe//', 404],
    ['/news/subscribe/.', 404],
    ['/news/subscribe/%00', 404],
    ['/news/subscribe/;x', 404],
    ['/news\\subscribe\\', 404],
    ['/NEWS/SUBSCRIBE/', 404],
    ['/news/subscribe/%ff', 400],
    ['/news/__proto__', 404],
    ['/news/constructor/', 404],
    ['http://evil.example/news/subscribe/', 404],
    ['https://user@evil.example:443/news/manage/?t=x', 404],
    ['*', 404],
    ['/news/subscribe/?a=1#/../..', 200],
    ['/news/subscribe/#x', 200],
  ])('is that of a page or of none: %s is answered with %i', async (path, status) => {
    const door = await atDoorway();
    const said = await spoken(door, asked('GET', path));
    expect(statusesOf(said)).toEqual([status]);
    expect(said).not.toMatch(/^location:|root:|evil\.example/im);
  });

  it.each(['CONNECT', 'TRACE', 'OPTIONS', 'PROPFIND', 'BREW'])('does not matter to the method %s', async (method) => {
    const door = await atDoorway();
    const said = await spoken(door, asked(method, '/news/subscribe/'));
    expect(statusesOf(said).filter((status) => status < 400)).toEqual([]);
    expect(said).not.toContain('Sign me up');
  });
});

describe('the name that a request calls us', () => {
  it.each([
    ['Host: evil.example', ''],
    ['Host: safer.brackenshire.example@evil.example', ''],
    [
      'Host: evil.example',
      'X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: gopher\r\nForwarded: host=evil.example\r\n',
    ],
    ['Host: evil.example\r\nHost: safer.brackenshire.example', ''],
  ])('stands in no letter and in no page: %s', async (host, more) => {
    const door = await atDoorway();
    const headers = `${host}\r\n${more}X-Original-URL: /evil.example\r\nReferer: http://evil.example/\r\n${FORM_HEADERS}`;
    const said = await spoken(door, asked('POST', '/news/subscribe/', headers) + FORM);
    expect(said).not.toContain('evil.example');
    for (const { source, mail } of await door.letters()) {
      expect(source).not.toContain('evil');
      expect(mail.text).toContain('https://safer.brackenshire.example/news/confirm/?t=');
    }
  });

  it('must be given once by who speaks HTTP/1.1', async () => {
    const door = await atDoorway();
    expect(statusesOf(await spoken(door, asked('GET', '/news/subscribe/', 'X: y')))).toEqual([400]);
  });
});

describe('a connection', () => {
  it('answers all that is asked of it at once, in order', async () => {
    const door = await atDoorway();
    const manage = await subscribed(door);
    const said = await spoken(
      door,
      asked('GET', '/news/subscribe/') +
        asked('POST', '/news/subscribe/', `Host: x\r\n${FORM_HEADERS}`) +
        FORM +
        asked('HEAD', `/news${manage}`) +
        asked('GET', '/news/nothing/') +
        asked('POST', '/news/unsubscribe/?t=x', 'Host: x\r\nContent-Length: 26') +
        'List-Unsubscribe=One-Click' +
        asked('GET', '/news/confirm/?t=x'),
    );
    expect(statusesOf(said)).toEqual([200, 200, 200, 404, 410, 200]);
    const [, , head = ''] = said.split('HTTP/1.1 ');
    expect(head.length).toBeGreaterThan(0);
    expect(said.match(/<h1>/g)).toHaveLength(4);
  });

  it('gives HEAD the headers of GET, and no more', async () => {
    const door = await atDoorway();
    const [got, head] = [await door.get('/subscribe/'), await door.get('/subscribe/', { method: 'HEAD' })];
    for (const name of ['content-type', 'content-security-policy', 'cache-control'])
      expect(head.headers.get(name)).toBe(got.headers.get(name));
    expect(await head.text()).toBe('');
  });

  it.each([
    ['lies about its length', 'Content-Length: 5\r\nContent-Length: 6'],
    ['has two lengths', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
    ['has no length that can be read', 'Content-Length: -1'],
    ['hides a header', 'X: y\r\n Z: w\r\nContent-Length\t: 5'],
  ])('is ended when a request %s, so that no other can hide in it', async (_, headers) => {
    const door = await atDoorway();
    const hidden = asked('POST', '/news/unsubscribe/?t=x', 'Host: x');
    const said = await spoken(door, `${asked('POST', '/news/subscribe/', `Host: x\r\n${headers}`)}0\r\n\r\n${hidden}`);
    expect(statusesOf(said)).toEqual([400]);
    expect((await door.get('/subscribe/')).status).toBe(200);
  });

  it.each([
    ['headers', [asked('GET', '/news/subscribe/').slice(0, 30)]],
    ['a body of a length', [asked('POST', '/news/subscribe/', `Host: x\r\n${FORM_HEADERS}`), 'email=']],
    [
      'a body without an end',
      [asked('POST', '/news/subscribe/', 'Host: x\r\nTransfer-Encoding: chunked'), '1\r\na\r\n'],
    ],
    [
      'a click without an end',
      [asked('POST', '/news/unsubscribe/?t=x', 'Host: x\r\nTransfer-Encoding: chunked'), '1\r\na\r\n'],
    ],
  ])('that sends %s too slowly is cut off, and others are answered meanwhile', async (_, parts) => {
    const door = await atDoorway({}, undefined, {
      headersTimeout: 300,
      requestTimeout: 600,
      connectionsCheckingInterval: 100,
    });
    const slow = connectTo(door);
    const ended = new Promise<string>((resolve) => {
      let said = '';
      slow.on('data', (part) => {
        said += part.toString();
      });
      slow.on('close', () => resolve(said));
    });
    for (const part of parts) slow.write(part);
    const dripping = setInterval(() => slow.write('1\r\na\r\n'), 50);
    expect((await door.get('/subscribe/')).status).toBe(200);
    expect(statusesOf(await ended).at(-1)).toBeGreaterThan(399);
    clearInterval(dripping);
    expect(await door.letters()).toEqual([]);
    expect(door.said).toEqual([]);
  });

  it('that goes away in the middle is no fault that an operator is told of', async () => {
    const door = await atDoorway();
    for (const part of ['', 'email=']) {
      const socket = connectTo(door);
      socket.write(asked('POST', '/news/subscribe/', `Host: x\r\n${FORM_HEADERS}`) + part);
      await new Promise((resolve) => setTimeout(resolve, 50));
      socket.resetAndDestroy();
    }
    expect((await door.get('/subscribe/')).status).toBe(200);
    expect(door.said).toEqual([]);
  });
});

it('a link in a letter still works when a scanner has followed all of them, by GET and HEAD', async () => {
  const door = await atDoorway();
  const manage = await subscribed(door, { ...FILLED, email: 'first@mail.example' });
  await door.post('/subscribe/', FILLED);
  const letters = await door.letters();
  const confirm = linkIn(letters.at(-1)?.mail, 'confirm');
  const before = JSON.stringify(door.rows('select * from subscribers order by id'));
  const links = letters.flatMap(({ mail }) => mail.text?.match(/https:\/\/\S+/g) ?? []);
  for (const link of [...links.map((one) => one.split('/news')[1] ?? ''), manage, '/unsubscribe/?t=x']) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await door.get(link, { method, headers: { 'user-agent': 'LinkScanner/1.0' } });
      expect(answer.status).toBeLessThan(500);
      const page = await answer.text();
      for (const [, href = ''] of page.matchAll(/href="\/news(\/[^"]*\?[^"]*)"/g))
        await door.get(href.replaceAll('&#38;', '&'));
    }
  }
  expect(JSON.stringify(door.rows('select * from subscribers order by id'))).toBe(before);
  expect(await (await door.post(confirm, {})).text()).toContain('You are signed up');
});

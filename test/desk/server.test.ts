import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY_LIMIT_BYTES } from '#desk/body.ts';
import { PARTNERSHIP } from '../library/root.ts';
import { PROJECT, SHIPPED_OUT } from '../shipped.ts';
import { askPort } from './ask.ts';
import { type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(PARTNERSHIP);
});
afterAll(() => desk.close());

/** The headers of the desk’s own page, with some laid over them; an empty one is left out. */
const headers = (other: Record<string, string> = {}): Record<string, string> => {
  const all = {
    host: `localhost:${desk.port}`,
    origin: `http://localhost:${desk.port}`,
    'sec-fetch-site': 'same-origin',
    'x-desk-token': desk.token,
    'content-type': 'application/json',
    ...other,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
};
const post = (path: string, body: string | Uint8Array, other?: Record<string, string>) =>
  askPort(desk.port, { path, method: 'POST', headers: headers(other), body });
const sentenceOf = (body: string): string => (JSON.parse(body) as { error: string }).error;

describe('whom the desk answers', () => {
  it.each(['localhost', '127.0.0.1', '[::1]'])('its own page under the name %s', async (name) => {
    const own = { host: `${name}:${desk.port}`, origin: `http://${name}:${desk.port}` };
    expect((await post('/api/aim', '{"aim":["harbour"]}', own)).status).toBe(200);
  });

  it('a browser into which its address was typed', async () => {
    const typed = headers({ origin: '', 'sec-fetch-site': 'none', 'x-desk-token': '', 'content-type': '' });
    const { status, body } = await askPort(desk.port, { path: '/', headers: typed });
    expect([status, body.includes(desk.token)]).toEqual([200, true]);
  });

  it.each([
    ['another host', { host: 'evil.example' }],
    ['another host that begins like ours', { host: 'localhost.evil.example:80' }],
    ['our host with another port', { host: 'localhost:1' }],
    ['our host without its port', { host: 'localhost' }],
    ['an address of the network', { host: '192.168.1.2' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that hides itself', { origin: 'null' }],
    ['our origin with another port', { origin: 'http://localhost:1' }],
    ['our other name as origin', { origin: 'http://127.0.0.1:{port}' }],
    ['our origin by https', { origin: 'https://localhost:{port}' }],
    ['another site', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: '', 'sec-fetch-site': 'same-site' }],
  ])('nobody with %s, whatever they know', async (_, strange) => {
    const filled = Object.fromEntries(
      Object.entries(strange).map(([key, value]) => [key, value.replace('{port}', String(desk.port))]),
    );
    for (const path of ['/', '/page/desk.ts', '/api/overview', '/nothing']) {
      const { status, body } = await askPort(desk.port, { path, headers: headers(filled) });
      expect(status, path).toBe(403);
      expect(body).not.toContain(desk.token);
    }
    expect((await post('/api/aim', '{"aim":["harbour"]}', filled)).status).toBe(403);
  });

  it.each(['', 'x', 'x'.repeat(43)])('nobody who shows the secret %j', async (token) => {
    const { status, body } = await post('/api/save-aim', '{}', { 'x-desk-token': token });
    expect([status, sentenceOf(body)]).toEqual([
      403,
      'The desk was started anew. Load this page again; what you typed is not saved yet.',
    ]);
    expect(
      (await askPort(desk.port, { path: '/api/overview', headers: headers({ 'x-desk-token': token }) })).status,
    ).toBe(403);
  });

  it('has another secret at each start', async () => {
    const other = await openDesk(PARTNERSHIP);
    expect(other.token).not.toBe(desk.token);
    expect(other.token.length).toBeGreaterThan(40);
    await other.close();
  });
});

describe('what the desk takes', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('no %s', async (method) => {
    for (const path of ['/', '/api/save-aim']) {
      expect((await askPort(desk.port, { path, method, headers: headers() })).status).toBe(405);
    }
  });

  it('each address in its own way only', async () => {
    expect((await askPort(desk.port, { path: '/api/save-aim', headers: headers() })).status).toBe(405);
    expect((await post('/api/overview', '{}')).status).toBe(405);
    expect((await post('/', '{}')).status).toBe(405);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'no changes that a form could send, as %j',
    async (type) => {
      expect((await post('/api/aim', '{"aim":["harbour"]}', { 'content-type': type })).status).toBe(415);
    },
  );

  it.each([
    ['nothing', '', 400],
    ['half of it', '{"aim": [', 400],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ['another shape', '[]', 400],
    ['a field that nobody asked for', '{"aim": [], "more": 1}', 400],
    ['a field of another kind', '{"aim": "harbour"}', 400],
    ['a name that reaches into the program', '{"aim": ["harbour"], "__proto__": {"isOurs": true}}', 400],
    ['such a name within', '{"aim": ["harbour"], "x": {"constructor": {"prototype": {}}}}', 400],
    ['too many', JSON.stringify({ aim: Array(500).fill('x') }), 400],
    ['what is not there', '{"aim": ["__proto__"]}', 422],
  ])('no body of %s', async (_, body, status) => {
    const answered = await post('/api/aim', body);
    expect(answered.status).toBe(status);
    expect(sentenceOf(answered.body)).toMatch(/^[A-Z].*\.$/);
    expect(({} as Record<string, unknown>).isOurs).toBeUndefined();
  });

  it('no body that never ends', async () => {
    const giant = 'x'.repeat(BODY_LIMIT_BYTES + 1);
    const answered = await post('/api/aim', giant).catch((error: NodeJS.ErrnoException) => error.code);
    // The desk answers and hangs up; whoever still sends may meet the closed door first.
    if (typeof answered === 'object') expect(answered.status).toBe(413);
    else expect(['EPIPE', 'ECONNRESET']).toContain(answered);
    expect((await post('/api/aim', '{"aim":["harbour"]}')).status).toBe(200);
  });

  it('nobody’s time: a body that does not come is waited for only so long', async () => {
    const hasty = await openDesk(PARTNERSHIP, { requestMs: 300 });
    const slow = {
      host: `localhost:${hasty.port}`,
      'x-desk-token': hasty.token,
      'content-type': 'application/json',
      'content-length': '100',
    };
    const before = Date.now();
    const answered = await askPort(hasty.port, {
      path: '/api/aim',
      method: 'POST',
      headers: slow,
      isUnfinished: true,
    }).then(
      ({ status }) => status,
      () => 408,
    );
    expect(answered).toBe(408);
    expect(Date.now() - before).toBeLessThan(5000);
    await hasty.close();
  });

  it.each([
    '/../package.json',
    '/page/../server.ts',
    '/page/%2e%2e/server.ts',
    '//etc/passwd',
    '/constructor',
    '/rooms/desk/server.ts',
    '/rooms/../package.json',
    '/%ff',
    '/vendor/',
  ])('no path that leads elsewhere: %s', async (path) => {
    const { status, body } = await askPort(desk.port, { path, headers: headers() });
    expect([status, sentenceOf(body)]).toEqual([404, 'There is nothing at this address.']);
  });

  it('none of this as a fault of its own', () => {
    expect(desk.faults).toEqual([]);
  });
});

describe('the page', () => {
  it('may load only what is its own, and run no script that stands in it', async () => {
    const { headers: sent, body } = await askPort(desk.port, { path: '/', headers: headers() });
    expect(sent['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(sent['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(sent['cache-control']).toBe('no-store');
    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|<style|\sstyle=/);
    expect(body).not.toMatch(/https?:/);
  });

  it('finds all that it loads, without types and from this machine', async () => {
    const { body } = await askPort(desk.port, { path: '/', headers: headers() });
    const loaded = [...body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
    const modules = readdirSync(join(PROJECT, 'scripts/desk/page')).filter((name) => name.endsWith('.ts'));
    expect(loaded.length).toBeGreaterThan(5);
    loaded.push(...modules.map((name) => `/page/${name}`));
    // What a module imports is asked for in its turn.
    for (const path of loaded) {
      const { status, body: text } = await askPort(desk.port, { path, headers: headers() });
      expect(status, path).toBe(200);
      if (path.endsWith('.ts')) expect(text, path).not.toMatch(/^(?:import type|export interface|export type) /m);
      for (const [, room = ''] of text.matchAll(/^import .* from '(\/rooms\/[^']+)'/gm)) loaded.push(room);
      expect(text, path).not.toContain("from '#");
    }
  });

  it('is no part of the public site', () => {
    // The site as all tests have it built; a run of this file alone may come before the first build.
    const built = [SHIPPED_OUT, join(PROJECT, 'out')]
      .map((out) => join(out, 'site'))
      .filter((folder) => existsSync(folder));
    const site = [join(PROJECT, 'site'), ...built]
      .flatMap(filesIn)
      .filter((file) => /\.(?:astro|ts|js|html)$/.test(file));
    expect(site.length).toBeGreaterThan(20);
    expect(
      site.filter((file) => /#desk\/|leaflet-geoman|x-desk-token|desk-token/.test(readFileSync(file, 'utf8'))),
    ).toEqual([]);
  });
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

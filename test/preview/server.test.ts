import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Preview, serve } from '#preview/server.ts';
import { describeFile, type MadeFile, type Medium } from '#publish/manifest.ts';

const EML = `From: News <news@x.example>\r\nTo: a@preview.example\r\nSubject: =?utf-8?q?<b>Bold</b>?=\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hello</p><script>alert(1)</script>\r\n`;

describe('the preview server', () => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    const home = mkdtempSync(join(tmpdir(), 'preview-'));
    const out = join(home, 'out');
    writeFileSync(join(home, 'secret'), 'secret');
    const files = (
      [
        ['site/index.html', 'page', '<h1>Home</h1>'],
        ['site/404.html', 'page', '<h1>Nothing here</h1>'],
        ['site/areas/a b/index.html', 'page', '<h1>Area</h1>'],
        ['flyers/x/a-en-a5.pdf', 'flyer', '%PDF-'],
        ['bulletins/a-en.eml', 'bulletin', EML],
      ] satisfies [string, Medium, string][]
    ).map(([path, medium, text]): MadeFile => {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), text);
      return describeFile(path, Buffer.from(text), medium, { story: '<x>', hotspot: 'a', language: 'en' });
    });
    writeFileSync(join(out, 'unlisted.txt'), 'unlisted');
    server = await serve(new Preview(out, files, { name: 'A & B', site: 'https://x.example' }), 0);
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** A request whose path is sent as it is written, which `fetch` would tidy up. */
  function ask(
    path: string,
    method = 'GET',
  ): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          body += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      })
        .on('error', reject)
        .end();
    });
  }

  it('serves pages by their folder, and sends an address without its slash on', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, body: '<h1>Home</h1>' });
    expect(await ask('/areas/a%20b/')).toMatchObject({ status: 200, body: '<h1>Area</h1>' });
    const moved = await ask('/areas/a%20b');
    expect([moved.status, moved.headers.location]).toEqual([308, '/areas/a%20b/']);
  });

  it('answers with the site’s own page for what is not there', async () => {
    expect(await ask('/nothing')).toMatchObject({ status: 404, body: '<h1>Nothing here</h1>' });
  });

  it.each([
    '/../secret',
    '/%2e%2e/secret',
    '/..%2f..%2fsecret',
    '/previews/flyers/../../../secret',
    '/previews/bulletins/..%2f..%2funlisted.txt',
    '/unlisted.txt',
    '//etc/passwd',
  ])('gives away nothing that is not in the manifest: %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
    expect(body).not.toContain('unlisted');
  });

  it('refuses what it cannot read, and everything but reading', async () => {
    expect((await ask('/%ff')).status).toBe(400);
    expect((await ask('/', 'POST')).status).toBe(405);
    expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it('lists every flyer and bulletin, with their names made safe', async () => {
    const { body } = await ask('/previews/');
    expect(body).toContain('/previews/flyers/x/a-en-a5.pdf');
    expect(body).toContain('/previews/bulletins/a-en.eml');
    expect(body).toContain('A &#38; B');
    expect(body).not.toContain('<x>');
  });

  it('serves a site that lives below a path where its links lead', async () => {
    const files = [describeFile('site/index.html', Buffer.from(''), 'page')];
    const below = new Preview('/nowhere', files, { name: 'x', site: 'https://x.example/news' });
    expect(below.home).toBe('/news/');
    expect(await below.answer('GET', '/')).toMatchObject({ status: 308, headers: { location: '/news/' } });
    expect((await below.answer('GET', '/elsewhere/')).status).toBe(404);
  });

  it('shows an email in a frame that runs nothing', async () => {
    const { body, headers } = await ask('/previews/bulletins/a-en.eml');
    expect(body).toContain('<iframe sandbox ');
    expect(body).not.toContain('<script>');
    expect(body).not.toContain('<b>Bold');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

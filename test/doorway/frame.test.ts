import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { frame, readHeaders } from '#doorway/frame-fs.ts';
import { html } from '#doorway/html.ts';
import { headersFile } from '../../site/response-headers.ts';

async function siteWith(page: string): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'frame-'));
  onTestFinished(() => rm(site, { recursive: true }));
  await mkdir(join(site, 'subscribe'));
  await writeFile(join(site, 'subscribe', 'index.html'), page);
  return site;
}

it('a page takes head, header and footer of the site, with a title and a main part of its own', async () => {
  const site = await siteWith(
    '<head><title>A – Site</title><link rel="canonical" href="/a"><meta property="og:title" content="A"><meta name="robots" content="noindex"></head><header>H</header><main id="main"><p>old</p></main><footer>F</footer>',
  );
  expect(await frame(site, 'en', { title: 'B & $1', main: html`<p>${"$& $' $`"}</p>` })).toBe(
    '<head><title>B &#38; $1 – Site</title><meta name="robots" content="noindex"></head><header>H</header><main id="main"><p>$&#38; $&#39; $&#96;</p></main><footer>F</footer>',
  );
});

it('a site without a main part is a fault that is told of', async () => {
  const site = await siteWith('<p>no main part</p>');
  await expect(frame(site, 'en', { title: 'B', main: html`` })).rejects.toThrow('no main part');
});

it('the headers are those that the site lists for all its pages', async () => {
  const site = await siteWith('');
  await writeFile(join(site, '_headers'), headersFile('/news/'));
  const headers = await readHeaders(site);
  expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
  expect(headers['X-Frame-Options']).toBe('DENY');
  expect(headers).not.toHaveProperty('Cache-Control');
});

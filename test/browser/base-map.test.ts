import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltSite } from '../site/built-root.ts';
import { buildNearSite } from '../site/near-site.ts';
import { pageAt, tagsOf, textOf } from '../site/pages.ts';
import { openBrowser } from './chromium.ts';
import { bringMap, type Opened, withOpened } from './open.ts';
import { type Served, serve } from './serve.ts';

const TILES = 'map: { tiles: "https://tiles.example/{z}/{x}/{y}.png", credit: "Tiles by Someone." }\n';
const PMTILES = 'map: { pmtiles: "https://maps.example/south.pmtiles", credit: "Map by Someone." }\n';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const policyOf = (html: string): string =>
  tagsOf(html, 'meta').find((meta) => meta['http-equiv'] === 'content-security-policy')?.content ?? '';

describe.each([
  ['of squares', TILES, 'https://tiles.example', 'img-src', 'Tiles by Someone.'],
  ['of one file', PMTILES, 'https://maps.example', 'connect-src', 'Map by Someone.'],
])('a base map %s', (kind, settings, origin, directive, credit) => {
  let built: BuiltSite;
  let site: Served;
  const isTiles = settings === TILES;

  beforeAll(async () => {
    built = await buildNearSite(isTiles ? 'tiles' : 'pmtiles', settings);
    site = await serve(built.site, '/news');
  });
  afterAll(async () => {
    await site.close();
    await built.remove();
  });

  /** The map is there, and whoever has the base map answers with a picture. */
  const withMap = async <T>(check: (opened: Opened) => Promise<T>): Promise<T> => {
    const body = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#cde' } })
      .png()
      .toBuffer();
    return withOpened(browser, `${site.address}/news/privacy/`, {}, async (opened) => {
      await opened.page.route(`${origin}/**`, (route) => route.fulfill({ body, contentType: 'image/png' }));
      await opened.page.goto(`${site.address}/news/areas/`);
      await bringMap(opened.page);
      return check(opened);
    });
  };

  it('is asked for from where it is, and from nowhere else', async () => {
    await withMap(async ({ requests, complaints, page }) => {
      const asked = () => [...new Set(requests.map((one) => new URL(one.url()).origin))].sort();
      await expect.poll(asked).toEqual([site.address, origin].sort());
      if (isTiles) {
        await page.locator('.leaflet-tile-loaded').first().waitFor();
        for (const zoom of ['Zoom in', 'Zoom out']) await page.getByRole('button', { name: zoom }).click();
      }
      expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
    });
  });

  it('opens the policy of pages with the map just so far, and of no other page', () => {
    expect(policyOf(pageAt(built.site, '/areas/'))).toContain(`${directive} 'self' ${origin};`);
    expect(policyOf(pageAt(built.site, '/areas/')).split(origin)).toHaveLength(2);
    for (const path of ['/', '/privacy/', '/districts/uplands/']) {
      expect(policyOf(pageAt(built.site, path))).not.toContain(origin);
    }
  });

  it('is credited, and the page about privacy tells of it', () => {
    expect(textOf(pageAt(built.site, '/areas/'), 'figcaption')).toContain(credit);
    const privacy = textOf(pageAt(built.site, '/privacy/'), 'main').replace(/\s+/g, ' ');
    expect(privacy).toContain(`but a map, which comes from ${new URL(origin).host}.`);
  });

  it(`${isTiles ? 'brings no' : 'brings the'} code that draws such a file`, () => {
    const scripts = readdirSync(join(built.site, 'assets')).filter((name) => name.endsWith('.js'));
    expect(
      scripts.some((name) => name.startsWith('pmtiles')),
      kind,
    ).toBe(!isTiles);
  });
});

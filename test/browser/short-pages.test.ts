import { describe, expect, it } from 'vitest';
import { phrasesIn } from '#language/phrases.ts';
import { addresses } from '#message/addresses.ts';
import { shippedSite, withOpened } from './open.ts';

const open = shippedSite();

describe('the short address of an English flyer', () => {
  it.each([true, false])('leads to the page of the place, scripts allowed: %s', async (javaScriptEnabled) => {
    const address = open.site.address + addresses.short('holme-wood', 'en');
    await withOpened(open.browser, address, { javaScriptEnabled }, async ({ page, complaints }) => {
      await page.waitForURL(open.site.address + addresses.area('holme-wood'));
      expect(await page.locator('h1').innerText()).toBe(phrasesIn('en').newsFor('Holme Wood'));
      expect(complaints).toEqual([]);
    });
  });
});

describe('the short address of an Urdu flyer', () => {
  const address = (): string => open.site.address + addresses.short('manningham', 'ur');

  it('opens a page that begins at the right, with the news before the map', async () => {
    await withOpened(open.browser, address(), { viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      const [news, map] = [await page.locator('.news').boundingBox(), await page.locator('figure.map').boundingBox()];
      expect(map?.x).toBeLessThan(news?.x ?? 0);
    });
  });

  it('asks for no script', async () => {
    await withOpened(open.browser, address(), {}, async ({ requests }) => {
      expect(requests.filter((request) => request.resourceType() === 'script')).toEqual([]);
      expect(requests.length).toBeGreaterThan(2);
    });
  });

  it('keeps sums of money in order', async () => {
    await withOpened(open.browser, address(), {}, async ({ page }) => {
      expect(await page.locator('.card .number').first().innerText()).toBe('£1.99');
    });
  });

  it('sets no line of a title onto the next', async () => {
    await withOpened(open.browser, address(), { viewport: { width: 360, height: 800 } }, async ({ page }) => {
      const ratio = await page
        .locator('.card h2')
        .first()
        .evaluate((title) => {
          const { lineHeight, fontSize } = getComputedStyle(title);
          return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
        });
      expect(ratio).toBeGreaterThan(1.8);
    });
  });

  it.each([
    ['ur', 'pl'],
    ['ur', 'en'],
  ])('offers the other languages of the place: from %s to %s', async (_, language) => {
    await withOpened(open.browser, address(), {}, async ({ page }) => {
      await page.locator(`.languages [hreflang=${language}]`).click();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    });
  });
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bringMap, type Opened, shippedSite, withOpened } from './open.ts';

const AREAS = '/areas/';
const PLACE = '/areas/harehills/';

const open = shippedSite();

const withMap = <T>(path: string, options: object, check: (opened: Opened) => Promise<T>): Promise<T> =>
  withOpened(open.browser, open.site.address + path, options, async (opened) => {
    await bringMap(opened.page);
    return check(opened);
  });

describe('the names on the map', () => {
  /** Pairs of names that lie on each other, or on a dot or a button. */
  const collisions = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const boxesOf = (selector: string) =>
        [...document.querySelectorAll<SVGElement>(selector)].map((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          return {
            id: one.dataset.id,
            words: one.textContent || selector,
            left,
            right,
            top: top + 3,
            bottom: bottom - 3,
          };
        });
      const names = boxesOf('.map-name');
      const others = [...names, ...boxesOf('.map-dot:not(.is-away)'), ...boxesOf('.map-buttons button')];
      return names.flatMap((one, index) =>
        others.flatMap((other, at) => {
          const isOther = at > index && (one.id === undefined || one.id !== other.id);
          const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          return isOther && across > 1 && down > 0 ? [`${one.words} on ${other.words}`] : [];
        }),
      );
    });

  it.each([360, 768, 1280])('never lie on each other at any zoom on a screen of %i pixels', async (width) => {
    await withMap(AREAS, { viewport: { width, height: 900 }, reducedMotion: 'reduce' }, async ({ page }) => {
      const found = await collisions(page);
      expect(await page.locator('.map-name').count()).toBeGreaterThan(6);
      const press = (selector: string) => page.locator(selector).first().press('Enter');
      for (const id of ['harehills', 'holme-wood', 'airedale-castleford']) {
        await press(`[data-place="${id}"] .show`);
        found.push(...(await collisions(page)));
        for (let step = 0; step < 5; step += 1) {
          await press('[data-does="farther"]');
          found.push(...(await collisions(page)));
        }
      }
      expect(found).toEqual([]);
    });
  });

  it('come with the number of stories of each place', async () => {
    await withMap(AREAS, {}, async ({ page }) => {
      expect(await page.locator('.map-number').count()).toBe(12);
      expect(await page.locator('.map-name-focus').count()).toBeGreaterThan(8);
    });
  });

  it('never leave a dot that says nothing: one has a name, a number, or is the chosen one', async () => {
    await withOpened(
      open.browser,
      open.site.address + AREAS,
      { viewport: { width: 360, height: 640 } },
      async ({ page }) => {
        await page.route('**/map.json', async (route) => {
          const data = (await (await route.fetch()).json()) as { places: object[] };
          await route.fulfill({ json: { ...data, places: data.places.map((one) => ({ ...one, stories: 0 })) } });
        });
        await page.reload();
        await bringMap(page);
        const ids = (selector: string) =>
          page
            .locator(selector)
            .evaluateAll((all) => [...new Set(all.map((one) => (one as SVGElement).dataset.id))].sort());
        const dots = await ids('.map-dot:not(.is-away)');
        expect(dots.length).toBeGreaterThan(2);
        expect(dots).toEqual((await ids('.map-name[data-id]')).sort());
        expect(await page.locator('.map-number').count()).toBe(0);
        expect(await page.locator('.with-numbers').isVisible()).toBe(false);
      },
    );
  });
});

describe('the words under the map', () => {
  it('tell of numbers only while there are numbers on it', async () => {
    await withMap(PLACE, { reducedMotion: 'reduce' }, async ({ page }) => {
      const told = page.locator('.with-numbers');
      expect(await told.isVisible()).toBe(true);
      for (let step = 0; step < 4; step += 1) await page.locator('[data-does="nearer"]').press('Enter');
      await expect.poll(() => page.locator('.map-number').count()).toBe(0);
      expect(await told.isVisible()).toBe(false);
      await page.locator('[data-does="home"]').press('Enter');
      await expect.poll(() => told.isVisible()).toBe(true);
    });
  });
});

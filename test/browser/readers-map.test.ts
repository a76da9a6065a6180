import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bringMap, faultsOf, type Opened, shippedSite, withOpened } from './open.ts';

const LIMIT_BYTES = 70_000;
const AREAS = '/areas/';
const PLACE = '/areas/harehills/';
const WIDE = { viewport: { width: 1280, height: 900 } };

const open = shippedSite();

const opened = <T>(path: string, options: object, check: (opened: Opened) => Promise<T>): Promise<T> =>
  withOpened(open.browser, open.site.address + path, { ...WIDE, ...options }, check);

/** The same with the map already there. */
const withMap = <T>(path: string, options: object, check: (opened: Opened) => Promise<T>): Promise<T> =>
  opened(path, options, async (one) => {
    await bringMap(one.page);
    return check(one);
  });

const entry = (page: Page, id: string) => page.locator(`[data-place="${id}"]`);
const shape = (page: Page, id: string) => page.locator(`path.map-place[data-id="${id}"]`);
const status = (page: Page) => page.locator('.map-status');

/** How wide an outline is on the screen. */
const widthOf = async (page: Page, id: string): Promise<number> => (await shape(page, id).boundingBox())?.width ?? 0;

describe.each([AREAS, PLACE])('the map on %s', (path) => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds fault with in %s colours', async (colorScheme) => {
    const faults = await withMap(path, { colorScheme }, async ({ page }) => {
      await page.locator('.show').first().click();
      await expect.poll(() => status(page).innerText()).not.toBe('');
      return faultsOf(page);
    });
    expect(faults).toEqual([]);
  });

  it('asks nobody but this site, and breaks no policy', async () => {
    await withMap(path, {}, async ({ page, requests, complaints }) => {
      await page.locator('[data-does="nearer"]').click();
      await page.waitForTimeout(400);
      expect([...new Set(requests.map((request) => new URL(request.url()).origin))]).toEqual([open.site.address]);
      expect(complaints).toEqual([]);
    });
  });

  it('comes with all that it needs in less than 70 kB', async () => {
    const sizes = await withMap(path, {}, async ({ page, requests }) => {
      const plain = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => href),
      );
      const fetched = requests.filter((one) => /\.(?:js|css|json)$/.test(one.url()) && isOfMap(one.url(), plain));
      const bodies = await Promise.all(fetched.map(async (one) => (await one.response())?.body()));
      return bodies.map((body) => gzipSync(body ?? '').length);
    });
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeGreaterThan(30_000);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(LIMIT_BYTES);
  });

  it('takes the place of the drawing without moving anything', async () => {
    await opened(path, {}, async ({ page }) => {
      const drawing = page.locator('.map .outline-map');
      const before = await drawing.boundingBox();
      await bringMap(page);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              resolve(list.getEntries().reduce((sum, one) => sum + (one as unknown as { value: number }).value, 0));
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(0), 500);
          }),
      );
      expect(shift).toBeLessThan(0.01);
      const [now, live] = [await drawing.boundingBox(), await page.locator('.map-live').boundingBox()];
      expect([now?.width, now?.height]).toEqual([before?.width, before?.height]);
      expect(live).toEqual(now);
      expect(await drawing.isVisible()).toBe(false);
    });
  });

  it('is a drawing and a list where no script runs', async () => {
    await opened(path, { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('.map .outline-map').isVisible()).toBe(true);
      expect(await page.locator('.place a').count()).toBeGreaterThan(0);
      for (const gone of ['.map-live', '.map-buttons', '.show', '.near', '.two-fingers']) {
        for (const one of await page.locator(gone).all()) expect(await one.isVisible(), gone).toBe(false);
      }
    });
  });

  it.each([360, 768, 1280])('fits a screen of %i pixels', async (width) => {
    const excess = await withMap(path, { viewport: { width, height: 800 } }, ({ page }) =>
      page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    );
    expect(excess).toBeLessThanOrEqual(0);
  });
});

/** The sheet of all pages is not the map's. */
function isOfMap(url: string, linked: readonly string[]): boolean {
  return !linked.includes(url) || !/\/(?:Page\.|colours)/.test(url);
}

describe('a list entry', () => {
  it('marks its outline while a key or a mouse is on it', async () => {
    await withMap(AREAS, {}, async ({ page }) => {
      const marked = () =>
        page.locator('path.map-place.is-pointed').evaluateAll((all) => all.map((one) => one.dataset));
      await entry(page, 'harehills').locator('a').focus();
      expect(await marked()).toMatchObject([{ id: 'harehills' }]);
      await entry(page, 'seacroft').hover();
      expect(await marked()).toMatchObject([{ id: 'seacroft' }]);
    });
  });

  it('is chosen with the keyboard: the map goes there, the button is pressed, and words say so', async () => {
    await withMap(AREAS, {}, async ({ page }) => {
      const before = await widthOf(page, 'harehills');
      await entry(page, 'harehills').locator('a').focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await entry(page, 'harehills').locator('button').getAttribute('aria-pressed')).toBe('true');
      expect(await status(page).innerText()).toMatch(/^Harehills, in Leeds: 3 stories\./);
      expect(await status(page).getAttribute('role')).toBe('status');
      expect(await status(page).locator('a').getAttribute('href')).toBe('/areas/harehills/');
      await expect.poll(() => widthOf(page, 'harehills')).toBeGreaterThan(before * 2);
      await expect
        .poll(() => page.locator('.map-name[data-id="harehills"]').allTextContents())
        .toEqual(['Harehills', '3 stories']);
      await page.keyboard.press('Enter');
      await expect.poll(() => widthOf(page, 'harehills')).toBeLessThan(before * 1.1);
      expect(await status(page).innerText()).toBe('');
    });
  });

  it('chosen before anybody came near the map brings the map', async () => {
    await opened(AREAS, { viewport: { width: 360, height: 640 } }, async ({ page }) => {
      await entry(page, 'keighley-central').locator('button').click();
      await page.locator('[data-areas-map][data-live]').waitFor();
      await expect.poll(() => status(page).innerText()).toMatch(/^Keighley Central, in Bradford/);
      expect(await page.locator('.map-stage').evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(
        true,
      );
    });
  });

  it('keeps still for readers who ask for that', async () => {
    await withMap(AREAS, { reducedMotion: 'reduce' }, async ({ page }) => {
      const widths = await entry(page, 'harehills')
        .locator('button')
        .evaluate((button) => {
          const outline = document.querySelector('path.map-place[data-id="harehills"]');
          const width = () => Math.round(outline?.getBoundingClientRect().width ?? 0);
          (button as HTMLButtonElement).click();
          const seen = [width()];
          return new Promise<number[]>((resolve) => {
            const look = (left: number): void => {
              seen.push(width());
              if (left > 0) requestAnimationFrame(() => look(left - 1));
              else resolve(seen);
            };
            look(30);
          });
        });
      expect(new Set(widths).size).toBe(1);
      expect(widths[0]).toBeGreaterThan(40);
    });
  });
});

describe('an outline on the map', () => {
  it('marks its entry when it is chosen, and brings it into sight', async () => {
    await withMap(AREAS, { viewport: { width: 1280, height: 600 } }, async ({ page }) => {
      await page.locator('.map-target[data-id="airedale-castleford"]').click();
      const chosen = entry(page, 'airedale-castleford');
      await expect.poll(() => chosen.getAttribute('aria-current')).toBe('true');
      await expect.poll(() => chosen.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
      expect(await page.locator('[data-place][aria-current]').count()).toBe(1);
      expect(await status(page).innerText()).toMatch(/^Airedale, Castleford, in Wakefield/);
    });
  });

  it('marks its entry while a mouse is on it', async () => {
    await withMap(AREAS, {}, async ({ page }) => {
      await page.locator('.map-target[data-id="mixenden"]').hover();
      expect(await entry(page, 'mixenden').getAttribute('class')).toContain('is-pointed');
    });
  });

  it('can be chosen by its name too', async () => {
    await withMap(AREAS, {}, async ({ page }) => {
      await page.locator('.map-name[data-id="mixenden"]').first().click();
      await expect.poll(() => entry(page, 'mixenden').getAttribute('aria-current')).toBe('true');
    });
  });

  it('is hidden from screen readers, which have the list', async () => {
    await withMap(AREAS, {}, async ({ page }) => {
      const tree = await page.locator('.map-live').ariaSnapshot();
      expect(tree).toMatch(/^- '?region "Map: West Yorkshire and its districts[^\n]*$/);
    });
  });
});

describe('the buttons', () => {
  it('have names and are large enough', async () => {
    await withMap(AREAS, {}, async ({ page }) => {
      for (const name of ['Zoom in', 'Zoom out', 'Show all of West Yorkshire']) {
        const box = await page.getByRole('button', { name, exact: true }).boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
      }
    });
  });

  it('move the map no farther away than the whole county', async () => {
    await withMap(AREAS, { reducedMotion: 'reduce' }, async ({ page }) => {
      const before = await widthOf(page, 'ravensthorpe');
      for (let step = 0; step < 3; step += 1) await page.locator('[data-does="farther"]').press('Enter');
      expect(await widthOf(page, 'ravensthorpe')).toBeCloseTo(before, 1);
    });
  });

  it('move the map nearer, farther and back', async () => {
    await withMap(AREAS, { reducedMotion: 'reduce' }, async ({ page }) => {
      const press = async (name: string): Promise<number> => {
        await page.getByRole('button', { name, exact: true }).press('Enter');
        return widthOf(page, 'ravensthorpe');
      };
      const start = await widthOf(page, 'ravensthorpe');
      const near = await press('Zoom in');
      expect(near).toBeGreaterThan(start * 1.5);
      expect(await press('Zoom out')).toBeCloseTo(start, -0.5);
      await press('Zoom in');
      expect(await press('Show all of West Yorkshire')).toBeCloseTo(start, -0.5);
    });
  });
});

describe('the page under the map', () => {
  it('scrolls with a wheel over the map, and the map zooms with Ctrl', async () => {
    await withMap(AREAS, { viewport: { width: 1280, height: 600 } }, async ({ page }) => {
      await page.locator('.map-live').hover();
      const [before, width] = [await page.evaluate(() => scrollY), await widthOf(page, 'eastmoor')];
      await page.mouse.wheel(0, 120);
      await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(before);
      expect(await widthOf(page, 'eastmoor')).toBeCloseTo(width, 0);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -300);
      await page.keyboard.up('Control');
      // Larger, or already beyond the edge: the map comes nearer to where the mouse is.
      await expect.poll(async () => Math.abs((await widthOf(page, 'eastmoor')) / width - 1)).toBeGreaterThan(0.1);
    });
  });

  it('scrolls with one finger over the map', async () => {
    const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
    await withMap(AREAS, phone, async ({ page }) => {
      const box = await page.locator('.map-live').boundingBox();
      const before = await page.evaluate(() => scrollY);
      const session = await page.context().newCDPSession(page);
      const [x, y] = [(box?.x ?? 0) + 100, (box?.y ?? 0) + 100];
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', down?: number) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints: down === undefined ? [] : [{ x, y: y + down }] });
      await touch('touchStart', 0);
      for (let down = 0; down <= 150; down += 10) await touch('touchMove', down);
      await touch('touchEnd');
      await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(before - 50);
      expect(await page.locator('.two-fingers').isVisible()).toBe(true);
    });
  });
});

describe('a site without postcodes', () => {
  it('has the button for where a reader is, and no postcode box, and speaks of none', async () => {
    await opened(AREAS, {}, async ({ page }) => {
      expect(await page.getByRole('button', { name: 'Use where I am' }).isVisible()).toBe(true);
      expect(await page.locator('.near input').count()).toBe(0);
      expect(await page.locator('#locate-hint').innerText()).toMatch(/^Your device can find out/);
      await page.goto(`${open.site.address}/privacy/`);
      expect(await page.locator('main').innerText()).not.toContain('postcode');
    });
  });
});

describe('the map of one place', () => {
  it('has the places that its page lists, and no others', async () => {
    await withMap(PLACE, {}, async ({ page }) => {
      const ids = (selector: string) =>
        page
          .locator(selector)
          .evaluateAll((all) =>
            all.map((one) => (one as HTMLElement).dataset.id ?? (one as HTMLElement).dataset.place),
          );
      const listed = await ids('[data-place]');
      expect(listed.length).toBeGreaterThan(1);
      expect((await ids('path.map-place')).sort()).toEqual([...listed, 'harehills'].sort());
    });
  });

  it('begins with its district, and with the place chosen', async () => {
    await withMap(PLACE, {}, async ({ page }) => {
      expect(await shape(page, 'harehills').getAttribute('class')).toContain('is-chosen');
      expect(await page.getByRole('button', { name: 'Show all of Leeds' }).count()).toBe(1);
      expect(await status(page).innerText()).toBe('');
    });
  });
});

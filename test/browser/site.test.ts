import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOf, shippedSite } from './open.ts';

/** One page of each kind. */
const PATHS = [
  '/',
  '/stories/',
  '/stories/fake-delivery-texts/',
  '/stories/fake-delivery-texts/ur/',
  '/stories/fake-delivery-texts/pa/',
  '/stories/manningham-cars-at-night/',
  '/stories/ravensthorpe-drop-in/',
  '/areas/',
  '/areas/holme-wood/',
  '/areas/manningham/',
  '/ur/manningham/',
  '/pa/huddersfield-fartown/',
  '/pl/eastmoor/',
  '/districts/leeds/',
  '/themes/drugs/',
  '/appeals/',
  '/results/',
  '/report/',
  '/partners/',
  '/about/',
  '/accessibility/',
  '/privacy/',
  '/nothing-here/',
];
const WIDTHS = [320, 360, 768, 1280];

const open = shippedSite();

/** Opens a page of the site for the length of one check. */
async function withPage<T>(
  path: string,
  options: Parameters<Browser['newPage']>[0],
  check: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await open.browser.newPage(options);
  try {
    await page.goto(open.site.address + path);
    return await check(page);
  } finally {
    await page.close();
  }
}

describe.each(PATHS)('%s in a browser', (path) => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds fault with in %s colours', async (colorScheme) => {
    const faults = await withPage(path, { colorScheme }, faultsOf);
    expect(faults).toEqual([]);
  });

  it('fits every screen from 320 pixels on', async () => {
    const beyond = await withPage(path, {}, async (page) => {
      const found: string[] = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (excess > 0) found.push(`${excess} px beyond ${width} px`);
      }
      return found;
    });
    expect(beyond).toEqual([]);
  });

  it('asks nobody else for anything, and breaks no policy of its own', async () => {
    const page = await open.browser.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    page.on('console', (message) => complaints.push(message.text()));
    const response = await page.goto(open.site.address + path, { waitUntil: 'load' });
    await page.close();
    const missing = response?.status() === 404 ? ['the server responded with a status of 404'] : [];
    expect([...new Set(asked)]).toEqual([open.site.address]);
    expect(complaints.filter((text) => !missing.some((expected) => text.includes(expected)))).toEqual([]);
  });

  it('can be read without scripts', async () => {
    const words = await withPage(path, { javaScriptEnabled: false }, (page) => page.locator('main').innerText());
    expect(words.length).toBeGreaterThan(200);
  });
});

describe('the keyboard', () => {
  it('comes to the main text first, with one key', async () => {
    await withPage('/', {}, async (page) => {
      await page.keyboard.press('Tab');
      const skip = page.locator('.skip');
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    });
  });

  it.each(['light', 'dark'] as const)(
    'always shows where it is in %s colours, and never behind something',
    async (colorScheme) => {
      const unseen = await withPage('/stories/fake-delivery-texts/', { colorScheme }, async (page) => {
        const found: string[] = [];
        for (let stop = 0; stop < 30; stop++) {
          await page.keyboard.press('Tab');
          const seen = await page.evaluate(() => {
            const element = document.activeElement;
            if (!element || element === document.body) return 'left the page';
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            const { left, top, width, height } = element.getBoundingClientRect();
            const above = document.elementFromPoint(left + width / 2, top + height / 2);
            const isOnTop = above !== null && (element.contains(above) || above.contains(element));
            const isMarked = outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2;
            return isMarked && isOnTop ? undefined : element.outerHTML.slice(0, 120);
          });
          if (seen === 'left the page') break;
          if (seen) found.push(seen);
        }
        return found;
      });
      expect(unseen).toEqual([]);
    },
  );
});

describe('a link to Crimestoppers', () => {
  it('does not tell them which page a visitor comes from', async () => {
    const asked = await withPage('/report/', {}, async (page) => {
      await page.route('https://**', (route) => route.fulfill({ body: 'Their own page.' }));
      const [request] = await Promise.all([
        page.waitForRequest(/crimestoppers/),
        page.locator('main a[href*="crimestoppers"]').first().click(),
      ]);
      return request.allHeaders();
    });
    expect(asked['user-agent']).toBeDefined();
    expect(asked.referer).toBeUndefined();
  });
});

describe('a story', () => {
  const path = '/stories/manningham-cars-at-night/';

  it('is set in the type of the site, which comes along', async () => {
    const faces = await withPage(path, {}, async (page) => {
      await page.evaluate(() => document.fonts.ready);
      return page.evaluate(() =>
        [...document.fonts].filter(({ status }) => status === 'loaded').map(({ weight }) => weight),
      );
    });
    expect(faces.sort()).toEqual(['400', '700']);
  });

  it('prints alone, with the address that it came from', async () => {
    await withPage(path, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['.nav', '.sample', '.languages', '.foot', '.beside section']) {
        expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
      }
      expect(await page.locator('.printed').innerText()).toBe(`Printed from precision.example${path.slice(0, -1)}`);
      expect(await page.locator('.outline-map').isVisible()).toBe(true);
    });
  });

  it('keeps the groups of a telephone number in order in Urdu', async () => {
    await withPage(`${path}ur/`, {}, async (page) => {
      const number = page.locator('.report p .number').first();
      expect(await number.innerText()).toBe('0800 555 111');
      const starts = await number.evaluate((element) => {
        const text = element.firstChild;
        const range = document.createRange();
        return [0, 5, 9].map((at) => {
          if (!text) return 0;
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          return range.getBoundingClientRect().left;
        });
      });
      expect(starts).toEqual([...starts].sort((one, other) => one - other));
    });
  });
});

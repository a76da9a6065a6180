import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atDesk, typePoints } from './at-desk.ts';
import { openBrowser } from './chromium.ts';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('the desk as it looks', () => {
  const states: [name: string, prepare: (page: Page) => Promise<unknown>][] = [
    ['with nothing open', async () => {}],
    [
      'with a place open and its corners in hand',
      async (page) => {
        await page.selectOption('#open-place', 'harbour');
        await page.locator('.numbers dd').first().waitFor();
        await page.click('[data-tool=edit]');
      },
    ],
    [
      'with areas to pick from and a fault',
      async (page) => {
        await typePoints(page, '50.6, 0.3\n50.61, 0.32\n50.6, 0.32\n50.61, 0.3');
        await page.locator('.told .bad').waitFor();
        await page.check('input[value=areas]');
        await page.locator('#area-list input').first().waitFor();
      },
    ],
    [
      'with all that is wrong with a new place',
      async (page) => {
        await typePoints(page, '50.75, 0.6\n50.75, 0.64\n50.77, 0.64\n50.77, 0.6');
        await page.locator('#channel-advice', { hasText: 'No channel covers' }).waitFor();
        await page.click('#place-form .main');
        await page.locator('#faults').waitFor();
      },
    ],
    [
      'with a story open',
      async (page) => {
        await page.click('#to-stories');
        await page.selectOption('#open-story', 'quiet-harbour');
        await page.locator('.numbers dd').first().waitFor();
      },
    ],
  ];

  describe.each(states)('%s', (_, prepare) => {
    it.each(['light', 'dark'] as const)('has nothing that axe finds fault with in %s colours', async (colorScheme) => {
      const { page } = await atDesk(browser, { colorScheme });
      await prepare(page);
      // Run in the page’s own world, past its policy on scripts.
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(
        (values): Promise<AxeResults> =>
          (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({ runOnly: { type: 'tag', values } }),
        STANDARDS,
      );
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))).toEqual(
        [],
      );
    });

    it('fits every screen from 320 pixels on, with room for fingers', async () => {
      const { page } = await atDesk(browser);
      await prepare(page);
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await page.evaluate(tooSmall), `${width} pixels`).toEqual([]);
      }
    });
  });
});

/** What is there to be pressed and is smaller than a finger. Runs in the page. */
function tooSmall(): string[] {
  const pressed =
    'button, select, textarea, input:not([type=checkbox], [type=radio]), label:has(input), .leaflet-bar a';
  return [...document.querySelectorAll(pressed)]
    .filter((one) => one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
    .map((one) => one.outerHTML.slice(0, 100));
}

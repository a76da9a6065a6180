import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phrasesIn } from '#language/phrases.ts';
import { type AtDoorway, atDoorway, linkIn, subscribed } from '../endpoints/at-doorway.ts';
import type { BuiltSite } from '../site/built-root.ts';
import { buildNearSite } from '../site/near-site.ts';
import { openBrowser } from './chromium.ts';
import { faultsOf, type Opened, withOpened } from './open.ts';

const pl = phrasesIn('pl').subscribing;
let browser: Browser;
let built: BuiltSite;

beforeAll(async () => {
  built = await buildNearSite('subscribe');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await built.remove();
});

const opened = async <T>(
  path: string,
  options: object,
  check: (opened: Opened, door: AtDoorway) => Promise<T>,
  pathOf: (door: AtDoorway) => Promise<string> = async () => path,
): Promise<T> => {
  const door = await atDoorway({}, built.site);
  return withOpened(browser, door.address + (await pathOf(door)), options, (page) => check(page, door));
};

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

/** Opens the page that the newest letter leads to. */
async function follow(page: Page, door: AtDoorway, to: 'confirm' | 'manage'): Promise<void> {
  await page.goto(door.address + linkIn((await door.letters()).at(-1)?.mail, to));
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a resident %s', (_, javaScriptEnabled) => {
  it('signs up by postcode, and goes on in the language they chose: confirms, changes what they get, is forgotten', async () => {
    await opened('/subscribe/', { javaScriptEnabled }, async ({ page, requests, complaints }, door) => {
      await page.getByLabel('Your postcode').fill('ZZ1 1AA');
      await press(page, 'Find my place');
      await page.getByText('Your place: The Harbour.').waitFor();
      expect(await page.getByLabel('The Harbour').isChecked()).toBe(true);
      await page.getByLabel('Polski').check();
      await page.getByLabel('Once a week').check();
      await page.getByLabel('Your email address').fill('resident@mail.example');
      await page.keyboard.press('Enter');
      await page.getByText('If all is well').waitFor();

      await follow(page, door, 'confirm');
      await press(page, pl.confirm.submit);
      expect(await heading(page)).toBe(pl.confirm.doneTitle);
      await page.getByRole('link', { name: pl.confirm.change }).click();
      expect(await page.getByLabel('The Harbour').isChecked()).toBe(true);
      expect(await page.getByLabel('Polski').isChecked()).toBe(true);
      await page.getByLabel(pl.places.all('Uplands')).check();
      await press(page, pl.manage.submit);
      await page.getByText(pl.manage.saved).waitFor();
      expect(door.rows('select area from subscriber_areas order by area').map(({ area }) => area)).toEqual([
        'harbour',
        'uplands',
      ]);

      await press(page, pl.forget.submit);
      await page.getByRole('alert').getByText(pl.forget.sureFirst).waitFor();
      await page.getByLabel(pl.forget.sure).check();
      await press(page, pl.forget.submit);
      expect(await heading(page)).toBe(pl.forget.doneTitle);
      expect(door.rows('select * from subscribers')).toEqual([]);

      const told = requests.map((request) => request.postData() ?? '').join();
      expect(told.includes('1AA')).toBe(!javaScriptEnabled);
      expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
    });
  });

  it('is led to what is wrong, and may press Enter anywhere', async () => {
    await opened('/subscribe/', { javaScriptEnabled }, async ({ page }) => {
      await page.getByLabel('Your email address').fill('nobody');
      await page.keyboard.press('Enter');
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.getByRole('link').allInnerTexts()).toHaveLength(2);
      await alert.getByRole('link').last().click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
      expect(await page.getByLabel('Your email address').inputValue()).toBe('nobody');
    });
  });
});

it('the answer to a postcode chooses a place and keeps those that were chosen', async () => {
  await opened('/subscribe/', {}, async ({ page }) => {
    await page.getByLabel('All of Uplands').check();
    await page.getByLabel('Your postcode').fill('ZZ1 1AA');
    await page.keyboard.press('Enter');
    await page.getByText('Your place: The Harbour.').waitFor();
    expect(await page.getByLabel('All of Uplands').isChecked()).toBe(true);
    await page.getByLabel('Your postcode').fill('SW1A 1AA');
    await page.keyboard.press('Enter');
    await page.getByText('We know no postcode here').waitFor();
  });
});

describe.each<[string, string, ((door: AtDoorway) => Promise<string>)?]>([
  ['the form', '/subscribe/'],
  ['the button to confirm', '/confirm/?t=x'],
  ['the button to stop', '/unsubscribe/?t=x'],
  ['the page of a subscriber', '', (door) => subscribed(door)],
  ['a link that does not work', '/manage/?t=x'],
])('%s', (_, path, pathOf) => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds fault with in %s colours', async (colorScheme) => {
    expect(await opened(path, { colorScheme }, ({ page }) => faultsOf(page), pathOf)).toEqual([]);
  });

  it('fits every screen from 320 pixels on', async () => {
    await opened(
      path,
      {},
      async ({ page }) => {
        for (const width of [320, 360, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(excess, `beyond ${width} px`).toBeLessThanOrEqual(0);
        }
      },
      pathOf,
    );
  });
});

it('a form that was filled in wrongly has nothing that axe finds fault with', async () => {
  await opened('/subscribe/', {}, async ({ page }) => {
    await press(page, 'Sign me up');
    await page.getByRole('alert').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('the map beside the list', () => {
  const drawn = async (page: Page): Promise<void> => {
    await page.locator('[data-places-map]').scrollIntoViewIfNeeded();
    await page.locator('[data-places-map][data-live]').waitFor();
  };
  const harbour = (page: Page) => page.locator('.map-target[data-id="harbour"], .map-place[data-id="harbour"]').last();

  it('ticks the box of a place that is pressed, says so, and takes it back', async () => {
    await opened('/subscribe/', {}, async ({ page, complaints }) => {
      await drawn(page);
      const box = page.getByRole('checkbox', { name: 'The Harbour' });
      await harbour(page).dispatchEvent('click');
      expect(await box.isChecked()).toBe(true);
      expect(await page.locator('[data-said]').innerText()).toBe('The Harbour is chosen.');
      await harbour(page).dispatchEvent('click');
      expect(await box.isChecked()).toBe(false);
      expect(await page.locator('[data-said]').innerText()).toBe('The Harbour is not chosen any more.');
      expect(complaints).toEqual([]);
    });
  });

  it('shows what is ticked in the list with keys, and what was chosen before', async () => {
    await opened('/subscribe/?area=hill-end', {}, async ({ page }) => {
      await drawn(page);
      const chosen = () =>
        page.locator('.map-place.is-chosen').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')));
      expect(await chosen()).toEqual(['hill-end']);
      await page.getByRole('checkbox', { name: 'The Harbour' }).focus();
      await page.keyboard.press('Space');
      expect((await chosen()).sort()).toEqual(['harbour', 'hill-end']);
      await page.getByRole('checkbox', { name: 'All of Saltmarsh' }).check();
      expect(await page.locator('.map-district.is-chosen').count()).toBe(1);
    });
  });

  it('is not there without scripts', async () => {
    await opened('/subscribe/', { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('[data-places-map]').isVisible()).toBe(false);
      expect(await page.getByRole('checkbox', { name: 'The Harbour' }).isVisible()).toBe(true);
    });
  });
});

it('focus stands on what is wrong, once a form was sent', async () => {
  await opened('/subscribe/', {}, async ({ page }) => {
    await press(page, 'Sign me up');
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('faults');
  });
});

it('every target of the form is at least 24 pixels high and wide', async () => {
  await opened('/subscribe/pl/', { viewport: { width: 360, height: 800 } }, async ({ page }) => {
    const sizes = await page
      .locator('main :is(button, label.choice, input.field, .languages a)')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      );
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });
});

import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atDesk } from './at-desk.ts';
import { openBrowser } from './chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const DESKS = [
  {
    what: 'a place',
    address: 'save-place',
    change: async (page: Page) => {
      await page.selectOption('#open-place', 'harbour');
      await page.locator('path.drawn').waitFor();
      await page.fill('#place-name', 'Old harbour');
    },
    button: '#place-form .main',
  },
  {
    what: 'a story',
    address: 'save-aim',
    change: async (page: Page) => {
      await page.click('#to-stories');
      await page.selectOption('#open-story', 'quiet-harbour');
      await page.check('#aim-list input[value=hill-end]');
    },
    button: '#aim-save button',
  },
] as const;

/** Holds back the next answer to an address, once the desk has given it, until it is let go. */
async function holdBack(page: Page, address: string): Promise<{ given: Promise<void>; letGo: () => void }> {
  const given = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  const hold = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    given.resolve();
    await gone.promise;
    await route.fulfill({ response });
  };
  await page.route(`**/api/${address}`, hold, { times: 1 });
  return { given: given.promise, letGo: gone.resolve };
}

/** Waits until the page has looked by itself whether a file has changed, and has had the time to say so. */
async function lookedAgain(page: Page): Promise<void> {
  await page.waitForResponse('**/api/overview');
  await page.waitForTimeout(400);
}

describe.each(DESKS)('$what that is saved', ({ address, change, button }) => {
  it.each([
    ['the answer to the save is', address],
    ['what is asked after it is', 'overview'],
  ])('is never told to be somebody else’s change, though %s late', async (_, late) => {
    const { page, told } = await atDesk(browser);
    await change(page);
    const held = await holdBack(page, late);
    await page.click(button);
    await held.given;
    await lookedAgain(page);
    expect(await page.innerText('#outcome')).not.toContain('somebody else');
    held.letGo();
    await told(/^Saved/);
  });
});

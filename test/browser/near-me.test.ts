import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltSite } from '../site/built-root.ts';
import { buildNearSite, FAR_AWAY, HARBOUR, UPLANDS } from '../site/near-site.ts';
import { openBrowser } from './chromium.ts';
import { faultsOf, type Opened, withOpened } from './open.ts';
import { type Served, serve } from './serve.ts';

let browser: Browser;
let built: BuiltSite;
let site: Served;

beforeAll(async () => {
  built = await buildNearSite('near');
  browser = await openBrowser();
  site = await serve(built.site, '/news');
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await built.remove();
});

const opened = <T>(options: object, check: (opened: Opened) => Promise<T>): Promise<T> =>
  withOpened(browser, `${site.address}/news/areas/`, options, check);

/** The words and the links of the answer, once it is there. */
async function answerOn(page: Page): Promise<{ words: string; links: [string, string][] }> {
  const answer = page.locator('.near-answer:not(:empty)');
  await expect.poll(() => answer.innerText()).not.toMatch(/^(?:Looking…)?$/);
  const words = await answer.locator('p').innerText();
  const links = await answer
    .locator('a')
    .evaluateAll((all) => all.map((one): [string, string] => [one.textContent, one.getAttribute('href') ?? '']));
  return { words, links };
}

async function ask(page: Page, postcode: string): Promise<ReturnType<typeof answerOn>> {
  await page.getByLabel('Your postcode').fill(postcode);
  await page.keyboard.press('Enter');
  return answerOn(page);
}

/** Whether the first line of the answer can be seen, once the page has come to rest. */
async function isInSight(page: Page): Promise<boolean> {
  const line = page.locator('.near-answer > p');
  await line.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = (last: number): void => {
          if (scrollY === last) resolve();
          else setTimeout(look, 150, scrollY);
        };
        setTimeout(look, 150, -1);
      }),
  );
  return line.evaluate((one) => {
    const [box] = one.getClientRects();
    return (
      box !== undefined && box.top >= 0 && box.top + Number.parseFloat(getComputedStyle(one).lineHeight) <= innerHeight
    );
  });
}

const HARBOUR_NEWS: [string, string] = ['Read the news for The Harbour', '/news/areas/harbour/'];
const SALTMARSH_NEWS: [string, string] = ['Read the news for all of Saltmarsh', '/news/districts/saltmarsh/'];
const UPLANDS_NEWS: [string, string] = ['Read the news for all of Uplands', '/news/districts/uplands/'];

describe('the postcode box', () => {
  it.each([
    ['ZZ1 1AA', 'ZZ1 1AA is in The Harbour, Saltmarsh.', [HARBOUR_NEWS, SALTMARSH_NEWS]],
    ['zz11aa', 'ZZ1 1AA is in The Harbour, Saltmarsh.', [HARBOUR_NEWS, SALTMARSH_NEWS]],
    ['ZZ2 1AA', 'ZZ2 1AA is in Uplands.', [UPLANDS_NEWS]],
    ['ZZ1 9ZZ', /^ZZ1 9ZZ is no longer in use.*where it was\. It was in The Harbour/, [HARBOUR_NEWS, SALTMARSH_NEWS]],
    ['ZZ1', /^Postcodes that start with ZZ1 are/, [HARBOUR_NEWS, SALTMARSH_NEWS, UPLANDS_NEWS]],
    ['ZZ1 1', /^Postcodes that start with ZZ1 are/, [HARBOUR_NEWS, SALTMARSH_NEWS, UPLANDS_NEWS]],
    ['ZZ1 4AA', /^We do not know ZZ1 4AA\./, [HARBOUR_NEWS, SALTMARSH_NEWS, UPLANDS_NEWS]],
    [
      'SW1A 1AA',
      /^We know no postcode in Brackenshire that starts with SW1A/,
      [['All news from Brackenshire', '/news/stories/']],
    ],
    ['The Quay', /does not look like a postcode/, []],
    ['<b>ZZ1</b>', /does not look like a postcode/, []],
    ['', /write your postcode first/, []],
  ] as const)('answers %j in words and links', async (postcode, words, links) => {
    await opened({}, async ({ page, complaints }) => {
      const answer = await ask(page, postcode);
      if (typeof words === 'string') expect(answer.words).toBe(words);
      else expect(answer.words).toMatch(words);
      expect(answer.links).toEqual(links);
      expect(complaints).toEqual([]);
    });
  });

  it.each([
    ['a found postcode', 'ZZ1 1AA', 360, 640],
    ['a strange one', 'The Quay', 360, 640],
    ['one elsewhere', 'SW1A 1AA', 360, 800],
    ['half of one', 'ZZ1', 390, 844],
    ['a found postcode', 'ZZ1 1AA', 1280, 500],
  ])(
    'shows the answer to %s (%s) on a screen of %i × %i, under the form and above the other way',
    async (_, postcode, width, height) => {
      await opened({ viewport: { width, height } }, async ({ page }) => {
        await ask(page, postcode);
        expect(await isInSight(page)).toBe(true);
        expect(await page.locator('.near-form + .near-answer > p').count()).toBe(1);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('postcode');
      });
    },
  );

  it('keeps still where the answer can be seen already', async () => {
    await opened({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await ask(page, 'ZZ1 1AA');
      expect(await isInSight(page)).toBe(true);
      expect(await page.evaluate(() => scrollY)).toBe(0);
    });
  });

  it('says so when it cannot look a postcode up, and works again afterwards', async () => {
    await opened({}, async ({ page }) => {
      await page.route('**/near/**', (route) => route.abort());
      expect((await ask(page, 'ZZ1 1AA')).words).toMatch(/could not look that up.*choose your place from the list/);
      await page.unrouteAll();
      expect((await ask(page, 'ZZ2 1AA')).words).toBe('ZZ2 1AA is in Uplands.');
    });
  });

  it('tells nobody the postcode, and keeps it nowhere', async () => {
    await opened({}, async ({ page, requests }) => {
      await ask(page, 'ZZ1 2AB');
      await ask(page, 'SW1A 1AA');
      const told = requests.map((one) => `${one.url()} ${one.postData() ?? ''} ${JSON.stringify(one.headers())}`);
      expect(told.join('\n')).not.toMatch(/2AB|1AA|SW1A/i);
      expect(requests.filter((one) => one.url().includes('/near/')).map((one) => one.url())).toEqual([
        `${site.address}/news/near/ZZ1.json`,
      ]);
      expect(page.url()).toBe(`${site.address}/news/areas/`);
      const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
      expect(kept).toEqual([0, 0, '']);
    });
  });

  it('sends nothing of the postcode even when its script never comes', async () => {
    await opened({}, async ({ page, requests }) => {
      await page.route('**/*.js', (route) => route.abort());
      await page.reload();
      await page.getByLabel('Your postcode').fill('ZZ1 2AB');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      expect(requests.map((one) => one.url()).join('\n')).not.toMatch(/2AB/i);
    });
  });

  it('shows the place on the map too', async () => {
    await opened({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await ask(page, 'ZZ1 1AA');
      await page.locator('[data-areas-map][data-live]').waitFor();
      await expect.poll(() => page.locator('[data-place="harbour"]').getAttribute('aria-current')).toBe('true');
    });
  });

  it('is told of on the page about privacy, with the part of a postcode that is asked for', async () => {
    const words = await withOpened(browser, `${site.address}/news/privacy/`, {}, ({ page }) =>
      page.locator('main').innerText(),
    );
    expect(words).toContain('such as all that start with ZZ1.');
    expect(words).toContain('Nobody is sent the rest of your postcode.');
    expect(words).toContain('Nobody is sent where you are.');
    expect(words).toContain('load nothing from other companies: no maps');
  });

  it('names whose postcodes they are, once, with those whose lines are on the map', async () => {
    await opened({}, async ({ page }) => {
      expect(await page.locator('figcaption').innerText()).toMatch(/Map and postcodes: .*Invented postcodes\./);
      expect((await page.locator('main').innerText()).split('Invented postcodes.')).toHaveLength(2);
    });
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds fault with in %s colours', async (colorScheme) => {
    const faults = await opened({ colorScheme }, async ({ page }) => {
      await ask(page, 'ZZ1');
      return faultsOf(page);
    });
    expect(faults).toEqual([]);
  });

  it('is not there without scripts', async () => {
    await opened({ javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('.near').isVisible()).toBe(false);
      expect(await page.locator('.place a').count()).toBe(2);
    });
  });
});

describe('the button for where a reader is', () => {
  const permitted = (geolocation: typeof HARBOUR) => ({ geolocation, permissions: ['geolocation'] });
  const locate = async (page: Page): Promise<ReturnType<typeof answerOn>> => {
    await page.getByRole('button', { name: 'Use where I am' }).click();
    return answerOn(page);
  };

  it.each([
    [HARBOUR, 'The place where you are is in The Harbour, Saltmarsh.', [HARBOUR_NEWS, SALTMARSH_NEWS]],
    [UPLANDS, 'The place where you are is in Uplands.', [UPLANDS_NEWS]],
    [FAR_AWAY, /^You seem to be outside Brackenshire\./, []],
  ] as const)('answers for %j', async (position, words, links) => {
    await opened(permitted(position), async ({ page }) => {
      const answer = await locate(page);
      if (typeof words === 'string') expect(answer.words).toBe(words);
      else expect(answer.words).toMatch(words);
      expect(answer.links).toEqual(links);
    });
  });

  it.each([
    [360, 640],
    [390, 844],
  ])(
    'shows the answer on a screen of %i × %i, under the button, and takes the one to a postcode away',
    async (width, height) => {
      await opened({ ...permitted(HARBOUR), viewport: { width, height } }, async ({ page }) => {
        await ask(page, 'ZZ2 1AA');
        expect((await locate(page)).words).toContain('The Harbour');
        expect(await isInSight(page)).toBe(true);
        expect(await page.locator('.near-here + .near-answer > p').count()).toBe(1);
        expect(await page.locator('.near-answer > p').count()).toBe(1);
      });
    },
  );

  it('tells nobody where the reader is', async () => {
    await opened(permitted(HARBOUR), async ({ page, requests }) => {
      await locate(page);
      expect(requests.map((one) => `${one.url()} ${one.postData() ?? ''}`).join('\n')).not.toMatch(/50\.60|0\.31/);
      expect([...new Set(requests.map((one) => new URL(one.url()).origin))]).toEqual([site.address]);
    });
  });

  it('asks the device only when it is pressed', async () => {
    await opened({}, async ({ page }) => {
      await page.addInitScript(() => {
        const asked = { count: 0 };
        Object.assign(globalThis, { asked });
        navigator.geolocation.getCurrentPosition = (_, refuse) => {
          asked.count += 1;
          refuse?.({ code: 1 } as GeolocationPositionError);
        };
      });
      await page.reload({ waitUntil: 'networkidle' });
      const count = () => page.evaluate(() => (globalThis as unknown as { asked: { count: number } }).asked.count);
      expect(await count()).toBe(0);
      await locate(page);
      expect(await count()).toBe(1);
    });
  });

  it.each([
    [1, /did not tell where you are.*choose your place from the list/],
    [2, /could not find out where it is/],
    [3, /took too long/],
  ])('has words for fault %i of a device', async (code, words) => {
    await opened({}, async ({ page }) => {
      await page.evaluate((fault) => {
        navigator.geolocation.getCurrentPosition = (_, refuse) => refuse?.({ code: fault } as GeolocationPositionError);
      }, code);
      expect((await locate(page)).words).toMatch(words);
    });
  });

  it('is allowed by the headers of the site, for the site alone', async () => {
    const response = await fetch(`${site.address}/news/areas/`);
    expect(response.headers.get('permissions-policy')).toContain('geolocation=(self)');
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { SHIPPED_OUT } from '../shipped.ts';
import { openBrowser } from './chromium.ts';
import { type Served, serve } from './serve.ts';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page, with all that it asked for and complained of. */
export interface Opened {
  page: Page;
  requests: Request[];
  complaints: string[];
}

/** The shipped site in a browser, both open for the length of a test file; nothing is there before its tests begin. */
export function shippedSite(): { browser: Browser; site: Served } {
  const open = {} as { browser: Browser; site: Served };
  beforeAll(async () => {
    open.browser = await openBrowser();
    open.site = await serve(join(SHIPPED_OUT, 'site'));
  });
  afterAll(async () => {
    await open.browser.close();
    await open.site.close();
  });
  return open;
}

/** Opens an address for the length of one check. */
export async function withOpened<T>(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newContext']>[0],
  check: (opened: Opened) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const opened: Opened = { page, requests: [], complaints: [] };
    page.on('request', (request) => opened.requests.push(request));
    page.on('console', (message) => opened.complaints.push(message.text()));
    page.on('pageerror', (error) => opened.complaints.push(error.message));
    await page.goto(address);
    return await check(opened);
  } finally {
    await context.close();
  }
}

/** Brings the map of a page into sight and waits until it is there. */
export async function bringMap(page: Page): Promise<void> {
  await page.locator('[data-areas-map]').scrollIntoViewIfNeeded();
  await page.locator('[data-areas-map][data-live]').waitFor();
}

/** What axe finds fault with on a page as it is now. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (values): Promise<AxeResults> =>
      (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({ runOnly: { type: 'tag', values } }),
    STANDARDS,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

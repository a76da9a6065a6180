import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { type OpenDesk, openDesk } from '../desk/desk.ts';
import { layImported } from '../desk/imported.ts';
import { copyOfPartnership } from '../library/root.ts';

/** A desk that is open in a browser. */
export interface AtDesk {
  root: string;
  desk: OpenDesk;
  page: Page;
  read: (name: string) => Promise<string>;
  write: (name: string, text: string) => Promise<void>;
  /** What the page says in its live region, once it says this. */
  told: (words: RegExp) => Promise<string>;
}

/** A desk over a copy of the small partnership, open in a browser. Everything goes when the test is over. */
export async function atDesk(browser: Browser, options: Parameters<Browser['newPage']>[0] = {}): Promise<AtDesk> {
  const root = await copyOfPartnership();
  await layImported(root);
  const desk = await openDesk(root);
  onTestFinished(() => desk.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  onTestFinished(() => page.close());
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  onTestFinished(() => expect([...faults, ...desk.faults]).toEqual([]));
  await page.goto(desk.address);
  await page.waitForSelector('body[data-ready]');
  const path = (name: string): string => join(root, 'content', name);
  return {
    ...{ root, desk, page },
    read: (name) => readFile(path(name), 'utf8'),
    write: (name, text) => writeFile(path(name), text),
    told: async (words) => {
      const outcome = page.locator('#outcome', { hasText: words });
      await outcome.waitFor();
      return outcome.innerText();
    },
  };
}

/** Draws an outline by typing its points. */
export const typePoints = async (page: Page, points: string): Promise<void> => {
  await page.check('input[value=points]');
  await page.fill('#points', points);
  await page.click('#points-form button');
};

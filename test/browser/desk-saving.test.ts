import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atDesk, typePoints } from './at-desk.ts';
import { openBrowser } from './chromium.ts';

/** The two streets by the harbour, as somebody types them. */
const STREETS = '50.6, 0.3\n50.6, 0.32\n50.61, 0.32\n50.61, 0.3';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const homes = (page: Page): Promise<string> => page.locator('.numbers dd').first().innerText();

describe('a place at the desk, judged and saved', () => {
  it('is a circle round a postcode, and says beside the box what is wrong with one', async () => {
    const { page } = await atDesk(browser);
    await page.check('input[value=circle]');
    await page.fill('#middle', 'zz1');
    await page.click('#circle-form button');
    await page.locator('#circle-fault', { hasText: 'only the beginning of a postcode' }).waitFor();
    await page.fill('#middle', 'zz11aa');
    await page.fill('#radius', '1 km');
    await page.click('#circle-form button');
    await page.waitForFunction(() => document.querySelector('.numbers dd')?.textContent === '300');
    expect(await page.innerText('#circle-fault')).toBe('');
    // What is refused leaves nothing behind that another circle was; Undo brings that back.
    await page.fill('#radius', 'far');
    await page.click('#circle-form button');
    await page.locator('#circle-fault', { hasText: 'not a length' }).waitFor();
    await page.waitForFunction(() => document.querySelector<HTMLElement>('#reach')?.hidden);
    expect([await page.isVisible('#place-form'), await page.locator('path.drawn').count()]).toEqual([false, 0]);
    await page.click('#undo');
    await page.waitForFunction(() => document.querySelector('.numbers dd')?.textContent === '300');
    // Postcodes are shown where one is near enough to tell them apart.
    await page.locator('path.dot').first().waitFor();
  });

  it('is told what is wrong with it in words, and where, and cannot be saved', async () => {
    const { page } = await atDesk(browser);
    await typePoints(page, '50.6, 0.3\n50.61, 0.32\n50.6, 0.32\n50.61, 0.3');
    await page.locator('.told .bad', { hasText: 'crosses itself near latitude 50.605, longitude 0.31' }).waitFor();
    await page.locator('path.drawn.wrong').waitFor();
    await page.click('.told .bad button');
    expect(await page.locator('path.wrong-spot').count()).toBe(1);
    await page.selectOption('#place-owner', 'news-desk');
    await page.fill('#place-name', '');
    await page.fill('#place-id', 'Bow tie');
    await page.uncheck('#place-languages input[value=en]');
    await page.click('#place-form .main');
    // All that is wrong is told at once, in one list that is read out, and beside each field.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('faults');
    const lines = await page.locator('#faults a').allInnerTexts();
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('crosses itself near latitude 50.605, longitude 0.31');
    expect(await page.innerText('#place-name-fault')).toBe('Write a name.');
    expect(await page.getAttribute('#place-id', 'aria-describedby')).toBe('id-hint place-id-fault');
    expect(await page.innerText('#place-id-fault')).toContain('small letters');
    expect(await page.innerText('#place-languages-fault')).toContain('Tick English');
    await page.click('#faults a >> text=Write a name');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('place-name');
    await page.fill('#place-name', 'Bow');
    expect(await page.innerText('#place-name-fault')).toBe('');
  });

  it('has the channels that reach it ticked, and says which pass it by', async () => {
    const { page } = await atDesk(browser);
    await typePoints(page, STREETS);
    const box = page.locator('#place-channels input');
    await page.waitForFunction(() => document.querySelector('#channel-advice')?.textContent === '');
    await page.locator('#place-channels input:checked').waitFor();
    // The year is the one that the desk was told, not that of this machine.
    expect(await page.innerText('#made-of')).toBe('Outline: From typed points, 2031.');
    await typePoints(page, '50.75, 0.6\n50.75, 0.64\n50.77, 0.64\n50.77, 0.6');
    await page.locator('#channel-advice', { hasText: 'No channel covers this place yet.' }).waitFor();
    expect(await box.isChecked()).toBe(false);
    await box.check();
    expect(await page.innerText('#channel-advice')).toBe(
      '“Board at the harbour” covers The Harbour, and does not reach this place.',
    );
  });

  it('is drawn on a small screen with the map in sight', async () => {
    const { page } = await atDesk(browser, { viewport: { width: 360, height: 740 } });
    await page.click('[data-tool=Polygon]');
    await page.waitForFunction(() => {
      const { top = 0, bottom = Infinity } = document.querySelector('#map')?.getBoundingClientRect() ?? {};
      return top > -1 && bottom < innerHeight + 1;
    });
  });

  it('that was saved is told so beside the button and never on it', async () => {
    const { page, told } = await atDesk(browser, { viewport: { width: 1280, height: 720 } });
    await page.selectOption('#open-place', 'harbour');
    await page.locator('.numbers dd').first().waitFor();
    await page.click('#place-form .main');
    await told(/^Saved/);
    const button = await page.locator('#place-form .main').boundingBox();
    const outcome = await page.locator('#outcome').boundingBox();
    if (!button || !outcome) throw new Error('Both are there.');
    expect(outcome.x >= button.x + button.width || outcome.y >= button.y + button.height).toBe(true);
  });

  it('that somebody else changed meanwhile is refused, and nothing is lost', async () => {
    const { page, read, write, told } = await atDesk(browser);
    await page.selectOption('#open-place', 'harbour');
    await page.locator('path.drawn').waitFor();
    await page.fill('#place-name', 'My harbour');
    const theirs = (await read('hotspots/harbour.json')).replace('The Harbour', 'Their harbour');
    await write('hotspots/harbour.json', theirs);
    await page.click('#place-form .main');
    expect(await told(/Nothing was saved/)).toContain('changed by somebody else');
    expect(await read('hotspots/harbour.json')).toBe(theirs);
    // What was typed is still there; the page says by itself that the file is another, and offers it anew.
    expect(await page.inputValue('#place-name')).toBe('My harbour');
    await told(/The file that you have open was changed by somebody else/);
    await page.locator('#open-place option', { hasText: 'Their harbour' }).waitFor({ state: 'attached' });
    expect(await page.inputValue('#place-name')).toBe('My harbour');
  });

  it('is left with unsaved changes only after a question', async () => {
    const { page } = await atDesk(browser);
    await page.selectOption('#open-place', 'harbour');
    await page.locator('path.drawn').waitFor();
    await page.fill('#place-name', 'Mine');
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.selectOption('#open-place', 'hill-end');
    await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('#open-place')?.value === 'harbour');
    expect(asked).toEqual(['What you changed is not saved. Leave it?']);
    expect(await page.inputValue('#place-name')).toBe('Mine');
    page.on('dialog', (dialog) => void dialog.accept());
  });

  it('goes on while a file is broken, and says which', async () => {
    const { page, read, write } = await atDesk(browser);
    const settings = await read('settings.yaml');
    await write('settings.yaml', 'name: [');
    await page.locator('#notices', { hasText: 'content/settings.yaml' }).waitFor({ timeout: 10_000 });
    await typePoints(page, STREETS);
    await page.locator('.numbers dd').first().waitFor();
    expect(await homes(page)).toBe('300');
    await write('settings.yaml', settings);
    await page.waitForFunction(() => document.querySelector('#notices')?.textContent === '', undefined, {
      timeout: 10_000,
    });
    page.on('dialog', (dialog) => void dialog.accept());
  });
});

describe('a story at the desk', () => {
  it('is ticked where it is aimed, shows its reach, and changes in its line “aim” alone', async () => {
    const { page, read, told } = await atDesk(browser);
    const before = await read('stories/quiet-harbour/en.mdx');
    await page.click('#to-stories');
    await page.selectOption('#open-story', 'quiet-harbour');
    await page.waitForFunction(() => document.querySelector('.numbers dd')?.textContent === '300');
    expect(await page.innerText('#story-state')).toMatch(/^A story of the kind “success”, public since .*2 May 2031/);
    await page.check('#aim-list input[value=hill-end]');
    await page.waitForFunction(() => document.querySelector('.numbers dd')?.textContent === '450');
    await page.locator('path.place.aimed[data-place=hill-end]').waitFor();
    await page.click('#aim-save button');
    await told(/^Saved\. The line “aim” in the file content\/stories\/quiet-harbour\/en\.mdx/);
    expect(await read('stories/quiet-harbour/en.mdx')).toBe(
      before.replace('aim: [harbour]', 'aim: [harbour, hill-end]'),
    );
    await page.check('#aim-list input[value=county]');
    expect(await page.locator('#aim-list input:checked').count()).toBe(1);
    expect(await page.innerText('#aim-note')).toBe(
      '“All of Brackenshire” holds every place: the others are no longer ticked.',
    );
    await page.check('#aim-list input[value=harbour]');
    expect(await page.innerText('#aim-note')).toBe('“All of Brackenshire” is no longer ticked.');
    await page.check('#aim-list input[value=county]');
    expect(await page.locator('path.district.aimed').count()).toBe(2);
    await page.click('#aim-save button');
    await told(/^Saved/);
    expect(await read('stories/quiet-harbour/en.mdx')).toBe(before.replace('aim: [harbour]', 'aim: county'));
  });

  it('that was changed meanwhile is refused, and one without a place is not saved', async () => {
    const { page, read, write, told } = await atDesk(browser);
    await page.click('#to-stories');
    await page.selectOption('#open-story', 'quiet-harbour');
    await page.check('#aim-list input[value=uplands]');
    const theirs = (await read('stories/quiet-harbour/en.mdx')).replace('Nobody lands', 'No one lands');
    await write('stories/quiet-harbour/en.mdx', theirs);
    await page.click('#aim-save button');
    await told(/changed by somebody else/);
    expect(await read('stories/quiet-harbour/en.mdx')).toBe(theirs);
    expect(await page.isChecked('#aim-list input[value=uplands]')).toBe(true);
    await page.uncheck('#aim-list input[value=uplands]');
    await page.uncheck('#aim-list input[value=harbour]');
    await page.click('#aim-save button');
    await told(/Tick at least one place/);
    page.on('dialog', (dialog) => void dialog.accept());
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atDesk, typePoints } from './at-desk.ts';
import { openBrowser } from './chromium.ts';

/** The two streets by the harbour, as somebody types them. */
const STREETS = '50.6, 0.3\n50.6, 0.32\n50.61, 0.32\n50.61, 0.3';
const STREET_CORNERS = [
  [0.29, 50.59],
  [0.34, 50.59],
  [0.34, 50.62],
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Where a position of the world is on the screen. */
async function onScreen(page: Page, longitude: number, latitude: number): Promise<[x: number, y: number]> {
  const svg = await page.locator('path.county').boundingBox();
  if (!svg) throw new Error('The county is drawn.');
  // The county of the small partnership is a rectangle: Mercator is near enough to straight over so little.
  return [svg.x + ((longitude - 0.2) / 0.6) * svg.width, svg.y + svg.height - ((latitude - 50.5) / 0.3) * svg.height];
}

async function clickOn(page: Page, positions: readonly (readonly [number, number])[]): Promise<void> {
  for (const position of positions) {
    const [x, y] = await onScreen(page, ...position);
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
  }
}

const fillForm = async (page: Page, name: string): Promise<void> => {
  await page.fill('#place-name', name);
  await page.locator('#place-channels').locator('small', { hasText: 'reaches this place' }).waitFor();
  await page.selectOption('#place-owner', 'news-desk');
};
const homes = (page: Page): Promise<string> => page.locator('.numbers dd').first().innerText();

describe('a place at the desk', () => {
  it('is drawn with the mouse, judged while it is drawn, named and saved', async () => {
    const { page, read, told } = await atDesk(browser);
    await page.click('[data-tool=Polygon]');
    await clickOn(page, STREET_CORNERS);
    // Three corners are no place yet, however much they say of one.
    await page.locator('#unfinished', { hasText: 'Finish the outline first: click on its first corner.' }).waitFor();
    expect(await page.innerText('#unfinished')).toMatch(/So far it is 3\.[3-6] km across\.$/);
    expect(await page.isVisible('#place-form')).toBe(false);
    expect(await page.isVisible('#reach')).toBe(false);
    await clickOn(page, [
      [0.29, 50.62],
      [0.29, 50.59],
    ]);
    await page.waitForFunction(() => document.querySelector('.numbers dd')?.textContent === '300');
    await fillForm(page, 'Quay Streets');
    expect(await page.inputValue('#place-id')).toBe('quay-streets');
    await page.click('#place-form .main');
    expect(await told(/Saved/)).toMatch(
      /^Saved\. “Quay Streets” is in the file content\/hotspots\/quay-streets\.json\.\s+Next: aim a story at it/,
    );
    expect(await page.innerText('#outcome code')).toBe('npm run check');
    const saved = JSON.parse(await read('hotspots/quay-streets.json'));
    expect(saved).toMatchObject({
      id: 'quay-streets',
      properties: { district: 'saltmarsh', channels: ['harbour-board'] },
    });
    expect(saved.geometry.coordinates[0]).toHaveLength(5);
    expect(saved.geometry.coordinates[0][0][0]).toBeCloseTo(0.29, 2);
    expect(await page.inputValue('#open-place')).toBe('quay-streets');
  });

  it('is drawn as a rectangle or circle, moved, cut, and every step can be undone', async () => {
    const { page } = await atDesk(browser);
    const shape = (): Promise<string | null> => page.locator('path.drawn').getAttribute('d');
    await page.click('[data-tool=Rectangle]');
    await clickOn(page, [
      [0.25, 50.55],
      [0.4, 50.7],
    ]);
    const rectangle = await shape();
    await page.click('[data-tool=drag]');
    const [from, to] = [await onScreen(page, 0.3, 50.6), await onScreen(page, 0.35, 50.6)];
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 5 });
    await page.mouse.up();
    const moved = await shape();
    expect(moved).not.toBe(rectangle);
    await page.click('[data-tool=cut]');
    await clickOn(page, [
      [0.36, 50.6],
      [0.42, 50.6],
      [0.42, 50.64],
      [0.36, 50.64],
      [0.36, 50.6],
    ]);
    expect((await shape())?.split('M')).toHaveLength(3);
    await page.click('#undo');
    expect(await shape()).toBe(moved);
    await page.click('#undo');
    expect(await shape()).toBe(rectangle);
    await page.click('[data-tool=Circle]');
    await clickOn(page, [
      [0.4, 50.65],
      [0.45, 50.65],
    ]);
    expect(((await shape())?.match(/L/g) ?? []).length).toBeGreaterThan(20);
  });

  it('is begun again with Esc, and each corner can be taken back', async () => {
    const { page } = await atDesk(browser);
    const corners = (): Promise<number> => page.locator('.marker-icon:not(.cursor-marker)').count();
    await page.click('[data-tool=Polygon]');
    expect(await page.innerText('#tool-hint')).toContain('Undo takes back the last corner; Esc starts again.');
    await clickOn(page, STREET_CORNERS);
    expect(await corners()).toBe(3);
    await page.keyboard.press('Control+z');
    expect(await corners()).toBe(2);
    await page.click('#undo');
    await page.click('#undo');
    expect(await corners()).toBe(0);
    expect(await page.isDisabled('#undo')).toBe(true);
    await clickOn(page, STREET_CORNERS);
    await page.locator('#unfinished').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.isVisible('#unfinished')).toBe(false);
    expect([await corners(), await page.isVisible('#reach'), await page.isVisible('#place-form')]).toEqual([
      0,
      false,
      false,
    ]);
    // The tool is still in hand: the next click begins again, and the first corner closes the outline.
    await clickOn(page, [...STREET_CORNERS, ...STREET_CORNERS.slice(0, 1)]);
    await page.locator('#place-form').waitFor();
  });

  it('that was saved has its name on the map, beside a scale, and opens when it is clicked on', async () => {
    const { page } = await atDesk(browser);
    const names = (kind: string): Promise<string[]> => page.locator(`.names .name-${kind}`).allTextContents();
    expect(await names('focus')).toEqual(expect.arrayContaining(['The Harbour', 'Hill End']));
    expect(await names('district')).toEqual(expect.arrayContaining(['Saltmarsh']));
    expect(await page.innerText('.leaflet-control-scale-line')).toMatch(/^\d+ k?m$/);
    await page.click('[data-tool=Polygon]');
    await page.locator('path.place[data-place=harbour]').click();
    expect(await page.inputValue('#open-place')).toBe('');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Escape');
    await page.locator('path.place[data-place=harbour]').click();
    await page.locator('path.drawn').waitFor();
    expect(await page.inputValue('#open-place')).toBe('harbour');
    await page.locator('#reach-body', { hasText: /km across, [\d.]+ km²\./ }).waitFor();
    expect(await names('focus')).not.toContain('The Harbour');
  });

  it('is drawn on the map that the settings name, and on nothing else from elsewhere', async () => {
    const settings = 'map: { tiles: "https://tiles.example/{z}/{x}/{y}.png", credit: Invented maps }\n';
    const { page, desk, read, write } = await atDesk(browser);
    await write('settings.yaml', `${await read('settings.yaml')}${settings}`);
    const asked: string[] = [];
    await page.route('https://tiles.example/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    });
    const response = await page.goto(desk.address);
    expect(response?.headers()['content-security-policy']).toContain("img-src 'self' data: https://tiles.example;");
    await page.locator('.has-base .leaflet-tile-loaded').first().waitFor({ state: 'attached' });
    expect(asked[0]).toMatch(/^https:\/\/tiles\.example\/\d+\/\d+\/\d+\.png$/);
    await page.click('.credits summary');
    expect(await page.innerText('#credits')).toContain('Invented maps');
  });

  it('is changed by dragging a corner', async () => {
    const { page } = await atDesk(browser);
    await typePoints(page, '50.55, 0.3\n50.55, 0.45\n50.7, 0.45\n50.7, 0.3');
    await page.waitForFunction(() => document.querySelector('#reach-body dd') !== null);
    await page.check('input[value=draw]');
    await page.click('[data-tool=edit]');
    const corner = await page.locator('.marker-icon').first().boundingBox();
    if (!corner) throw new Error('There are corners.');
    await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
    await page.mouse.down();
    await page.mouse.move(corner.x - 30, corner.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.check('input[value=points]');
    await page.waitForFunction(
      () => !document.querySelector<HTMLTextAreaElement>('#points')?.value.includes('50.55, 0.3\n'),
    );
    expect((await page.inputValue('#points')).split('\n')).toHaveLength(4);
  });

  it('is made by keyboard alone: typed, named and saved', async () => {
    const { page, told, read } = await atDesk(browser);
    await page.focus('input[value=draw]');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('input[value=points]')).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(STREETS);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#place-form').waitFor();
    const reach = async (id: string): Promise<void> => {
      for (let step = 0; step < 40; step += 1) {
        if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${id} cannot be reached by keyboard.`);
    };
    await reach('place-name');
    await page.keyboard.type('Quay');
    await reach('place-owner');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.focus('#place-name');
    await page.keyboard.press('Enter');
    await told(/^Saved/);
    expect(JSON.parse(await read('hotspots/quay.json')).geometry.coordinates[0]).toHaveLength(5);
  });

  it('is made of official areas, picked from the list and on the map', async () => {
    const { page, told, read } = await atDesk(browser);
    await page.check('input[value=areas]');
    await page.fill('#area-search', 'quay');
    await page.check('#area-list input');
    await page.locator('path.thin.chosen').waitFor();
    await page.fill('#area-search', '');
    await page.locator('path[data-area=E99000012]').click();
    await page.waitForFunction(() => document.querySelectorAll('#area-list input:checked').length === 2);
    await page.waitForFunction(() => /2 official areas/.test(document.querySelector('#made-of')?.textContent ?? ''));
    await fillForm(page, 'Coast');
    await page.click('#place-form .main');
    await told(/^Saved/);
    expect(JSON.parse(await read('hotspots/coast.json')).properties['made-of']).toEqual({
      kind: 'ward',
      vintage: '2031',
      codes: ['E99000011', 'E99000012'],
    });
  });

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

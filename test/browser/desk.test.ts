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
});

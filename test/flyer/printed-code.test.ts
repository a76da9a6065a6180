import { describe, expect, it } from 'vitest';
import { drawFlyer } from '#flyer/draw.ts';
import { PAPERS, type Paper } from '#flyer/paper.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { absolute, addresses } from '#message/addresses.ts';
import { PROJECT, shippedBytes, shippedFiles } from '../shipped.ts';
import {
  cut,
  DOTS_PER_MM,
  findCode,
  type Grey,
  greyOf,
  grown,
  HARM,
  looksAt,
  printedWithin,
  type ReadCode,
  square,
} from './grey.ts';
import { rasterise } from './read-pdf.ts';
import { fonts, planned, request } from './sample.ts';

const { library } = await readLibrary(PROJECT);
if (!library) throw new Error('What ships can be read.');
const { site } = library.settings;

const flyers = shippedFiles().flatMap(({ path, medium, hotspot, language }) =>
  medium === 'flyer' && hotspot && language
    ? [{ path, address: absolute(site, addresses.short(hotspot, language)) }]
    : [],
);
/** One flyer for each address that flyers carry. */
const addressed = [...new Map(flyers.map((flyer) => [flyer.address, flyer])).values()];

const SIZE_DOTS = Math.floor(20 * DOTS_PER_MM);
const HALF_DOTS = Math.ceil(SIZE_DOTS / 2);

/** The side of a flyer that has its code, as an office printer prints it, and the code on it. */
async function printed(bytes: Uint8Array): Promise<{ side: Grey; code: ReadCode }> {
  const side = greyOf(await rasterise(bytes, DOTS_PER_MM, 'last'));
  const code = findCode(side);
  if (!code) throw new Error('No code can be read on the last side.');
  return { side, code };
}

/** Expects a code of 20 mm and more with white of four modules round it, all of it on the paper. */
function expectRoom(side: Grey, { middle, modules }: ReadCode, sizeDots: number): void {
  // A reader tells its middle within a few dots; what is printed there tells its edges.
  const box = printedWithin(side, square(middle, Math.ceil(sizeDots / 2) + 15));
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(sizeDots);
  expect(Math.abs(width - height)).toBeLessThanOrEqual(1);
  // The edges of what stands next to it are grey for less than a dot.
  const quiet = grown(box, Math.floor((4 * sizeDots) / modules) - 1);
  expect(printedWithin(side, quiet)).toEqual(box);
  expect([quiet.left >= 0, quiet.top >= 0]).toEqual([true, true]);
  expect([quiet.right <= side.width, quiet.bottom <= side.height]).toEqual([true, true]);
}

describe.each(flyers)('the code on $path, printed in grey at 300 dots to the inch', ({ path, address }) => {
  it('is read, is 20 mm wide or more, and has white of four modules round it, on the paper', async () => {
    const { side, code } = await printed(shippedBytes(path));
    expect(code.text).toBe(address);
    expectRoom(side, code, SIZE_DOTS);
  });
});

describe.each(Object.entries(PAPERS))('the code on the paper %s', (paper, { footMm }) => {
  it('is as large as the paper asks for, with white of four modules round it, on the paper', async () => {
    const plan = planned(request({}, { paper: paper as Paper }));
    const { side, code } = await printed(await drawFlyer(plan, fonts));
    expect(footMm).toBeGreaterThanOrEqual(20);
    expect(code.text).toBe('https://sample.example/en/marsh-end/');
    expectRoom(side, code, Math.floor(footMm * DOTS_PER_MM));
  });
});

describe.each(addressed)('the code to $address', ({ path, address }) => {
  it('is read in spite of what becomes of a sheet, and never misread', async () => {
    const { side, code } = await printed(shippedBytes(path));
    const around = cut(side, square(code.middle, HALF_DOTS + 40));
    for (const [harm, harmed] of Object.entries(HARM)) {
      expect([...new Set(await looksAt(await harmed(around)))], harm).toEqual([address]);
    }
  });

  it('leads to our own host, and tells nothing of who scanned it', () => {
    const { origin, search, hash, pathname } = new URL(address);
    expect(site.startsWith(origin)).toBe(true);
    expect(search + hash).toBe('');
    expect(pathname).toMatch(/^\/[a-z]{2,3}\/[a-z0-9-]+\/$/);
  });
});

import { describe, expect, it } from 'vitest';
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
const HALF_DOTS = SIZE_DOTS / 2;

/** The side of a flyer that has its code, as an office printer prints it, and the code on it. */
async function printed(path: string): Promise<{ side: Grey; code: ReadCode }> {
  const side = greyOf(await rasterise(shippedBytes(path), DOTS_PER_MM, 'last'));
  const code = findCode(side);
  if (!code) throw new Error(`No code can be read at the end of ${path}.`);
  return { side, code };
}

describe.each(flyers)('the code on $path, printed in grey at 300 dots to the inch', ({ path, address }) => {
  it('is read, is 20 mm wide or more, and has white of four modules round it, on the paper', async () => {
    const { side, code } = await printed(path);
    expect(code.text).toBe(address);
    // A reader tells its middle within a few dots; what is printed there tells its edges.
    const box = printedWithin(side, square(code.middle, HALF_DOTS + 15));
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(SIZE_DOTS);
    expect(Math.abs(width - height)).toBeLessThanOrEqual(1);
    // The edges of what stands next to it are grey for less than a dot.
    const quiet = grown(box, Math.floor((4 * SIZE_DOTS) / code.modules) - 1);
    expect(printedWithin(side, quiet)).toEqual(box);
    expect([quiet.left >= 0, quiet.top >= 0]).toEqual([true, true]);
    expect([quiet.right <= side.width, quiet.bottom <= side.height]).toEqual([true, true]);
  });
});

describe.each(addressed)('the code to $address', ({ path, address }) => {
  it('is read in spite of what becomes of a sheet, and never misread', async () => {
    const { side, code } = await printed(path);
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

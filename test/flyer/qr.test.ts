import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import type { DrawingMark } from '#flyer/plan.ts';
import { qrCode } from '#flyer/qr.ts';
import { absolute, addresses } from '#message/addresses.ts';
import { DOTS_PER_MM, greyOfSvg, HARM, looksAt } from './grey.ts';

/** Fills the rectangles of a path on a white sheet, with a border of that width. */
function filled(path: string, sheetMm: number, borderMm: number, perMm: number): Uint8ClampedArray {
  const size = sheetMm * perMm;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [rectangle] of path.matchAll(/M[^Z]*Z/g)) {
    const numbers = rectangle.match(/[\d.]+/g)?.map((value) => Math.round((Number(value) + borderMm) * perMm)) ?? [];
    const [left = 0, top = 0, right = 0, , , bottom = 0] = numbers;
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  }
  return pixels;
}

const pathOf = ({ shapes }: DrawingMark): string => shapes.map(({ path }) => path).join('');

describe('a QR code', () => {
  it.each(['https://precision.example/areas/airedale-castleford/', `https://a.example/${'b'.repeat(200)}`])(
    'is read by another program: %s',
    (address) => {
      const { mark } = qrCode(address, 20, '#000000');
      expect(jsQR(filled(pathOf(mark), 24, 2, 20), 480, 480)?.data).toBe(address);
    },
  );

  it('fills its square, and asks for four modules of white all round', () => {
    const { mark, quietMm } = qrCode('https://a.example/', 25, '#000000');
    const numbers =
      pathOf(mark)
        .match(/[\d.]+/g)
        ?.map(Number) ?? [];
    expect(Math.min(...numbers)).toBe(0);
    expect(Math.max(...numbers)).toBeCloseTo(mark.width, 3);
    // An address this short takes 25 modules.
    expect(quietMm).toBeCloseTo(4 * (25 / 25), 9);
  });
});

describe('the smallest code of a flyer, printed in grey at 300 dots to the inch', () => {
  const SIZE_MM = 20;
  const BORDER_MM = 4;
  const sites = ['https://precision.example', 'https://precision.west-yorkshire-partnership.example'];
  const longest = sites.map((site) => absolute(site, addresses.short('b'.repeat(60), 'pnb')));
  const printed = ({ mark }: { mark: DrawingMark }) => {
    const sheetMm = SIZE_MM + 2 * BORDER_MM;
    const box = [-BORDER_MM, -BORDER_MM, sheetMm, sheetMm].join(' ');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><path d="${pathOf(mark)}"/></svg>`;
    return greyOfSvg(svg, Math.round(sheetMm * DOTS_PER_MM));
  };

  it.each(longest)('has modules of five dots and more for the longest id: %s', (address) => {
    const moduleMm = qrCode(address, SIZE_MM, '#000000').quietMm / 4;
    expect(moduleMm * DOTS_PER_MM).toBeGreaterThan(5);
    expect(moduleMm).toBeGreaterThan(0.44);
  });

  describe.each(longest)('to %s', (address) => {
    it.each(Object.entries(HARM))('is read %s', async (_, harm) => {
      const sheet = await printed(qrCode(address, SIZE_MM, '#000000'));
      expect(new Set(await looksAt(await harm(sheet)))).toEqual(new Set([address]));
    });
  });

  it('is not read when half of it is torn off, so that these tests could fail', async () => {
    const { dots, width, height } = await printed(qrCode(longest[0] ?? '', SIZE_MM, '#000000'));
    expect(await looksAt({ dots: dots.fill(255, dots.length / 2), width, height })).toEqual([]);
  });
});

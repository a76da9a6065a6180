import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import type { DrawingMark } from '#flyer/plan.ts';
import { qrCode } from '#flyer/qr.ts';

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

import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { qrMark } from '#flyer/qr.ts';

/** Fills the rectangles of a path on a white sheet. */
function filled(path: string, sizeMm: number, perMm: number): Uint8ClampedArray {
  const size = sizeMm * perMm;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [rectangle] of path.matchAll(/M[^Z]*Z/g)) {
    const numbers = rectangle.match(/[\d.]+/g)?.map((value) => Math.round(Number(value) * perMm)) ?? [];
    const [left = 0, top = 0, right = 0, , , bottom = 0] = numbers;
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  }
  return pixels;
}

describe('a QR code', () => {
  it.each(['https://precision.example/areas/airedale-castleford/', `https://a.example/${'b'.repeat(200)}`])(
    'is read by another program: %s',
    (address) => {
      const { path } = qrMark(address, 24, '#000000');
      expect(jsQR(filled(path, 24, 20), 480, 480)?.data).toBe(address);
    },
  );

  it('leaves four modules white all round', () => {
    const { path, width } = qrMark('https://a.example/', 25, '#000000');
    const numbers = path.match(/[\d.]+/g)?.map(Number) ?? [];
    const module = (width - 2 * Math.min(...numbers)) / 25;
    expect(Math.min(...numbers)).toBeCloseTo(4 * module, 2);
    expect(Math.max(...numbers)).toBeCloseTo(width - 4 * module, 2);
  });
});

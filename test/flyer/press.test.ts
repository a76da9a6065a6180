import { describe, expect, it } from 'vitest';
import type { FlyerPlan, ImageMark } from '#flyer/plan.ts';
import { BLEED_MM, bled, coarsePhotos, cropMarks } from '#flyer/press.ts';
import { planned, request } from './sample.ts';

const A5 = { widthMm: 148, heightMm: 210 };
const photo = (file: string, width: number, widthPixels: number): ImageMark => ({
  kind: 'image',
  file,
  bytes: new Uint8Array(),
  widthPixels,
  x: 10,
  y: 10,
  width,
  height: 20,
});
const withPhotos = (...photos: ImageMark[]): FlyerPlan => ({
  ...planned(request()),
  pages: [{ background: [], content: [{ role: 'Figure', alt: 'Lamps.', children: photos }] }],
});

describe('the marks that show where to cut', () => {
  const marks = cropMarks(A5);

  it('are two to a corner, and stand in line with the edges of the paper', () => {
    expect(marks).toHaveLength(8);
    for (const [x1, y1, x2, y2] of marks) {
      const isUpright = x1 === x2;
      expect(isUpright ? [0, A5.widthMm] : [0, A5.heightMm]).toContain(isUpright ? x1 : y1);
      expect(isUpright ? y1 : x1).not.toBe(isUpright ? y2 : x2);
    }
  });

  it('never touch the bleed', () => {
    const inBleed = (at: number, length: number): boolean => at >= -BLEED_MM && at <= length + BLEED_MM;
    const ends = marks.flatMap(([x1, y1, x2, y2]) => [[x1, y1] as const, [x2, y2] as const]);
    expect(ends.filter(([x, y]) => inBleed(x, A5.widthMm) && inBleed(y, A5.heightMm))).toEqual([]);
  });
});

describe('what bleeds', () => {
  const band = { kind: 'rect', x: 0, y: 0, width: 148, height: 20, fill: '#000000' } as const;

  it('runs as far as 3 mm over the edges it names', () => {
    expect(bled({ ...band, bleeds: ['left', 'top', 'right'] }, A5)).toEqual({ x: -3, y: -3, width: 154, height: 23 });
    expect(bled({ ...band, y: 190, bleeds: ['bottom'] }, A5)).toEqual({ x: 0, y: 190, width: 148, height: 23 });
  });

  it('keeps its box where it names none', () => {
    expect(bled(band, A5)).toEqual({ x: 0, y: 0, width: 148, height: 20 });
  });
});

describe('photos for a print shop', () => {
  it('are coarse below 200 dots to the inch at the size they are printed', () => {
    expect(coarsePhotos(withPhotos(photo('fine.jpg', 50.8, 400), photo('coarse.jpg', 50.8, 399)))).toEqual([
      { file: 'coarse.jpg', dpi: 199, widthPixels: 399, leastPixels: 400 },
    ]);
  });

  it('are told once, by the largest print', () => {
    const coarse = coarsePhotos(
      withPhotos(photo('p.jpg', 50.8, 100), photo('p.jpg', 101.6, 100), photo('p.jpg', 60, 100)),
    );
    expect(coarse).toEqual([{ file: 'p.jpg', dpi: 25, widthPixels: 100, leastPixels: 800 }]);
  });

  it('are known from the plan of a flyer', () => {
    const photos = new Map([['p.jpg', { bytes: Buffer.from([]), widthPixels: 90, heightPixels: 60 }]]);
    const block = { type: 'photo', file: 'p.jpg', alt: 'Lamps.' } as const;
    expect(coarsePhotos(planned(request({ body: [block] }, { photos })))).toMatchObject([
      { file: 'p.jpg', widthPixels: 90 },
    ]);
  });
});

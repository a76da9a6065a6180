import fc from 'fast-check';
import { intersection } from 'polyclip-ts';
import { describe, expect, it } from 'vitest';
import { findCrossing } from '#area/shape/crossing.ts';
import type { Position } from '#area/shape/geometry.ts';
import { anyRing, polygon, rectangle, starRing, together } from '../outlines.ts';

describe('an outline', () => {
  it('in the shape of a bow tie crosses itself in the knot', () => {
    expect(findCrossing(polygon([0, 0], [2, 2], [2, 0], [0, 2], [0, 0]))).toEqual([1, 1]);
  });

  const faulty: Record<string, Position[]> = {
    'runs out and back along the same line': [
      [0, 0],
      [2, 0],
      [2, 2],
      [2, 4],
      [2, 2],
      [0, 2],
      [0, 0],
    ],
    'visits a corner twice': [
      [0, 0],
      [1, 1],
      [2, 0],
      [2, 2],
      [1, 1],
      [0, 2],
      [0, 0],
    ],
    'touches one of its sides with a corner': [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 0],
      [0, 4],
      [0, 0],
    ],
    'has no area': [
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 0],
    ],
  };
  for (const [what, ring] of Object.entries(faulty)) {
    it(`is found out when it ${what}`, () => expect(findCrossing(polygon(...ring))).toBeDefined());
  }

  it('is sound with corners in line and with a position said twice', () => {
    expect(findCrossing(polygon([0, 0], [0.1, 0], [0.2, 0], [0.2, 0], [0.2, 0.2], [0, 0.2], [0, 0]))).toBeUndefined();
  });

  it('is sound when a hole meets the border in one point, but not when it runs across', () => {
    const outer = rectangle(0, 0, 4, 4).coordinates;
    const meeting = polygon([0, 2], [2, 1], [2, 3], [0, 2]).coordinates;
    const across = rectangle(-1, 1, 2, 2).coordinates;
    expect(findCrossing({ type: 'Polygon', coordinates: [...outer, ...meeting] })).toBeUndefined();
    expect(findCrossing({ type: 'Polygon', coordinates: [...outer, ...across] })).toBeDefined();
  });

  it('is found out when two of its polygons overlap', () => {
    expect(findCrossing(together(rectangle(0, 0, 2, 2), rectangle(1, 1, 3, 3)))).toBeDefined();
    expect(findCrossing(together(rectangle(0, 0, 2, 2), rectangle(3, 3, 4, 4)))).toBeUndefined();
  });

  it('is sound when it is a star, and found out when two corners of it change places', () => {
    fc.assert(
      fc.property(starRing, ({ ring }) => {
        expect(findCrossing(polygon(...ring))).toBeUndefined();
      }),
    );
    const [a, b, c, d]: Position[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    if (a && b && c && d) expect(findCrossing(polygon(a, c, b, d, a))).toBeDefined();
  });

  it('of four corners crosses itself just when clipping breaks it into two', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(corner, corner, corner, corner, (a, b, c, d) => {
        const pieces = intersection(
          [[a, b, c, d, a]],
          [
            [
              [-1, -1],
              [60, -1],
              [60, 60],
              [-1, 60],
              [-1, -1],
            ],
          ],
        );
        if (pieces.length > 1) expect(findCrossing(polygon(a, b, c, d, a))).toBeDefined();
      }),
    );
  });

  it('is searched to the end, whatever it holds', () => {
    fc.assert(
      fc.property(anyRing, (ring) => {
        expect((findCrossing(polygon(...ring)) ?? []).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

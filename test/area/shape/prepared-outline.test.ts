import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsPosition, type Position, ringsOf } from '#area/shape/geometry.ts';
import { prepareOutline } from '#area/shape/prepared-outline.ts';
import { anyRing, polygon, rectangle, starRing, together } from '../outlines.ts';

const somewhere: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -3.1, max: 0.1, noNaN: true }),
  fc.double({ min: 50.9, max: 55.1, noNaN: true }),
);

describe('an outline made ready for many questions', () => {
  it('gives the same answers as the plain search, for stars and for positions anywhere', () => {
    fc.assert(
      fc.property(starRing, fc.array(somewhere, { maxLength: 30 }), ({ middle, ring }, positions) => {
        const outline = polygon(...ring);
        const { contains } = prepareOutline(outline);
        // The vertices are the hardest: each lies on the border of bands.
        for (const [x, y] of [middle, ...positions, ...ring]) {
          expect(contains(x, y)).toBe(containsPosition(outline, [x, y]));
        }
      }),
    );
  });

  it('gives the same answers for the rings of a broken file', () => {
    fc.assert(
      fc.property(fc.array(anyRing, { maxLength: 3 }), fc.integer({ min: -3, max: 3 }), (rings, at) => {
        const outline = { type: 'Polygon', coordinates: rings } as const;
        const { contains } = prepareOutline(outline);
        const asked: Position[] = [[at + 0.5, at + 0.25], [at, at], ...ringsOf(outline).flat()];
        for (const [x, y] of asked) expect(contains(x, y)).toBe(containsPosition(outline, [x, y]));
      }),
    );
  });

  it('keeps holes empty and counts every part', () => {
    const withHole = {
      type: 'Polygon',
      coordinates: [rectangle(0, 50, 4, 54), rectangle(1, 51, 2, 52)].flatMap(({ coordinates }) => coordinates),
    } as const;
    const { contains } = prepareOutline(withHole);
    expect([contains(0.5, 51.5), contains(1.5, 51.5), contains(3, 51.5)]).toEqual([true, false, true]);
    const parts = prepareOutline(together(rectangle(0, 50, 1, 51), rectangle(2, 50, 3, 51)));
    expect([parts.contains(0.5, 50.5), parts.contains(1.5, 50.5), parts.contains(2.5, 50.5)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('has no box and holds nothing when nothing is on the earth', () => {
    const { box, contains } = prepareOutline(polygon([200, 95], [201, 95], [201, 96], [200, 95]));
    expect(box).toBeUndefined();
    expect(contains(0, 0)).toBe(false);
  });
});

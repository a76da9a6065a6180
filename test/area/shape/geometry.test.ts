import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, containsPosition, doBoxesMeet, edgesOf, outlineOf, polygonsOf, ringsOf } from '#area/shape/geometry.ts';
import { anyRing, polygon, rectangle, starRing, together } from '../outlines.ts';

const square = rectangle(-2, 53, -1, 54);
const withHole = {
  type: 'Polygon' as const,
  coordinates: [...square.coordinates, ...rectangle(-1.7, 53.3, -1.3, 53.7).coordinates],
};

describe('the box of outlines', () => {
  it('goes round all of them', () => {
    expect(boxOf([square, rectangle(0, 50, 1, 51)])).toEqual({ west: -2, south: 50, east: 1, north: 54 });
  });

  it('is absent when there is no position on the earth', () => {
    expect(boxOf([])).toBeUndefined();
    expect(boxOf([polygon()])).toBeUndefined();
    expect(boxOf([polygon([Number.NaN, 53], [1e300, -1e300], [0, Infinity])])).toBeUndefined();
  });

  it('leaves out positions that are not on the earth', () => {
    expect(boxOf([polygon([-1, 53], [500, 53], [-2, 54])])).toEqual({ west: -2, south: 53, east: -1, north: 54 });
  });
});

describe('two boxes', () => {
  const box = { west: 0, south: 50, east: 1, north: 51 };
  const beside = { west: 1, south: 50, east: 2, north: 51 };

  it('meet when they have ground in common, not when they touch or lie apart', () => {
    expect(doBoxesMeet(box, { west: 0.5, south: 50.5, east: 2, north: 52 })).toBe(true);
    expect(doBoxesMeet(box, { west: 0.2, south: 50.2, east: 0.3, north: 50.3 })).toBe(true);
    expect(doBoxesMeet(box, beside)).toBe(false);
    expect(doBoxesMeet(box, { west: 0, south: 52, east: 1, north: 53 })).toBe(false);
  });

  it('meet within a margin when they come nearer than that, on every side', () => {
    const near = { west: 1.1, south: 51.1, east: 2, north: 52 };
    expect([doBoxesMeet(box, near, 0.2), doBoxesMeet(near, box, 0.2)]).toEqual([true, true]);
    expect([doBoxesMeet(box, near, 0.05), doBoxesMeet(near, box, 0.05)]).toEqual([false, false]);
  });

  it('do not meet when there is nothing in one of them', () => {
    expect([doBoxesMeet(box, undefined), doBoxesMeet(undefined, box, 9)]).toEqual([false, false]);
  });
});

describe('the parts of an outline', () => {
  it('make the same outline again, which has several polygons only where it must', () => {
    const two = together(withHole, square);
    expect(outlineOf(polygonsOf(two))).toEqual(two);
    expect(outlineOf(polygonsOf(together(withHole)))).toEqual(withHole);
  });

  it('are the same for a polygon and for a multi-polygon of one', () => {
    expect(polygonsOf(together(withHole))).toEqual(polygonsOf(withHole));
    expect(ringsOf(together(withHole, square))).toHaveLength(3);
  });

  it('have no edges of no length', () => {
    expect(
      edgesOf([
        [0, 0],
        [0, 0],
        [1, 0],
      ]),
    ).toEqual([
      [
        [0, 0],
        [1, 0],
      ],
    ]);
  });
});

describe('a position', () => {
  it('is inside a square when it is between its sides', () => {
    expect(containsPosition(square, [-1.5, 53.5])).toBe(true);
    expect(containsPosition(square, [-0.5, 53.5])).toBe(false);
    expect(containsPosition(square, [-1.5, 54.5])).toBe(false);
  });

  it('is not inside when it is in a hole', () => {
    expect(containsPosition(withHole, [-1.5, 53.5])).toBe(false);
    expect(containsPosition(withHole, [-1.9, 53.5])).toBe(true);
  });

  it('is inside a multi-polygon when it is in any of its polygons', () => {
    const two = together(square, rectangle(0, 53, 1, 54));
    expect(containsPosition(two, [0.5, 53.5])).toBe(true);
    expect(containsPosition(two, [-0.5, 53.5])).toBe(false);
  });

  it('is counted once when it stands level with a corner', () => {
    const diamond = polygon([0, -1], [1, 0], [0, 1], [-1, 0], [0, -1]);
    expect(containsPosition(diamond, [0, 0])).toBe(true);
    expect(containsPosition(diamond, [-2, 0])).toBe(false);
    expect(containsPosition(diamond, [-2, 1])).toBe(false);
  });

  it('in the middle of a star is inside it, and one beyond its box is not', () => {
    fc.assert(
      fc.property(starRing, ({ middle, ring }) => {
        expect(containsPosition(polygon(...ring), middle)).toBe(true);
        expect(containsPosition(polygon(...ring), [middle[0] + 0.2, middle[1]])).toBe(false);
      }),
    );
  });

  it('that is not on the earth is inside nothing, whatever the outline', () => {
    fc.assert(
      fc.property(anyRing, (ring) => {
        expect(containsPosition(polygon(...ring), [Number.NaN, 0])).toBe(false);
        expect(containsPosition(polygon(...ring), [0, 1e300])).toBe(false);
      }),
    );
  });
});

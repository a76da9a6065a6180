import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, containsPosition, edgesOf, polygonsOf, ringsOf } from '#area/shape/geometry.ts';
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

describe('the parts of an outline', () => {
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

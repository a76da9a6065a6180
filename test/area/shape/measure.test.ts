import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsPosition } from '#area/shape/geometry.ts';
import { labelPointOf } from '#area/shape/label-point.ts';
import { areaKm2, distanceToOutlineKm, middleOf, ringAreaKm2 } from '#area/shape/measure.ts';
import { projectionAt } from '#area/shape/projection.ts';
import { anyRing, polygon, rectangle, starRing, together } from '../outlines.ts';

// A degree of the meridian is 111.195 km on a sphere; along the equator the same.
const DEGREE_KM = 111.195;

describe('the flat ground round a place', () => {
  it('has a degree of latitude at 111.2 km and one of longitude shorter by the cosine', () => {
    const { toKm } = projectionAt([-1.75, 60]);
    expect(toKm([-0.75, 61])[0]).toBeCloseTo(DEGREE_KM / 2, 2);
    expect(toKm([-0.75, 61])[1]).toBeCloseTo(DEGREE_KM, 2);
  });

  it('leads back to the same position', () => {
    fc.assert(
      fc.property(starRing, ({ middle, ring }) => {
        const { toKm, toPosition } = projectionAt(middle);
        for (const position of ring) {
          const back = toPosition(toKm(position));
          expect(back[0]).toBeCloseTo(position[0], 9);
          expect(back[1]).toBeCloseTo(position[1], 9);
        }
      }),
    );
  });

  it('stays finite at a pole', () => {
    expect(projectionAt([0, 90]).toPosition([1, 1]).every(Number.isFinite)).toBe(true);
  });
});

describe('an area', () => {
  const square = rectangle(-0.5, -0.5, 0.5, 0.5);

  it('of a square degree at the equator is the square of a degree', () => {
    expect(areaKm2(square)).toBeCloseTo(DEGREE_KM ** 2, -1);
  });

  it('does not count holes, whichever way round they run', () => {
    const hole = rectangle(-0.25, -0.25, 0.25, 0.25).coordinates[0] ?? [];
    for (const ring of [hole, hole.toReversed()]) {
      const holed = { type: 'Polygon' as const, coordinates: [...square.coordinates, ring] };
      expect(areaKm2(holed)).toBeCloseTo(0.75 * DEGREE_KM ** 2, -1);
    }
  });

  it('of two polygons is their sum', () => {
    expect(areaKm2(together(square, rectangle(0.5, -0.5, 1.5, 0.5)))).toBeCloseTo(2 * DEGREE_KM ** 2, -1);
  });

  it('has a sign that says which way a ring runs', () => {
    fc.assert(
      fc.property(starRing, ({ ring }) => {
        expect(ringAreaKm2(ring)).toBeGreaterThan(0);
        expect(ringAreaKm2(ring.toReversed())).toBeCloseTo(-ringAreaKm2(ring), 6);
      }),
    );
  });

  it('is a number from nought up, whatever the outline', () => {
    fc.assert(
      fc.property(anyRing, (ring) => {
        expect(areaKm2(polygon(...ring))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the point for a label', () => {
  it('lies inside an outline that is bent round its middle', () => {
    const horseshoe = polygon([0, 0], [3, 0], [3, 3], [2.8, 3], [2.8, 0.2], [0.2, 0.2], [0.2, 3], [0, 3], [0, 0]);
    expect(containsPosition(horseshoe, middleOf([horseshoe]) ?? [0, 0])).toBe(false);
    expect(containsPosition(horseshoe, labelPointOf(horseshoe) ?? [9, 9])).toBe(true);
  });

  it('is not in a hole', () => {
    const ring = {
      type: 'Polygon' as const,
      coordinates: [...rectangle(0, 0, 3, 3).coordinates, ...rectangle(1, 1, 2, 2).coordinates],
    };
    expect(containsPosition(ring, labelPointOf(ring) ?? [9, 9])).toBe(true);
  });

  it('lies inside every star, and is absent or on the earth for anything else', () => {
    fc.assert(
      fc.property(starRing, ({ ring }) => {
        expect(containsPosition(polygon(...ring), labelPointOf(polygon(...ring)) ?? [9, 9])).toBe(true);
      }),
    );
    fc.assert(
      fc.property(anyRing, (ring) => {
        expect((labelPointOf(polygon(...ring)) ?? [0, 0]).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('the distance to an outline', () => {
  it('is measured to its nearest edge, from inside and from outside', () => {
    const square = rectangle(0, 0, 1, 1);
    expect(distanceToOutlineKm([0.5, 0.1], square)).toBeCloseTo(0.1 * DEGREE_KM, 2);
    expect(distanceToOutlineKm([0.5, -0.1], square)).toBeCloseTo(0.1 * DEGREE_KM, 2);
  });

  it('is without end when the outline has no edges', () => {
    expect(distanceToOutlineKm([0, 0], polygon())).toBe(Infinity);
  });
});

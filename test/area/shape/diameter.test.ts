import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diameterKm } from '#area/shape/diameter.ts';
import type { PointKm } from '#area/shape/projection.ts';

/** Every pair, one by one. */
const plainly = (points: readonly PointKm[]): number =>
  points.reduce(
    (most, one) => points.reduce((so, other) => Math.max(so, Math.hypot(one[0] - other[0], one[1] - other[1])), most),
    0,
  );

describe('the greatest distance between two points', () => {
  it('is what looking at every pair finds, wherever they lie', () => {
    const anywhere = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(anywhere, anywhere), { maxLength: 40 }), (points) => {
        expect(diameterKm(points)).toBeCloseTo(plainly(points), 9);
      }),
    );
  });

  it('is what looking at every pair finds, where many are the same, in line, or on parallel sides', () => {
    const whole = fc.integer({ min: -4, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 40 }), (points) => {
        expect(diameterKm(points)).toBeCloseTo(plainly(points), 9);
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing for one point, and for none', () => {
    expect([diameterKm([]), diameterKm([[3, 4]])]).toEqual([0, 0]);
  });
});

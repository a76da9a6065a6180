import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfOutline } from '#area/outline.ts';
import { circleRound, parseLengthKm } from '#area/reach/circle.ts';
import { containsPosition } from '#area/shape/geometry.ts';
import { areaKm2, distanceToOutlineKm } from '#area/shape/measure.ts';

describe('a circle', () => {
  it('has a sound outline of 64 corners, all as far from its middle as it was told', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 2, noNaN: true }),
        fc.double({ min: 50, max: 58, noNaN: true }),
        fc.double({ min: 0.1, max: 38, noNaN: true }),
        (longitude, latitude, radiusKm) => {
          const circle = circleRound([longitude, latitude], radiusKm);
          expect(faultsOfOutline(circle)).toEqual([]);
          expect(circle.coordinates[0]).toHaveLength(65);
          expect(containsPosition(circle, [longitude, latitude])).toBe(true);
          const nearest = distanceToOutlineKm([longitude, latitude], circle);
          expect(nearest).toBeGreaterThan(0.998 * radiusKm);
          expect(nearest).toBeLessThanOrEqual(radiusKm * 1.000001);
          expect(areaKm2(circle) / (Math.PI * radiusKm ** 2)).toBeCloseTo(0.998, 2);
        },
      ),
    );
  });
});

describe('a length as people write it', () => {
  it.each([
    ['500m', 0.5],
    ['1km', 1],
    ['1.5km', 1.5],
    [' 2 KM ', 2],
    ['250 m', 0.25],
  ])('%s is read', (text, km) => expect(parseLengthKm(text)).toBe(km));

  it.each(['', '500', 'km', '-5km', '1,5km', '1e3m', '5 miles', '9999999m', 'NaNkm', '½km'])('%s is not', (text) => {
    expect(parseLengthKm(text)).toBeUndefined();
  });
});

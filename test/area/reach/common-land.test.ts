import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonLandKm2 } from '#area/reach/common-land.ts';
import type { Outline, Polygon } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { hasRealAreas, realText } from '../../real-areas.ts';
import { overlapKm2 } from '../cut.ts';
import { anyRing, polygon, rectangle, starRing, together } from '../outlines.ts';

const star = starRing.map(({ ring }) => polygon(...ring));
const near = fc
  .tuple(starRing, starRing)
  .map(([{ ring, middle }, other]): [Polygon, Polygon] => [
    polygon(...ring),
    polygon(
      ...other.ring.map(
        (at) => [at[0] - other.middle[0] + middle[0] + 0.03, at[1] - other.middle[1] + middle[1]] as const,
      ),
    ),
  ]);

describe('the land that two outlines share', () => {
  it('is what cutting the one by the other leaves', () => {
    fc.assert(
      fc.property(near, ([one, other]) => {
        const clipped = overlapKm2(one, other);
        expect(Math.abs(commonLandKm2(one, other) - clipped)).toBeLessThan(0.001 * clipped + 1e-6);
      }),
    );
  });

  it('is all of an outline with itself, although every border is shared', () => {
    fc.assert(
      fc.property(star, (outline) => {
        expect(commonLandKm2(outline, outline)).toBeCloseTo(areaKm2(outline), 1);
      }),
    );
  });

  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(near, ([one, other]) => {
        expect(commonLandKm2(one, other)).toBeCloseTo(commonLandKm2(other, one), 6);
      }),
    );
  });

  it('leaves out holes, and adds up the parts of an outline', () => {
    const [whole, hole] = [rectangle(0, 50, 0.4, 50.4), rectangle(0.1, 50.1, 0.3, 50.3)];
    const ring: Polygon = { type: 'Polygon', coordinates: [...whole.coordinates, ...hole.coordinates] };
    expect(commonLandKm2(ring, hole)).toBeCloseTo(0, 9);
    const parts = together(rectangle(0, 50, 0.1, 50.1), rectangle(0.3, 50.3, 0.4, 50.4));
    expect(commonLandKm2(ring, parts)).toBeCloseTo(areaKm2(parts), 0);
  });

  it('is nothing where they only touch or lie apart', () => {
    const one = rectangle(0, 50, 0.1, 50.1);
    expect(commonLandKm2(one, rectangle(0.1, 50, 0.2, 50.1))).toBe(0);
    expect(commonLandKm2(one, rectangle(5, 50, 5.1, 50.1))).toBe(0);
  });

  it('is a number for any ring that a file may hold', () => {
    fc.assert(
      fc.property(anyRing, star, (ring, outline) => {
        expect(commonLandKm2(polygon(...ring), outline)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe.skipIf(!hasRealAreas)('over real boundaries, which are not part of the project', () => {
  it('it is what cutting leaves, for every ward and district', () => {
    const outlinesOf = (name: string): Outline[] =>
      (JSON.parse(realText(name)) as { features: { geometry: Outline }[] }).features.map(({ geometry }) => geometry);
    const districts = outlinesOf('districts_bsc_2024.geojson');
    for (const ward of outlinesOf('wards_2018_2025.geojson').slice(0, 60)) {
      for (const district of districts) {
        expect(Math.abs(commonLandKm2(ward, district) - overlapKm2(ward, district))).toBeLessThan(0.002);
      }
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doBoxesMeet, overlapOf, shareWithin, unionOf } from '#area/shape/clip.ts';
import { type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { polygon, rectangle, starRing } from '../outlines.ts';

/** Stars round one place: outlines far apart would be projected from middles that lie far apart. */
const star = starRing.map(({ middle, ring }) =>
  polygon(...ring.map(([x, y]): Position => [x - middle[0] - 1.5, y - middle[1] + 53.7])),
);
const land = (outline: Outline | undefined): number => (outline ? areaKm2(outline) : 0);

describe('the overlap of two outlines', () => {
  it('is what both have', () => {
    const overlap = overlapOf(rectangle(0, 50, 2, 51), rectangle(1, 50, 3, 51));
    expect(land(overlap)).toBeCloseTo(areaKm2(rectangle(1, 50, 2, 51)), 6);
  });

  it('is nothing for neighbours that share a border, and for outlines far apart', () => {
    expect(overlapOf(rectangle(0, 50, 1, 51), rectangle(1, 50, 2, 51))).toBeUndefined();
    expect(overlapOf(rectangle(0, 50, 1, 51), rectangle(5, 50, 6, 51))).toBeUndefined();
  });

  it('is never larger than either, and the same the other way round', () => {
    fc.assert(
      fc.property(star, star, (one, other) => {
        const common = land(overlapOf(one, other));
        expect(common).toBeLessThanOrEqual(Math.min(areaKm2(one), areaKm2(other)) * 1.001);
        expect(land(overlapOf(other, one))).toBeCloseTo(common, 4);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the union of outlines', () => {
  it('joins neighbours into one without the border between them', () => {
    const joined = unionOf([rectangle(0, 50, 1, 51), rectangle(1, 50, 2, 51)]);
    expect(joined && ringsOf(joined)).toHaveLength(1);
    expect(land(joined)).toBeCloseTo(areaKm2(rectangle(0, 50, 2, 51)), 0);
  });

  it('keeps apart what lies apart', () => {
    expect(unionOf([rectangle(0, 50, 1, 51), rectangle(5, 50, 6, 51)])?.type).toBe('MultiPolygon');
  });

  it('has the land of both, less what they share', () => {
    fc.assert(
      fc.property(star, star, (one, other) => {
        const both = areaKm2(one) + areaKm2(other) - land(overlapOf(one, other));
        // Each outline is projected round its own middle, which costs a little.
        expect(Math.abs(land(unionOf([one, other])) / both - 1)).toBeLessThan(0.002);
      }),
      { numRuns: 40 },
    );
  });

  it('of nothing is nothing', () => {
    expect(unionOf([])).toBeUndefined();
  });
});

describe('the share of an outline within another', () => {
  it('is 1 inside, 0 outside and a half on half', () => {
    const half = rectangle(0, 50, 1, 51);
    expect(shareWithin(half, rectangle(-1, 49, 4, 54))).toBeCloseTo(1, 9);
    expect(shareWithin(half, rectangle(4, 50, 5, 51))).toBe(0);
    expect(shareWithin(half, rectangle(0.5, 49, 4, 54))).toBeCloseTo(0.5, 3);
  });

  it('is 0 for an outline without land', () => {
    expect(shareWithin(polygon([0, 50], [1, 50], [0, 50], [0, 50]), rectangle(-1, 49, 4, 54))).toBe(0);
  });
});

describe('boxes', () => {
  it('meet when they have land in common, not when they touch', () => {
    expect(doBoxesMeet(rectangle(0, 50, 1, 51), rectangle(0.5, 50.5, 2, 52))).toBe(true);
    expect(doBoxesMeet(rectangle(0, 50, 1, 51), rectangle(1, 50, 2, 51))).toBe(false);
  });
});

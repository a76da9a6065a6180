import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unionOf } from '#area/shape/clip.ts';
import { type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { overlapKm2 } from '../cut.ts';
import { polygon, rectangle, starRing } from '../outlines.ts';

/** Stars round one place: outlines far apart would be projected from middles that lie far apart. */
const star = starRing.map(({ middle, ring }) =>
  polygon(...ring.map(([x, y]): Position => [x - middle[0] - 1.5, y - middle[1] + 53.7])),
);
const land = (outline: Outline | undefined): number => (outline ? areaKm2(outline) : 0);

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
        const both = areaKm2(one) + areaKm2(other) - overlapKm2(one, other);
        // Each outline is projected round its own middle, which costs a little.
        expect(Math.abs(land(unionOf([one, other])) / both - 1)).toBeLessThan(0.002);
      }),
      { numRuns: 40 },
    );
  });

  it('of nothing is nothing', () => {
    expect(unionOf([])).toBeUndefined();
    expect(unionOf([polygon([0, 50], [1, 50], [0, 50])])).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfOutline } from '#area/outline.ts';
import { type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { mendSeams } from '#area/shape/mend-seams.ts';
import { overlapKm2 } from '../cut.ts';
import { polygon, rectangle } from '../outlines.ts';

// A hundred-thousandth of a degree is about a metre; the squares are about 13 km wide.
const METRE = 1e-5;
const corners = (outline: Outline | undefined): string[] => (outline ? ringsOf(outline).flat().map(String) : []);
const shared = (one: Outline | undefined, other: Outline | undefined): string[] => {
  const theirs = new Set(corners(other));
  return [...new Set(corners(one))].filter((corner) => theirs.has(corner));
};

const WEST = polygon([0, 52.99], [0.2, 53], [0.2, 53.05], [0.2, 53.1], [0, 53.11], [0, 52.99]);
/** The square to the east, whose western side is off by some metres at each of its corners. */
const east = (...off: [number, number, number]): Outline =>
  polygon(
    [0.2 + off[0] * METRE, 53],
    [0.4, 52.99],
    [0.4, 53.11],
    [0.2 + off[2] * METRE, 53.1],
    [0.2 + off[1] * METRE, 53.07],
    [0.2 + off[0] * METRE, 53],
  );

describe('slivers between neighbours', () => {
  it.each<[string, Outline]>([
    ['a gap', east(5, 5, 5)],
    ['an overlap', east(-5, -5, -5)],
    ['both', east(-5, 6, -4)],
  ])('that are %s of a few metres are closed, and the border is shared', (_, neighbour) => {
    const { outlines, closed, left } = mendSeams([WEST, neighbour]);
    expect([closed, left]).toEqual([[[0, 1]], []]);
    // Both ends, and the corners that only one of the two had.
    expect(shared(outlines[0], outlines[1])).toHaveLength(4);
    expect(overlapKm2(outlines[0] ?? WEST, outlines[1] ?? WEST)).toBeLessThan(1e-6);
  });

  it('leave the earlier area where it was, but for new corners on its line', () => {
    const [west] = mendSeams([WEST, east(5, 5, 5)]).outlines;
    expect(areaKm2(west ?? WEST) / areaKm2(WEST)).toBeCloseTo(1, 9);
    expect(shared(west, WEST)).toHaveLength(5);
  });

  it('are left when they are wider than 15 m', () => {
    const far = east(40, 40, 40);
    expect(mendSeams([WEST, far])).toEqual({ outlines: [WEST, far], closed: [], left: [] });
  });

  it('are left, and named, when closing them would change an area by more than a thousandth', () => {
    const narrow = polygon([0.20008, 53], [0.203, 53], [0.203, 53.1], [0.20008, 53.1], [0.20008, 53]);
    expect(mendSeams([WEST, narrow])).toEqual({ outlines: [WEST, narrow], closed: [], left: [[0, 1]] });
  });

  it('take along a third area that shares the corners that move', () => {
    const first = polygon([0.20005, 53], [0.4, 53], [0.4, 53.05], [0.20005, 53.05], [0.20005, 53]);
    const second = polygon([0.20005, 53.05], [0.4, 53.05], [0.4, 53.1], [0.20005, 53.1], [0.20005, 53.05]);
    const { outlines } = mendSeams([WEST, first, second]);
    expect(shared(outlines[1], outlines[2])).toEqual(['0.4,53.05', '0.2,53.05']);
    expect(shared(outlines[0], outlines[2])).toContain('0.2,53.05');
  });

  it('are not seen where a third area lies between', () => {
    const wedge = polygon([0.2, 53], [0.20008, 53], [0.20008, 53.1], [0.2, 53.1], [0.2, 53.05], [0.2, 53]);
    const beyond = polygon([0.20008, 53], [0.4, 53], [0.4, 53.1], [0.20008, 53.1], [0.20008, 53]);
    expect(mendSeams([WEST, beyond, wedge])).toEqual({ outlines: [WEST, beyond, wedge], closed: [], left: [] });
  });
});

describe('borders that fit', () => {
  it('stay as they are to the last bit', () => {
    const fitting = [WEST, polygon([0.2, 53], [0.4, 53], [0.4, 53.1], [0.2, 53.1], [0.2, 53.05], [0.2, 53])];
    expect(mendSeams(fitting)).toEqual({ outlines: fitting, closed: [], left: [] });
    expect(mendSeams([])).toEqual({ outlines: [], closed: [], left: [] });
    expect(mendSeams([WEST, rectangle(1, 53, 2, 54)]).outlines[0]).toBe(WEST);
  });
});

describe('whatever two neighbours look like', () => {
  /** An area to the east whose side wobbles round the side of the other, and reaches beyond its ends. */
  const wobbly = (mostMetres: number) =>
    fc.array(fc.integer({ min: -mostMetres, max: mostMetres }), { minLength: 3, maxLength: 12 }).map((offs) => {
      const side = offs.map((off, index): Position => [0.2 + off * METRE, 52.99 + (0.12 * index) / (offs.length - 1)]);
      return polygon([0.4, 52.99], [0.4, 53.11], ...side.toReversed(), [0.4, 52.99]);
    });

  it('no area changes by more than a thousandth, and none crosses itself', () => {
    fc.assert(
      fc.property(wobbly(40), (neighbour) => {
        const before = [WEST, neighbour];
        for (const [index, outline] of mendSeams(before).outlines.entries()) {
          expect(faultsOfOutline(outline)).toEqual([]);
          expect(Math.abs(areaKm2(outline) / areaKm2(before[index] ?? WEST) - 1)).toBeLessThan(0.00101);
        }
      }),
    );
  });

  it('they have no land in common any more when they were near enough', () => {
    fc.assert(
      fc.property(wobbly(14), (neighbour) => {
        const { outlines, left } = mendSeams([WEST, neighbour]);
        const [west = WEST, other = WEST] = outlines;
        expect(left).toEqual([]);
        expect(overlapKm2(west, other)).toBeLessThan(1e-5);
        expect(shared(west, other)).toEqual(expect.arrayContaining(['0.2,53', '0.2,53.05', '0.2,53.1']));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToOutlineKm } from '#area/shape/measure.ts';
import { simplifyLine } from '#area/shape/simplify.ts';
import { anyRing, polygon, starRing } from '../outlines.ts';

describe('a simplified line', () => {
  it('loses what lies within the tolerance and keeps what does not', () => {
    expect(
      simplifyLine(
        [
          [0, 0],
          [0.5, 0.0001],
          [1, 0],
        ],
        0.1,
      ),
    ).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(
      simplifyLine(
        [
          [0, 0],
          [0.5, 0.01],
          [1, 0],
        ],
        0.1,
      ),
    ).toEqual([
      [0, 0],
      [0.5, 0.01],
      [1, 0],
    ]);
  });

  it('that is closed keeps its far side', () => {
    expect(
      simplifyLine(
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
        1,
      ),
    ).toHaveLength(5);
  });

  it('that is closed and never leaves the tolerance shrinks to its start', () => {
    expect(
      simplifyLine(
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
        1000,
      ),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('of nothing is nothing', () => {
    expect(simplifyLine([], 1)).toEqual([]);
    expect(simplifyLine([[1, 2]], 1)).toEqual([[1, 2]]);
  });

  it('keeps its ends, holds only positions of the first, and strays no farther than the tolerance', () => {
    fc.assert(
      fc.property(starRing, fc.double({ min: 0.01, max: 0.5, noNaN: true }), ({ ring }, toleranceKm) => {
        const simple = simplifyLine(ring, toleranceKm);
        expect([simple[0], simple.at(-1)]).toEqual([ring[0], ring.at(-1)]);
        expect(simple.every((position) => ring.includes(position))).toBe(true);
        for (const position of ring) {
          // Distances are projected from another origin here, hence one part in a hundred.
          expect(distanceToOutlineKm(position, polygon(...simple))).toBeLessThanOrEqual(toleranceKm * 1.01);
        }
      }),
    );
  });

  it('never grows and never fails, whatever it holds', () => {
    fc.assert(
      fc.property(anyRing, fc.double(), (ring, toleranceKm) => {
        expect(simplifyLine(ring, toleranceKm).length).toBeLessThanOrEqual(ring.length);
      }),
    );
  });
});

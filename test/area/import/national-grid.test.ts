import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnNationalGrid, toWgs84 } from '#area/import/national-grid.ts';
import type { Position } from '#area/shape/geometry.ts';
import { projectionAt } from '#area/shape/projection.ts';

const metresBetween = (one: Position, other: Position): number => Math.hypot(...projectionAt(one).toKm(other)) * 1000;

describe('the British National Grid', () => {
  it('is turned into degrees to within 5 m of a control point of Ordnance Survey (Caister water tower)', () => {
    expect(metresBetween(toWgs84(651_409.804, 313_177.45), [1.716073973, 52.658007833])).toBeLessThan(5);
  });

  it('keeps neighbours a metre apart a metre apart, over the whole county', () => {
    fc.assert(
      fc.property(fc.integer({ min: 390_000, max: 460_000 }), fc.integer({ min: 400_000, max: 455_000 }), (e, n) => {
        const step = metresBetween(toWgs84(e, n), toWgs84(e + 1, n));
        expect(step).toBeGreaterThan(0.98);
        expect(step).toBeLessThan(1.02);
      }),
    );
  });

  it('has its true origin at 2 degrees west and 49 north, but for the shift between the two datums', () => {
    expect(metresBetween(toWgs84(400_000, -100_000), [-2, 49])).toBeLessThan(150);
  });

  it('is told from degrees by where its numbers lie', () => {
    expect(isOnNationalGrid(406_081, 441_140)).toBe(true);
    expect(isOnNationalGrid(-1.9, 53.8)).toBe(false);
    expect(isOnNationalGrid(5_000_000, 441_140)).toBe(false);
    expect(isOnNationalGrid(Number.NaN, 441_140)).toBe(false);
  });
});

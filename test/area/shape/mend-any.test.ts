import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfOutline } from '#area/outline.ts';
import { outlineOf, type Position, polygonsOf, type Ring, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2, middleOf } from '#area/shape/measure.ts';
import { mendOutline } from '#area/shape/mend.ts';
import { isRefused } from '#area/shape/mend-result.ts';
import { anyRing, polygon, rectangle, starRing } from '../outlines.ts';
import { mended } from './mended.ts';

/** Rings with the faults that files have: turned, open, doubled, with spikes and with small knots. */
const shabbyRing: fc.Arbitrary<Position[]> = fc
  .tuple(
    starRing,
    fc.boolean(),
    fc.boolean(),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('double', 'spike', 'knot')), { maxLength: 4 }),
  )
  .map(([{ ring: sound }, isTurned, isOpen, faults]) => {
    const shabby = isTurned ? sound.toReversed() : [...sound];
    for (const [where, fault] of faults)
      shabby.splice(1 + (where % (shabby.length - 1)), 0, ...faultAt(shabby, where, fault));
    return isOpen ? shabby.slice(0, -1) : shabby;
  });

function faultAt(corners: readonly Position[], where: number, fault: string): Position[] {
  const [x, y] = corners[where % (corners.length - 1)] ?? [0, 0];
  if (fault === 'double') return [[x, y]];
  if (fault === 'spike')
    return [
      [x + 0.3, y + 0.2],
      [x, y],
    ];
  return [
    [x + 0.0004, y],
    [x + 0.0001, y + 0.0004],
    [x + 0.0002, y - 0.0003],
  ];
}

describe('whatever is mended', () => {
  const geometry = fc.oneof(
    shabbyRing.map((one) => polygon(...one)),
    anyRing.map((one) => polygon(...one)),
    fc
      .array(fc.array(anyRing, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
  );

  it('has no faults, and mending it again changes nothing', () => {
    fc.assert(
      fc.property(geometry, (one) => {
        const result = mendOutline(one);
        if (isRefused(result)) return;
        expect(faultsOfOutline(result.outline)).toEqual([]);
        expect(mendOutline(result.outline)).toEqual({ outline: result.outline, mends: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('never has more than a thousandth more land than before, nor less but for parts that lay on others', () => {
    /** One ring, or several so far apart that none lies on another. */
    const parts = fc
      .array(shabbyRing, { minLength: 1, maxLength: 4 })
      .map((rings) => rings.map((one, at) => one.map(([x, y]): Position => [x + 5 * at, y])));
    fc.assert(
      fc.property(parts, (rings) => {
        const result = mendOutline(outlineOf(rings.map((one) => [one])));
        if (isRefused(result)) return;
        const closed = outlineOf(rings.map((one) => [[...one, ...one.slice(0, 1)]]));
        const origin = middleOf([closed]);
        expect(Math.abs(areaKm2(result.outline, origin) / areaKm2(closed, origin) - 1)).toBeLessThanOrEqual(
          0.001 + 1e-9,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is most of what files have: turned, open, doubled and spiky rings are never refused', () => {
    const faults = fc.record({
      spot: fc.nat(),
      fault: fc.constantFrom('none', 'double', 'spike'),
      isTurned: fc.boolean(),
      isOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(starRing, faults, ({ ring: sound, middle }, { spot, fault, isTurned, isOpen }) => {
        const at = spot % (sound.length - 1);
        const corner = sound[at] ?? middle;
        // Away from the middle there is nothing of a star that a spike could cross.
        const tip: Position = [2 * corner[0] - middle[0], 2 * corner[1] - middle[1]];
        const added = { none: [], double: [corner], spike: [tip, corner] }[fault];
        const closed = [...sound.slice(0, at + 1), ...added, ...sound.slice(at + 1)];
        const shabby = isOpen ? closed.slice(0, -1) : closed;
        const { outline, mends } = mended(polygon(...(isTurned ? shabby.toReversed() : shabby)));
        expect(areaKm2(outline) / areaKm2(polygon(...sound))).toBeCloseTo(1, 6);
        expect(mends.length > 0).toBe(fault !== 'none' || isTurned || isOpen);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an outline of very many parts', () => {
  const spots = Array.from({ length: 1000 }, (_, at): Position => [0.01 * (at % 40), 0.01 * Math.floor(at / 40)]);
  /** Fifty corners round each spot. Compared each with each, edge by edge, they take a minute and more. */
  const islands = spots.map(([x, y]): Ring => {
    const corners = Array.from({ length: 50 }, (_, at): Position => {
      const angle = (2 * Math.PI * at) / 50;
      return [x + 0.004 * Math.cos(angle), y + 0.004 * Math.sin(angle)];
    });
    return [...corners, ...corners.slice(0, 1)];
  });

  it('is mended without the program seeming to hang', () => {
    const { outline, mends } = mended({ type: 'MultiPolygon', coordinates: islands.map((one) => [one]) });
    expect([polygonsOf(outline).length, mends]).toEqual([1000, []]);
  }, 30_000);

  it('may as well have as many holes', () => {
    const { coordinates: sea } = rectangle(-0.1, -0.1, 0.5, 0.5);
    const { outline, mends } = mended({
      type: 'Polygon',
      coordinates: [...sea, ...islands.map((one) => one.toReversed())],
    });
    expect([ringsOf(outline).length, mends]).toEqual([1001, []]);
  }, 30_000);
});

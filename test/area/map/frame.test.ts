import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipRing, doOverlap, frameFor, grown, isWithin, type Point, rectOf } from '#area/map/frame.ts';
import { anyRing, polygon, rectangle, starRing } from '../outlines.ts';

const rect = { x: 10, y: 20, width: 100, height: 50 };

describe('rectangles', () => {
  it('that share an edge do not overlap', () => {
    expect(doOverlap(rect, { x: 110, y: 20, width: 5, height: 5 })).toBe(false);
    expect(doOverlap(rect, { x: 109, y: 20, width: 5, height: 5 })).toBe(true);
  });

  it('grow on every side', () => {
    expect(grown(rect, 2)).toEqual({ x: 8, y: 18, width: 104, height: 54 });
    expect(isWithin(rect, grown(rect, 2)) && !isWithin(grown(rect, 2), rect)).toBe(true);
  });
});

describe('a frame', () => {
  it('shows its outlines as large as they go, in the middle, north up', () => {
    const square = rectangle(-0.1, -0.1, 0.1, 0.1);
    const box = rectOf(frameFor([square], rect, 5, 0.01).toPath(square).flat());
    expect(box?.x).toBeCloseTo(40, 0);
    expect(box?.y).toBeCloseTo(25, 0);
    expect(box?.width).toBeCloseTo(40, 0);
    const { toPoint } = frameFor([square], rect, 5, 0.01);
    expect(toPoint([0, 0.1])[1]).toBeLessThan(toPoint([0, -0.1])[1]);
  });

  it('keeps a square on the ground square, this far north as well', () => {
    const square = rectangle(-1.6, 53.5, -1.6 + 0.1 / Math.cos((53.55 * Math.PI) / 180), 53.6);
    const box = rectOf(frameFor([square], rect, 5, 0.01).toPath(square).flat());
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1, 2);
  });

  it('leads from a position to a point and back', () => {
    const { toPoint, toPosition } = frameFor([rectangle(-2, 53, -1, 54)], rect, 5, 0.1);
    expect(toPosition(toPoint([-1.75, 53.8]))[0]).toBeCloseTo(-1.75, 3);
    expect(toPosition(toPoint([-1.75, 53.8]))[1]).toBeCloseTo(53.8, 3);
  });

  it('cuts off what does not fit, whatever it is given', () => {
    fc.assert(
      fc.property(starRing, anyRing, ({ ring }, other) => {
        const frame = frameFor([polygon(...ring)], rect, 5, 0.1);
        for (const [x, y] of frame.toPath(polygon(...other)).flat()) {
          expect(x >= 10 && x <= 110 && y >= 20 && y <= 70).toBe(true);
        }
      }),
    );
  });

  it('of nothing at all still has points', () => {
    expect(frameFor([], rect, 5, 0.1).toPoint([0, 0])).toEqual([60, 45]);
    expect(
      frameFor([polygon([0, 0])], { x: 0, y: 0, width: 0, height: 0 }, 5, 0.1).toPath(rectangle(0, 0, 1, 1)),
    ).toEqual([]);
  });
});

describe('a path that is cut off', () => {
  it('stays as it is inside, and is gone outside', () => {
    const inside: Point[] = [
      [20, 30],
      [30, 30],
      [30, 40],
    ];
    expect(clipRing(inside, rect)).toEqual(inside);
    expect(
      clipRing(
        [
          [0, 0],
          [5, 0],
          [5, 5],
        ],
        rect,
      ),
    ).toEqual([]);
  });

  it('follows the edge where it crosses it', () => {
    expect(
      clipRing(
        [
          [100, 30],
          [120, 30],
          [120, 40],
          [100, 40],
        ],
        rect,
      ),
    ).toEqual([
      [100, 30],
      [110, 30],
      [110, 40],
      [100, 40],
    ]);
  });
});

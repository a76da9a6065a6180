import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Spot, spreadApart } from '../../../site/components/map/spread.ts';

const distance = ([x1, y1]: Spot, [x2, y2]: Spot): number => Math.hypot(x1 - x2, y1 - y2);
const spot = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));

describe('dots on the map', () => {
  it('stay where they are when they are far enough apart', () => {
    const points: Spot[] = [
      [0, 0],
      [30, 0],
      [0, 30],
    ];
    expect(spreadApart(points, 22)).toEqual(points);
  });

  it('that are too close move apart by the same little way', () => {
    expect(
      spreadApart(
        [
          [100, 100],
          [110, 100],
        ],
        20,
      ),
    ).toEqual([
      [95, 100],
      [115, 100],
    ]);
  });

  it('in one place still come apart', () => {
    const [one = [0, 0], two = [0, 0]] = spreadApart(
      [
        [50, 50],
        [50, 50],
      ],
      20,
    );
    expect(distance(one, two)).toBeCloseTo(20);
  });

  it('of any two are told from each other, and neither goes farther than half the distance', () => {
    fc.assert(
      fc.property(spot, spot, (a, b) => {
        const [one = a, two = b] = spreadApart([a, b], 22);
        expect(distance(one, two)).toBeGreaterThan(21.8);
        expect(distance(one, a)).toBeLessThanOrEqual(11.01);
      }),
    );
  });
});

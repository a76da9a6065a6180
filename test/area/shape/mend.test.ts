import { describe, expect, it } from 'vitest';
import { faultsOfOutline } from '#area/outline.ts';
import { type Outline, type Position, polygonsOf, type Ring, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2, ringAreaKm2 } from '#area/shape/measure.ts';
import { mendOutline } from '#area/shape/mend.ts';
import type { MendRule } from '#area/shape/mend-result.ts';
import { polygon, rectangle, together } from '../outlines.ts';
import { mended } from './mended.ts';

const rulesOf = (geometry: unknown, county?: Outline): MendRule[] =>
  mended(geometry, county).mends.map(({ rule }) => rule);
const ring = ({ coordinates: [first = []] }: { coordinates: readonly Ring[] }): Position[] => [...first];
const square = rectangle(0, 0, 1, 1);
const withHoles = (outer: Ring, ...holes: Ring[]): Outline => ({ type: 'Polygon', coordinates: [outer, ...holes] });

describe('mending', () => {
  it('leaves a sound outline as it is', () => {
    expect(mended(square)).toEqual({ outline: square, mends: [] });
    const lake = withHoles(ring(square), ring(rectangle(0.2, 0.2, 0.4, 0.4)).reverse());
    expect(mended(lake)).toEqual({ outline: lake, mends: [] });
  });

  it('closes a ring that does not come back to its start', () => {
    expect(mended(polygon(...ring(square).slice(0, -1)))).toEqual({
      outline: square,
      mends: [{ rule: 'ring-closed' }],
    });
  });

  it('turns outer rings anticlockwise and holes clockwise', () => {
    const hole = ring(rectangle(0.2, 0.2, 0.4, 0.4));
    const { outline, mends } = mended(withHoles(ring(square).reverse(), hole));
    expect(ringsOf(outline).map((one) => Math.sign(ringAreaKm2(one)))).toEqual([1, -1]);
    expect(mends).toEqual([{ rule: 'winding-turned' }]);
  });

  it('drops a position that is said twice in a row, or differs by a few centimetres', () => {
    const doubled = polygon([0, 0], [1, 0], [1, 0], [1.0000004, 0.0000001], [1, 1], [0, 1], [1e-8, 1e-8], [0, 0]);
    expect(mended(doubled)).toEqual({ outline: square, mends: [{ rule: 'doubles-dropped' }] });
  });

  it.each<[string, Position[]]>([
    [
      'from a corner',
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ],
    [
      'within a side',
      [
        [0, 0],
        [0.5, 0],
        [0.5, -1],
        [0.5, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ],
    [
      'of several corners',
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 1],
        [2, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ],
    [
      'at its start',
      [
        [-1, 0],
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
        [-1, 0],
      ],
    ],
  ])('drops a spike %s', (_, spiky) => {
    const { outline, mends } = mended(polygon(...spiky));
    expect(mends.map(({ rule }) => rule)).toEqual(['spikes-dropped']);
    expect(areaKm2(outline)).toBeCloseTo(areaKm2(square), 6);
    expect(faultsOfOutline(outline)).toEqual([]);
  });

  it('drops heights', () => {
    expect(rulesOf({ type: 'Polygon', coordinates: [ring(square).map((position) => [...position, 91.5])] })).toEqual([
      'heights-dropped',
    ]);
  });

  it('drops parts and holes of a few square metres, and those without any area', () => {
    const crumb = polygon([2, 2], [2.00001, 2], [2.00001, 2.00001], [2, 2]);
    expect(mended(together(crumb, square))).toEqual({
      outline: square,
      mends: [{ rule: 'crumbs-dropped', at: [2, 2] }],
    });
    const point = ring(rectangle(0.5, 0.5, 0.5, 0.5));
    expect(mended(withHoles(ring(square), point)).outline).toEqual(square);
  });

  it('changes latitude and longitude round when only that brings the outline to the county', () => {
    const county = rectangle(-2.2, 53.5, -1.2, 54);
    const ward = rectangle(-1.9, 53.7, -1.8, 53.8);
    const swapped = polygon(...ring(ward).map(([longitude, latitude]): Position => [latitude, longitude]));
    expect(rulesOf(swapped, county)).toEqual(['axes-swapped']);
    expect(areaKm2(mended(swapped, county).outline)).toBeCloseTo(areaKm2(ward), 9);
    expect(rulesOf(ward, county)).toEqual([]);
    expect(rulesOf(square, county)).toEqual([]);
  });

  it('keeps parts, the largest first', () => {
    const large = rectangle(2, 2, 5, 5);
    expect(mended(together(square, large)).outline).toEqual(together(large, square));
    expect(mended({ type: 'MultiPolygon', coordinates: [square.coordinates] }).outline).toEqual(square);
  });

  it('drops a part that lies on another, but not an island in a hole', () => {
    const inner = rectangle(0.2, 0.2, 0.8, 0.8);
    expect(mended(together(square, inner, square))).toEqual({
      outline: square,
      mends: [{ rule: 'covered-dropped', at: [0, 0] }],
    });
    const lake = withHoles(ring(square), ring(inner).reverse());
    const island = rectangle(0.4, 0.4, 0.6, 0.6);
    const both = { type: 'MultiPolygon', coordinates: [polygonsOf(lake)[0], island.coordinates] };
    expect(mended(both)).toEqual({ outline: both, mends: [] });
  });
});

describe('a ring that touches itself', () => {
  it('outside becomes parts that meet in a point, with the same land', () => {
    const hourglass = polygon([0, 0], [2, 0], [1, 1], [2, 3], [0, 3], [1, 1], [0, 0]);
    const { outline, mends } = mended(hourglass);
    expect(mends).toEqual([{ rule: 'touching-parted', at: [1, 1] }]);
    expect(polygonsOf(outline)).toHaveLength(2);
    expect(areaKm2(outline)).toBeCloseTo(areaKm2(hourglass), 6);
  });

  it('inside becomes a part with a hole, with the same land', () => {
    const inlet = polygon([0, 0], [4, 0], [4, 4], [0, 4], [0, 2], [2, 3], [2, 1], [0, 2], [0, 0]);
    const { outline } = mended(inlet);
    expect(polygonsOf(outline).map((rings) => rings.length)).toEqual([2]);
    expect(areaKm2(outline)).toBeCloseTo(areaKm2(inlet), 6);
    expect(faultsOfOutline(outline)).toEqual([]);
  });

  it('along a whole side is parted there', () => {
    const joined = polygon([0, 0], [4, 0], [4, 4], [2, 4], [2, 2], [1, 2], [1, 3], [2, 3], [2, 4], [0, 4], [0, 0]);
    const { outline } = mended(joined);
    expect(areaKm2(outline) / areaKm2(joined)).toBeCloseTo(1, 9);
    expect(faultsOfOutline(outline)).toEqual([]);
  });
});

describe('a ring that crosses itself', () => {
  it('in a knot that is tiny against the whole loses the knot', () => {
    const knot = polygon([0, 0], [1, 0], [1, 1], [0.5, 1], [0.51, 1.01], [0.51, 0.999], [0, 1], [0, 0]);
    const { outline, mends } = mended(knot);
    expect(mends.map(({ rule }) => rule)).toEqual(['knots-dropped']);
    expect(Math.abs(areaKm2(outline) / areaKm2(knot) - 1)).toBeLessThan(0.001);
  });

  it.each<[string, Outline, Position]>([
    ['a bow tie', polygon([0, 0], [2, 2], [2, 0], [0, 2], [0, 0]), [1, 1]],
    ['a bow tie with one large lobe', polygon([0, 0], [2, 2], [2.5, 2], [2.5, 0], [2, 0], [0, 2], [0, 0]), [1, 1]],
    [
      'a loop that counts land twice',
      polygon([0, 0], [3, 0], [3, 3], [1, 3], [1, 1], [2, 1], [2, 4], [0, 4], [0, 0]),
      [2, 3],
    ],
  ])('as %s does is refused, with the place', (_, crossing, at) => {
    expect(mendOutline(crossing)).toEqual({ refused: 'crosses-itself', at });
  });
});

describe('an outline is refused, with the place,', () => {
  it.each<[string, unknown, object]>([
    ['when it is not there', null, { refused: 'not-an-outline' }],
    ['when it is a point', { type: 'Point', coordinates: [0, 0] }, { refused: 'not-an-outline' }],
    [
      'when its brackets are not as deep as they should be',
      { type: 'Polygon', coordinates: ring(square) },
      { refused: 'not-an-outline' },
    ],
    ['when there is nothing in it', { type: 'MultiPolygon', coordinates: [] }, { refused: 'not-an-outline' }],
    [
      'when a number is none',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, null],
            [1, 1],
          ],
        ],
      },
      { refused: 'not-a-number', at: [0, 0] },
    ],
    ['when it is not on the earth', rectangle(400, 0, 401, 1), { refused: 'out-of-range', at: [400, 0] }],
    ['when it has no area', polygon([0, 0], [1e-6, 0], [0, 0]), { refused: 'no-area', at: [0, 0] }],
    [
      'when a ring of it is a long line',
      withHoles(ring(square), [
        [0.1, 0.1],
        [0.9, 0.9],
        [0.1, 0.1],
      ]),
      { refused: 'no-area', at: [0.1, 0.1] },
    ],
    [
      'when a hole lies outside',
      withHoles(ring(square), ring(rectangle(3, 3, 4, 4))),
      { refused: 'hole-outside', at: [3, 3] },
    ],
    [
      'when a hole lies in a hole',
      withHoles(ring(square), ring(rectangle(0.1, 0.1, 0.9, 0.9)), ring(rectangle(0.4, 0.4, 0.6, 0.6))),
      { refused: 'hole-outside' },
    ],
    [
      'when a hole crosses the border',
      withHoles(ring(square), ring(rectangle(0.5, 0.5, 1.5, 0.8))),
      { refused: 'crosses-itself', at: [1, 0.8] },
    ],
    ['when two parts overlap', together(square, rectangle(0.5, 0.5, 1.5, 1.5)), { refused: 'crosses-itself' }],
  ])('%s', (_, geometry, refusal) => expect(mendOutline(geometry)).toMatchObject(refusal));
});

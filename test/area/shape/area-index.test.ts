import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAreas } from '#area/shape/area-index.ts';
import { boxOf, type Outline, type Position, polygonsOf } from '#area/shape/geometry.ts';
import { distanceToOutlineKm } from '#area/shape/measure.ts';
import { hasRealAreas, realText } from '../../real-areas.ts';
import { polygon, rectangle, starRing, together } from '../outlines.ts';
import { county } from '../shipped.ts';

const ON_A_BORDER_KM = 1e-6;
const COUNT = 20_000;

interface Features {
  features: { id: string; geometry: Outline; properties: { code: string } }[];
}

/** As the other library wants them: arrays that it might change, and a box, without which it looks at every corner. */
const turfed = (outlines: readonly Outline[]) =>
  outlines.map((outline) => {
    const { west, south, east, north } = boxOf([outline]) ?? { west: 0, south: 0, east: 0, north: 0 };
    return {
      type: 'MultiPolygon' as const,
      bbox: [west, south, east, north] as [number, number, number, number],
      coordinates: polygonsOf(outline).map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
    };
  });

const isOnBorder = (outlines: readonly Outline[], position: Position): boolean =>
  outlines.some((outline) => distanceToOutlineKm(position, outline) < ON_A_BORDER_KM);

/** A sequence that fills a box evenly and is the same every time (R2, a generalised golden ratio). */
const scattered = (count: number, [west, south]: Position, [east, north]: Position): Position[] =>
  Array.from({ length: count }, (_, at) => [
    west + ((0.7548776662466927 * (at + 1)) % 1) * (east - west),
    south + ((0.5698402909980532 * (at + 1)) % 1) * (north - south),
  ]);

const disagreements = (outlines: readonly Outline[], positions: readonly Position[]): Position[] => {
  const { areaAt } = indexAreas(outlines);
  const others = turfed(outlines);
  return positions
    .filter(([x, y]) => areaAt(x, y) !== others.findIndex((other) => booleanPointInPolygon([x, y], other)))
    .filter((position) => !isOnBorder(outlines, position));
};

describe('the index of many areas', () => {
  it('agrees with another library on 20,000 positions over the shipped districts', () => {
    const outlines = county.districts.map(({ outline }) => outline);
    expect(disagreements(outlines, scattered(COUNT, [-2.3, 53.45], [-1.1, 54.05]))).toEqual([]);
  });

  it('agrees with another library for overlapping stars, in the order of the list', () => {
    fc.assert(
      fc.property(fc.array(starRing, { minLength: 1, maxLength: 12 }), (stars) => {
        // All round one place, so that they overlap.
        const [home = [0, 0]] = stars.map(({ middle }) => middle);
        const outlines = stars.map(({ middle, ring }) =>
          polygon(...ring.map(([x, y]): Position => [x - middle[0] + home[0], y - middle[1] + home[1]])),
        );
        const [x, y] = home;
        const positions = scattered(60, [x - 0.12, y - 0.12], [x + 0.12, y + 0.12]);
        expect(disagreements(outlines, positions)).toEqual([]);
      }),
    );
  });

  it('takes the first of two areas that overlap, wholly or in part', () => {
    const { areaAt } = indexAreas([rectangle(1, 51, 2, 52), rectangle(0, 50, 4, 54), rectangle(3, 53, 5, 55)]);
    expect([areaAt(1.5, 51.5), areaAt(0.5, 50.5), areaAt(3.5, 53.5), areaAt(4.5, 54.5)]).toEqual([0, 1, 1, 2]);
  });

  it('says -1 outside, in a hole, between parts and for what is no place at all', () => {
    const { areaAt } = indexAreas([together(rectangle(0, 50, 1, 51), rectangle(2, 50, 3, 51))]);
    expect([
      areaAt(1.5, 50.5),
      areaAt(-1, 50.5),
      areaAt(0.5, 60),
      areaAt(Number.NaN, 50),
      areaAt(Infinity, 50),
    ]).toEqual([-1, -1, -1, -1, -1]);
    expect(indexAreas([]).areaAt(0, 50)).toBe(-1);
  });
});

describe.skipIf(!hasRealAreas)('over real boundaries, which are not part of the project', () => {
  it('agrees with another library on 20,000 positions over 1,388 small areas', () => {
    const { features } = JSON.parse(realText('lsoa_2011.geojson')) as Features;
    const outlines = features.map(({ geometry }) => geometry);
    expect(disagreements(outlines, scattered(COUNT, [-2.18, 53.51], [-1.19, 53.97]))).toEqual([]);
  });

  it('puts all but 0.3 % of 90,130 postcodes into their own district, imported or shipped', () => {
    const { features } = JSON.parse(realText('districts_bsc_2024.geojson')) as Features;
    const rows = realText('postcodes_wy.csv').trim().split('\n').slice(1);
    const codes = features.map(({ id }) => id);
    const strayed = (outlines: readonly Outline[], code: (at: number) => string | undefined): number => {
      const { areaAt } = indexAreas(outlines);
      return rows.filter((row) => {
        const [, latitude, longitude, district] = row.split(',');
        return code(areaAt(Number(longitude), Number(latitude))) !== district;
      }).length;
    };
    expect(rows).toHaveLength(90_130);
    const imported = strayed(
      features.map(({ geometry }) => geometry),
      (at) => codes[at],
    );
    const shippedCodes = ['bradford', 'calderdale', 'kirklees', 'leeds', 'wakefield'].map(
      (_, at) => `E0800003${at + 2}`,
    );
    const shipped = strayed(
      county.districts.map(({ outline }) => outline),
      (at) => shippedCodes[at],
    );
    expect(imported / rows.length).toBeLessThanOrEqual(0.003);
    expect(shipped / rows.length).toBeLessThanOrEqual(0.003);
  });
});

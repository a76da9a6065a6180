import { intersection, union } from 'polyclip-ts';
import { describe, expect, it } from 'vitest';
import { countyOf, districtAt, districtsFileSchema, findOutside } from '#area/districts.ts';
import { findCrossing } from '#area/shape/crossing.ts';
import {
  containsPosition,
  isSamePosition,
  type Outline,
  type Position,
  polygonsOf,
  ringsOf,
} from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { rectangle } from './outlines.ts';
import { county, districtsText, places, shippedHotspots } from './shipped.ts';

const { districts } = county;
const outlines = [county, ...districts];

type Pieces = [number, number][][][];
const pieces = (outline: Outline): Pieces =>
  polygonsOf(outline).map((rings) =>
    rings.map((ring) => ring.map(([longitude, latitude]): [number, number] => [longitude, latitude])),
  );
const clippedKm2 = (coordinates: Pieces): number => areaKm2({ type: 'MultiPolygon', coordinates });

describe('the district outlines that come with the project', () => {
  it('are the county and its five districts, in a small file that carries its credit', () => {
    expect(districts.map(({ id }) => id)).toEqual(['bradford', 'calderdale', 'kirklees', 'leeds', 'wakefield']);
    expect(county.name).toBe('West Yorkshire');
    expect(county.credit).toContain('Contains OS data © Crown copyright');
    expect(Buffer.byteLength(districtsText)).toBeLessThan(40_000);
  });

  it('are closed, do not cross themselves and run anticlockwise', () => {
    for (const { outline } of outlines) {
      for (const ring of ringsOf(outline)) {
        expect(isSamePosition(ring[0] ?? [0, 0], ring.at(-1) ?? [1, 1])).toBe(true);
      }
      expect(findCrossing(outline)).toBeUndefined();
    }
  });

  it('do not overlap', () => {
    for (const [index, one] of districts.entries()) {
      for (const other of districts.slice(index + 1)) {
        expect(clippedKm2(intersection(pieces(one.outline), pieces(other.outline)))).toBeLessThan(0.001);
      }
    }
  });

  it('make up the county without a gap', () => {
    const [first, ...others] = districts.map(({ outline }) => pieces(outline));
    const whole = union(first ?? [], ...others);
    expect(whole).toHaveLength(1);
    expect(whole[0]).toHaveLength(1);
    expect(clippedKm2(whole)).toBeCloseTo(areaKm2(county.outline), 2);
  });

  it('have the areas that the districts have', () => {
    // Published areas in km², rounded; these outlines are clipped and simplified.
    const official = { bradford: 366, calderdale: 364, kirklees: 409, leeds: 552, wakefield: 339 };
    for (const [id, km2] of Object.entries(official)) {
      const district = districts.find((one) => one.id === id);
      expect(Math.abs(areaKm2(district?.outline ?? county.outline) - km2)).toBeLessThan(6);
    }
  });

  it('say which of them are approximate', () => {
    const { features } = districtsFileSchema.parse(JSON.parse(districtsText));
    expect(features.flatMap(({ id, properties }) => (properties.approximate ? id : []))).toEqual([
      'leeds',
      'wakefield',
    ]);
  });
});

describe('a place known to be in a district', () => {
  const known: [string, string, Position][] = [
    ['Bradford City Hall', 'bradford', [-1.7532, 53.7922]],
    ['Keighley', 'bradford', [-1.908, 53.867]],
    ['Queensbury', 'bradford', [-1.845, 53.768]],
    ['Leeds Town Hall', 'leeds', [-1.5497, 53.8001]],
    ['Otley', 'leeds', [-1.691, 53.906]],
    ['Guiseley', 'leeds', [-1.7137, 53.8756]],
    ['West Ardsley', 'leeds', [-1.574, 53.722]],
    ['Lofthouse', 'leeds', [-1.496, 53.7295]],
    ['Halifax Town Hall', 'calderdale', [-1.8603, 53.7236]],
    ['Todmorden', 'calderdale', [-2.098, 53.714]],
    ['Huddersfield Town Hall', 'kirklees', [-1.783, 53.645]],
    ['Holmfirth', 'kirklees', [-1.787, 53.571]],
    ['Batley', 'kirklees', [-1.634, 53.715]],
    ['Wakefield Town Hall', 'wakefield', [-1.4997, 53.6835]],
    ['Outwood', 'wakefield', [-1.504, 53.714]],
    ['Kirkhamgate', 'wakefield', [-1.547, 53.703]],
    ['Pontefract', 'wakefield', [-1.312, 53.692]],
  ];
  for (const [name, district, position] of known) {
    it(`is found there: ${name} in ${district}`, () => {
      expect(districtAt(position, county)?.id).toBe(district);
      expect(containsPosition(county.outline, position)).toBe(true);
    });
  }

  it('is in none of them when it is beyond the county', () => {
    for (const position of [
      [-2.2426, 53.4808],
      [-1.4701, 53.3811],
      [-1.5399, 53.9921],
    ] as const) {
      expect(districtAt(position, county)).toBeUndefined();
    }
  });
});

describe('the towns that come with the project', () => {
  it('are all in the county, each once', () => {
    expect(places.filter(({ at }) => !districtAt(at, county))).toEqual([]);
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
  });
});

describe('a file of districts', () => {
  const file = districtsFileSchema.parse(JSON.parse(districtsText));
  const faulty = {
    'has no county': { ...file, features: file.features.slice(1) },
    'has a district twice': { ...file, features: [...file.features, ...file.features.slice(1, 2)] },
    'gives no credit': { ...file, credit: '' },
    'has a feature with two ids': {
      ...file,
      features: file.features.map((one) => ({ ...one, properties: { ...one.properties, id: 'county' } })),
    },
  };
  for (const [what, value] of Object.entries(faulty)) {
    it(`is refused when it ${what}`, () => expect(districtsFileSchema.safeParse(value).success).toBe(false));
  }

  it('may have its county anywhere', () => {
    const { id, districts: found } = countyOf({ ...file, features: file.features.toReversed() });
    expect(id).toBe('county');
    expect(found.map((one) => one.id)).toEqual(['wakefield', 'leeds', 'kirklees', 'calderdale', 'bradford']);
  });
});

describe('an outline', () => {
  const leeds = districts.find(({ id }) => id === 'leeds') ?? county;

  it('may stray over a border as far as borders are precise', () => {
    expect(findOutside(rectangle(-1.57, 53.79, -1.55, 53.8), leeds)).toBeUndefined();
    expect(findOutside(rectangle(-1.57, 53.7, -1.56, 53.72), leeds)).toBeUndefined();
  });

  it('is found to be outside when it lies in another district, and the problem names the district it should be in', () => {
    expect(findOutside(rectangle(-1.91, 53.86, -1.9, 53.87), leeds)).toEqual({
      code: 'outline-outside-county',
      args: { longitude: -1.91, latitude: 53.86, district: 'Leeds' },
    });
  });
});

describe('the hotspots that come with the project', () => {
  const hotspots = shippedHotspots();

  it.skipIf(hotspots.length === 0)('lie in their districts (skipped while there are none)', () => {
    for (const { geometry, properties } of hotspots) {
      const district = districts.find(({ id }) => id === properties.district);
      expect(district, properties.name).toBeDefined();
      if (district) expect(findOutside(geometry, district), properties.name).toBeUndefined();
    }
  });

  it.skipIf(hotspots.length === 0)('are larger than a few streets (skipped while there are none)', () => {
    for (const { geometry, properties } of hotspots) {
      expect(areaKm2(geometry), properties.name).toBeGreaterThan(0.5);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaLibrary } from '#area/library/area-library.ts';
import { type Placed, type Reach, reachOf } from '#area/reach/reach.ts';
import { unionOf } from '#area/shape/clip.ts';
import { containsPosition, type Outline, type Polygon } from '#area/shape/geometry.ts';
import { overlapOf } from '../cut.ts';
import { polygon, rectangle, starRing, together } from '../outlines.ts';
import { boundary, codeOf, county, districts, libraryOf, type Point } from './invented.ts';

const OPTIONS = { homesPerPostcode: 15, districts };
const NONE: AreaLibrary = { boundaries: [] };
const reach = (outline: Outline, areas = NONE, hotspots: readonly Placed[] = []): Reach =>
  reachOf(outline, areas, county, hotspots, OPTIONS);
const placed = (id: string, name: string, geometry: Outline): Placed => ({ id, properties: { name }, geometry });

const POINTS: Point[] = [
  ['ZZ2 1AA', 0.15, 50.15],
  ['ZZ1 1AB', 0.12, 50.12],
  ['ZZ1 1AA', 0.11, 50.11],
  ['ZZ9 9ZZ', 0.45, 50.25],
];
const PLACE = rectangle(0.1, 50.1, 0.2, 50.2);

describe('the homes in a place', () => {
  it('are not guessed without postcodes', () => {
    expect(reach(PLACE)).toMatchObject({ postcodes: undefined, homes: undefined, homesEstimated: false });
  });

  it('are reckoned from postcodes, and that is said, where no homes were counted', () => {
    expect(reach(PLACE, libraryOf(POINTS))).toMatchObject({
      postcodes: ['ZZ1 1AA', 'ZZ1 1AB', 'ZZ2 1AA'],
      homes: 45,
      homesEstimated: true,
    });
  });

  it('are the counted ones where there are any; a postcode that was not counted has none', () => {
    const areas = libraryOf(POINTS, { homes: { 'ZZ1 1AA': 7, 'ZZ2 1AA': 30, 'ZZ9 9ZZ': 500 } });
    expect(reach(PLACE, areas)).toMatchObject({ homes: 37, homesEstimated: false });
  });

  it('are not those of postcodes in a hole', () => {
    const withHole: Polygon = {
      type: 'Polygon',
      coordinates: [...PLACE.coordinates, ...rectangle(0.145, 50.145, 0.155, 50.155).coordinates],
    };
    expect(reach(withHole, libraryOf(POINTS)).postcodes).toEqual(['ZZ1 1AA', 'ZZ1 1AB']);
  });

  it('are counted anew when another library comes', () => {
    const homes = { 'ZZ1 1AA': 7 };
    const few = libraryOf(POINTS, { homes });
    expect(reach(PLACE, few).homes).toBe(7);
    expect(reach(PLACE, { ...libraryOf(POINTS.slice(1)), households: few.households }).homes).toBe(7);
    expect(reach(PLACE, libraryOf(POINTS, { homes: { 'ZZ1 1AA': 8 } })).homes).toBe(8);
  });
});

describe('the areas that a place lies in', () => {
  it('are told both ways: how much of them it is, and how much of it they are', () => {
    const across = rectangle(0.24, 50, 0.34, 50.3);
    const { districts: here } = reach(across);
    expect(here.map(({ id, code, name }) => [id, code, name])).toEqual([
      ['west', 'E99000001', 'West'],
      ['east', 'E99000002', 'East'],
    ]);
    expect(here.map(({ share }) => share)).toEqual([expect.closeTo(0.2, 3), expect.closeTo(0.133, 3)]);
    expect(here.map(({ ofPlace }) => ofPlace)).toEqual([expect.closeTo(0.6, 3), expect.closeTo(0.4, 3)]);
  });

  it('come with most of the place first', () => {
    const wards = [
      boundary('E05000001', 'Small', rectangle(0.1, 50.1, 0.12, 50.2)),
      boundary('E05000002', 'Large', rectangle(0.12, 50.1, 0.2, 50.2)),
      boundary('E05000003', 'Elsewhere', rectangle(0.4, 50.1, 0.5, 50.2)),
    ];
    expect(reach(PLACE, libraryOf(undefined, { wards })).wards).toMatchObject([
      { code: 'E05000002', name: 'Large', share: 1 },
      { code: 'E05000001', name: 'Small', share: 1 },
    ]);
  });

  it('leave out a neighbour that only two unlike drawings make overlap', () => {
    const almost = rectangle(0.2, 50.1, 0.30005, 50.2);
    expect(reach(almost).districts.map(({ id }) => id)).toEqual(['west']);
  });

  it('keep a district of which a few streets are less than a thousandth', () => {
    const [west] = reach(rectangle(0.1, 50.1, 0.103, 50.103)).districts;
    expect(west).toMatchObject({ id: 'west', ofPlace: 1 });
    expect(west?.share).toBeLessThan(0.001);
  });

  it('go by the imported line of a district where there is one of that code', () => {
    const moved = boundary('E99000001', 'West (imported)', rectangle(0, 50, 0.15, 50.3));
    const areas: AreaLibrary = {
      boundaries: [{ kind: 'district', source: '', licence: '', credit: '', areas: [moved] }],
    };
    expect(reach(PLACE, areas).districts).toMatchObject([{ id: 'west', name: 'West' }]);
    expect(reach(PLACE, areas).districts[0]?.ofPlace).toBeCloseTo(0.5, 3);
  });

  it('tell the hotspots with the largest share of them first', () => {
    const hotspots = [
      placed('half', 'Half', rectangle(0.15, 50.1, 0.25, 50.2)),
      placed('whole', 'Whole', rectangle(0.11, 50.11, 0.13, 50.13)),
      placed('apart', 'Apart', rectangle(0.5, 50.11, 0.53, 50.13)),
    ];
    const { overlaps } = reach(PLACE, NONE, hotspots);
    expect(overlaps.map(({ hotspot, name }) => `${hotspot} ${name}`)).toEqual(['whole Whole', 'half Half']);
    expect(overlaps[1]?.share).toBeCloseTo(0.5, 3);
  });
});

/** Places in the county, and postcodes on no line of them: the numbers have too many digits to meet. */
const place = fc
  .tuple(starRing, fc.double({ min: 0.05, max: 0.5, noNaN: true }), fc.double({ min: 50.05, max: 50.25, noNaN: true }))
  .map(([{ ring, middle }, longitude, latitude]) =>
    polygon(...ring.map((at) => [at[0] - middle[0] + longitude, at[1] - middle[1] + latitude] as const)),
  );
const scattered = libraryOf(
  Array.from({ length: 3000 }, (_, number): Point => {
    const [x, y] = [(number * Math.SQRT2) % 1, (number * Math.sqrt(3)) % 1];
    return [codeOf(number), 0.6 * x, 50 + 0.3 * y];
  }),
  { homes: Object.fromEntries(Array.from({ length: 3000 }, (_, number) => [codeOf(number), number % 40])) },
);
const codesIn = (outline: Outline): string[] => reach(outline, scattered).postcodes ?? [];
const homesIn = (outline: Outline): number => reach(outline, scattered).homes ?? Number.NaN;

describe('reach, whatever is drawn,', () => {
  it('holds just the postcodes that lie inside', () => {
    fc.assert(
      fc.property(place, (outline) => {
        const { codes, longitudes, latitudes } = scattered.postcodes?.inUse ?? {
          codes: [],
          longitudes: [],
          latitudes: [],
        };
        const inside = codes.filter((_, at) => containsPosition(outline, [longitudes[at] ?? 0, latitudes[at] ?? 0]));
        expect(codesIn(outline)).toEqual(inside);
      }),
      { numRuns: 50 },
    );
  });

  it('of places joined is that of the places together', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const union = unionOf([one, other]);
        const both = [...new Set([...codesIn(one), ...codesIn(other)])].sort();
        expect(union && codesIn(union)).toEqual(both);
        expect(codesIn(together(one, other))).toEqual(both);
      }),
      { numRuns: 50 },
    );
  });

  it('never shrinks when the place grows', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const union = unionOf([one, other]) ?? one;
        const [small, large] = [reach(one, scattered), reach(union, scattered)];
        expect(large.postcodes).toEqual(expect.arrayContaining(small.postcodes ?? []));
        expect(large.homes).toBeGreaterThanOrEqual(small.homes ?? 0);
        expect(large.areaKm2).toBeGreaterThanOrEqual(small.areaKm2 * 0.999);
        // What is less than a thousandth of a district may become a sliver of a larger place; and land is measured
        // round the middle of what two outlines share, so that a larger place shifts it by some thousandths.
        for (const { id, share } of small.districts.filter((district) => district.share >= 0.001)) {
          expect(large.districts.find((one) => one.id === id)?.share).toBeGreaterThanOrEqual(share * 0.995);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('adds up over parts that lie apart', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 0.05, max: 0.55, noNaN: true }), (whole, at) => {
        const parts = [rectangle(-1, 49, at, 51), rectangle(at, 49, 2, 51)].flatMap(
          (side) => overlapOf(whole, side) ?? [],
        );
        const sum = (of: (outline: Outline) => number): number => parts.reduce((total, part) => total + of(part), 0);
        expect(sum(homesIn)).toBe(homesIn(whole));
        expect(sum((part) => reach(part).areaKm2) / reach(whole).areaKm2).toBeCloseTo(1, 3);
      }),
      { numRuns: 50 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaLibrary } from '#area/library/area-library.ts';
import { circleRound } from '#area/reach/circle.ts';
import { findHarm } from '#area/reach/harm.ts';
import type { Outline, Polygon, Position } from '#area/shape/geometry.ts';
import { projectionAt } from '#area/shape/projection.ts';
import { toldFinding } from '#problem/wording.ts';
import { rectangle, together } from '../outlines.ts';
import { county as shippedCounty, shippedHotspots } from '../shipped.ts';
import { codeOf, county, libraryOf, type Point } from './invented.ts';

const LIMITS = { homesFloor: 50, homesPerPostcode: 15 };
const NONE: AreaLibrary = { boundaries: [] };
const harm = (outline: Outline, areas = NONE) => findHarm(outline, areas, county, LIMITS);
const codes = (outline: Outline, areas = NONE): string[] => harm(outline, areas).map(({ code }) => code);

const MIDDLE: Position = [0.15, 50.15];
const { toPosition } = projectionAt(MIDDLE);
/** Corners in metres east and north of one place. */
const metres = (...corners: readonly [east: number, north: number][]): Polygon => inMetres(corners);
const inMetres = (corners: readonly [east: number, north: number][]): Polygon => {
  const ring = corners.map(([east, north]) => toPosition([east / 1000, north / 1000]));
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
};
const box = (width: number, height: number, east = 0): Polygon =>
  metres([east, 0], [east + width, 0], [east + width, height], [east, height]);
const LARGE = box(2000, 2000, 3000);

/** Postcodes on a line of 10 m steps from the middle eastwards. */
const street = (count: number, homes?: number) =>
  libraryOf(
    Array.from({ length: count }, (_, at): Point => [codeOf(at), ...toPosition([0.005 + at / 100, 0.05])]),
    homes === undefined
      ? {}
      : { homes: Object.fromEntries(Array.from({ length: count }, (_, at) => [codeOf(at), homes])) },
  );

describe('an outline round one building', () => {
  it('is refused below 100 m from end to end, along its diagonal', () => {
    expect(harm(box(60, 60))).toMatchObject([{ code: 'place-one-building', args: { metres: 85 } }]);
    expect(codes(box(75, 75))).toEqual([]);
  });

  it('does not become large by having many corners', () => {
    const round = circleRound(MIDDLE, 0.049);
    expect(codes(round)).toEqual(['place-one-building']);
    expect(codes(circleRound(MIDDLE, 0.051))).toEqual([]);
  });

  it('is found behind more corners than a function takes arguments', () => {
    expect(codes(round(140_000, 49))).toEqual(['place-one-building']);
    expect(codes(round(140_000, 51))).toEqual([]);
    expect(codes(thin(140_000))).toEqual(['place-too-thin']);
  }, 60_000);

  it('does not hide beside a large part', () => {
    const findings = harm(together(LARGE, box(40, 40)));
    expect(findings).toMatchObject([{ code: 'place-one-building', args: { part: 2, parts: 2 } }]);
    expect(findings.map((one) => toldFinding(one).message)).toEqual([
      'Part 2 of 2, near 0.15028, 50.15018, is only 57 m from end to end. It may follow one building.',
    ]);
  });
});

describe('a thin outline', () => {
  it.each([
    ['a strip', box(400, 28)],
    ['a slanting strip', metres([0, 0], [20, 0], [620, 600], [600, 600])],
    ['a comb', metres(...comb(20, 15))],
    ['a star with a small heart', metres(...spikes(10, 600))],
    ['a ring round a hole', ringOf(box(300, 300), metres([20, 20], [280, 20], [280, 280], [20, 280]))],
  ])('is refused: %s', (_, outline) => {
    expect(codes(outline)).toEqual(['place-too-thin']);
  });

  it.each([
    ['a short street', box(100, 40)],
    ['a wide strip', box(2000, 33)],
  ])('is not %s', (_, outline) => {
    expect(codes(outline)).toEqual([]);
  });

  it('is told with its width', () => {
    expect(harm(box(400, 20))).toMatchObject([{ args: { metres: 20 } }]);
  });
});

describe('the homes in an outline', () => {
  const place = box(300, 100);

  it('are not judged before postcodes are imported', () => {
    expect(codes(place)).toEqual([]);
  });

  it('must be as many as the floor', () => {
    expect(harm(place, street(3))).toMatchObject([
      { code: 'place-too-few-homes', args: { homes: 45, estimated: true, floor: 50 } },
    ]);
    expect(codes(place, street(4))).toEqual([]);
    expect(codes(place, street(5, 9))).toEqual(['place-too-few-homes']);
    expect(codes(place, street(5, 10))).toEqual([]);
  });

  it('may not all have one postcode, however many they are', () => {
    expect(harm(place, street(1, 400))).toMatchObject([{ code: 'place-one-postcode', args: { postcode: 'ZZ1 0AA' } }]);
  });

  it('are missing where there is no postcode at all', () => {
    expect(harm(LARGE, street(3)).map((one) => toldFinding(one).message)).toEqual([
      'The outline holds no homes; at least 50 are needed, so that nobody can tell who is meant.',
    ]);
  });

  it('are counted in each part by itself', () => {
    const crowd = Array.from({ length: 10 }, (_, at): Point => [codeOf(100 + at), ...toPosition([4 + at / 100, 1])]);
    const both = libraryOf([
      ...crowd,
      [codeOf(1), ...toPosition([0.05, 0.05])],
      [codeOf(2), ...toPosition([0.06, 0.05])],
    ]);
    expect(harm(together(LARGE, place), both)).toMatchObject([
      { code: 'place-too-few-homes', args: { part: 2, parts: 2, homes: 30 } },
    ]);
    expect(codes(LARGE, both)).toEqual([]);
  });

  it('can be those of one building as well, and both are said', () => {
    expect(codes(box(60, 60), street(2))).toEqual(['place-one-building', 'place-too-few-homes']);
  });
});

/** Postcodes at positions in metres east and north of the middle. */
const homesAt = (...places: [east: number, north: number][]): AreaLibrary =>
  libraryOf(places.map(([east, north], at): Point => [codeOf(at), ...toPosition([east / 1000, north / 1000])]));
const grid = (count: number, east: number, north: number): [number, number][] =>
  Array.from({ length: count }, (_, at) => [east + 10 * at, north]);

describe('what hangs on to a large place', () => {
  const hair = metres(
    ...([
      [0, 0],
      [400, 0],
      [400, 200],
      [2000, 200],
      [2000, 185],
      [2060, 185],
      [2060, 245],
    ] as [number, number][]),
    ...([
      [2000, 245],
      [2000, 201],
      [400, 201],
      [400, 400],
      [0, 400],
    ] as [number, number][]),
  );
  const arm = metres([0, 0], [300, 0], [300, 140], [2000, 140], [2000, 150], [300, 150], [300, 300], [0, 300]);
  const spike = metres([0, 0], [300, 0], [300, 149], [1500, 150], [300, 151], [300, 300], [0, 300]);

  it.each([
    ['a hair to a garden', hair],
    ['an arm of ten metres', arm],
    ['a spike', spike],
  ])('is refused as %s, told with the place, and whoever lives there', (_, outline) => {
    expect(codes(outline)).toContain('place-thin-arm');
    expect(codes(outline, homesAt(...grid(10, 50, 100)))).toContain('place-thin-arm');
  });

  it('is not seen in a pointed corner, nor in an arm as wide as a street with its houses', () => {
    expect(codes(metres([0, 0], [1000, 0], [1000, 400]))).toEqual([]);
    expect(
      codes(metres([0, 0], [300, 0], [300, 130], [900, 130], [900, 170], [300, 170], [300, 300], [0, 300])),
    ).toEqual([]);
  });

  it('is judged by its homes where it is a part behind a short neck', () => {
    const lobe = metres(
      ...([
        [0, 0],
        [300, 0],
        [300, 140],
        [360, 140],
        [360, 100],
        [480, 100],
        [480, 200],
      ] as [number, number][]),
      ...([
        [360, 200],
        [360, 160],
        [300, 160],
        [300, 300],
        [0, 300],
      ] as [number, number][]),
    );
    const body = grid(10, 50, 100);
    expect(harm(lobe, homesAt(...body, [420, 150]))).toMatchObject([
      { code: 'place-neck-to-few', args: { homes: 15 } },
    ]);
    expect(codes(lobe, homesAt(...body))).toEqual([]);
    expect(codes(lobe, homesAt(...body, ...grid(5, 400, 150)))).toEqual([]);
  });

  it('may be thin where the lines are official ones', () => {
    const ward = { code: 'E99000021', name: 'Arm', vintage: '2031', outline: arm };
    expect(codes(arm, libraryOf(undefined, { wards: [ward] }))).toEqual([]);
    const other = { ...ward, outline: box(2500, 2500) };
    expect(codes(arm, libraryOf(undefined, { wards: [other] }))).toEqual(['place-thin-arm']);
  });
});

describe('a hole', () => {
  const around = (hole: Polygon): Polygon => ringOf(box(1000, 1000), hole);
  const hole = metres([400, 400], [550, 400], [550, 550], [400, 550]);
  const many = grid(20, 50, 100);

  it('points at the few homes that it leaves out', () => {
    expect(harm(around(hole), homesAt(...many, [470, 470], [480, 470]))).toMatchObject([
      { code: 'place-hole-of-few', args: { homes: 30, floor: 50 } },
    ]);
  });

  it('may leave out nobody, or as many as the floor', () => {
    expect(codes(around(hole), homesAt(...many))).toEqual([]);
    expect(codes(around(hole), homesAt(...many, ...grid(8, 440, 470)))).toEqual([]);
  });

  it('may not be as small as a building while nobody knows who lives there', () => {
    const small = metres([400, 400], [450, 400], [450, 450], [400, 450]);
    expect(codes(around(small))).toEqual(['place-hole-small']);
    expect(codes(around(hole))).toEqual([]);
  });
});

it('an outline is refused when what everybody sees of it holds too few homes', () => {
  // Four postcodes at the very edge: the coarser outline cuts them off.
  const edge = homesAt([2, 2], [248, 2], [2, 148], [248, 148]);
  expect(codes(box(250, 150), edge)).toEqual(['place-shown-too-small']);
  expect(codes(box(250, 150), homesAt(...grid(5, 100, 75)))).toEqual([]);
});

describe('a very large outline', () => {
  it('is warned about beyond the largest district', () => {
    expect(harm(rectangle(0, 50, 0.31, 50.3))).toMatchObject([
      { code: 'place-larger-than-district', args: { district: 'West', districtKm2: 713, placeKm2: 737 } },
    ]);
    expect(codes(rectangle(0, 50, 0.3, 50.3))).toEqual([]);
  });
});

it('finds nothing in the hotspots that come with the project, drawn as they are', () => {
  for (const { geometry } of shippedHotspots()) {
    expect(findHarm(geometry, NONE, shippedCounty, LIMITS)).toEqual([]);
  }
});

it('does not depend on where an outline begins, or which way round it runs', () => {
  const rings = fc.record({
    width: fc.integer({ min: 5, max: 400 }),
    height: fc.integer({ min: 5, max: 400 }),
    turn: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(rings, ({ width, height, turn }) => {
      const corners: [number, number][] = [
        [0, 0],
        [width, 0],
        [width, height],
        [0, height],
      ];
      const turned = [...corners.slice(turn), ...corners.slice(0, turn)];
      expect(codes(metres(...turned.toReversed()))).toEqual(codes(metres(...corners)));
    }),
  );
});

/** A circle of a radius in metres. */
function round(corners: number, radius: number): Polygon {
  const angle = (2 * Math.PI) / corners;
  return inMetres(
    Array.from({ length: corners }, (_, at): [number, number] => [
      radius * Math.cos(at * angle),
      radius * Math.sin(at * angle),
    ]),
  );
}

/** A strip of 200 m by 20 m with most of its corners on one side. */
function thin(corners: number): Polygon {
  const side = Array.from({ length: corners }, (_, at): [number, number] => [(200 * at) / corners, 0]);
  return inMetres([...side, [200, 20], [0, 20]]);
}

/** Teeth of a width in metres on a spine of the same width. */
function comb(teeth: number, width: number): [number, number][] {
  const top = Array.from({ length: teeth }, (_, at): [number, number][] => {
    const east = 2 * at * width;
    return [
      [east, width],
      [east, 300],
      [east + width, 300],
      [east + width, width],
    ];
  });
  const end = (2 * teeth - 1) * width;
  return [...top.flat(), [end, 0], [0, 0]];
}

/** Rays of a length in metres from a heart of 12 m. */
function spikes(count: number, length: number): [number, number][] {
  return Array.from({ length: 2 * count }, (_, at): [number, number] => {
    const [angle, reach] = [(Math.PI * at) / count, at % 2 === 0 ? length : 12];
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
}

function ringOf(outer: Polygon, hole: Polygon): Polygon {
  return { type: 'Polygon', coordinates: [...outer.coordinates, ...hole.coordinates] };
}

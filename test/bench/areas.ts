import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { AreaLibrary, Boundaries, PostcodePoints, Postcodes } from '#area/library/area-library.ts';
import { encodeBoundaries, parseBoundaries } from '#area/library/boundaries.ts';
import { encodePostcodes, parsePostcodes } from '#area/library/postcodes.ts';
import { circleRound } from '#area/reach/circle.ts';
import { pointsIn } from '#area/reach/homes.ts';
import { reachOf } from '#area/reach/reach.ts';
import { indexAreas } from '#area/shape/area-index.ts';
import type { Polygon, Position, Ring } from '#area/shape/geometry.ts';

const COLUMNS = 40;
const ROWS = 35;
const POINTS_ON_A_SIDE = 13;
const WEST = -2.2;
const SOUTH = 53.5;
const WIDTH = 0.025;
const HEIGHT = 0.014;

/** How long it took to find the area of each position, in seconds. */
export interface Assignment {
  areas: number;
  positions: number;
  ours: number;
  /** Of looping the other library, from so many positions of the same set. */
  theirs: number;
  theirPositions: number;
}

/** Times our index, with its making, beside a loop over @turf/boolean-point-in-polygon. @throws Error where they differ. */
export function timeAssignment(count: number, compared: number): Assignment {
  const areas = inventedAreas();
  const positions = scattered(count);
  const started = performance.now();
  const { areaAt } = indexAreas(areas);
  const found = positions.map(([longitude, latitude]) => areaAt(longitude, latitude));
  const ours = (performance.now() - started) / 1000;
  const others = areas.map(({ coordinates }) => ({
    type: 'Polygon' as const,
    coordinates: coordinates.map((ring) => ring.map(([x, y]) => [x, y])),
  }));
  const some = positions.slice(0, compared);
  const loopStarted = performance.now();
  const looped = some.map(([x, y]) => others.findIndex((other) => booleanPointInPolygon([x, y], other)));
  const theirs = ((performance.now() - loopStarted) / 1000) * (count / compared);
  const different = looped.filter((area, at) => area !== found[at]).length;
  if (different > 0) throw new Error(`${different} of ${compared} positions were given another area.`);
  return { areas: areas.length, positions: count, ours, theirs, theirPositions: compared };
}

/** A sheet of 1,400 areas with crooked borders, which neighbours share; about 50 positions each, as small areas have. */
export function inventedAreas(): Polygon[] {
  const areas: Polygon[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) areas.push(areaOf(column, row));
  }
  return areas;
}

function areaOf(column: number, row: number): Polygon {
  const south = side([column, row], [1, 0]);
  const east = side([column + 1, row], [0, 1]);
  const north = side([column, row + 1], [1, 0]).toReversed();
  const west = side([column, row], [0, 1]).toReversed();
  const ring: Ring = [...south, ...east.slice(1), ...north.slice(1), ...west.slice(1)];
  return { type: 'Polygon', coordinates: [ring] };
}

/** One side of a cell: the same line for both neighbours, since it depends on its place alone. */
function side([column, row]: Position, [east, north]: Position): Position[] {
  return Array.from({ length: POINTS_ON_A_SIDE }, (_, at) => {
    const along = at / (POINTS_ON_A_SIDE - 1);
    // Straight at its ends, where four areas meet.
    const bend = 0.18 * Math.sin(Math.PI * along) * Math.sin(7 * along + 3 * column + 5 * row);
    const [x, y] = [column + east * along + north * bend, row + north * along + east * bend];
    return [WEST + x * WIDTH, SOUTH + y * HEIGHT];
  });
}

/** Positions spread evenly over the sheet, the same every time (R2, a generalised golden ratio). */
export function scattered(count: number): Position[] {
  return Array.from({ length: count }, (_, at) => [
    WEST + ((0.7548776662466927 * (at + 1)) % 1) * COLUMNS * WIDTH,
    SOUTH + ((0.5698402909980532 * (at + 1)) % 1) * ROWS * HEIGHT,
  ]);
}

/** How long reach takes once postcodes are loaded, and how long loading them takes, in milliseconds. */
export interface ReachTimes {
  postcodes: number;
  /** Of a drawn outline; the first answer, before anything has been asked, and the middle one of many. */
  first: number;
  usual: number;
  /** Of asking the other library about every postcode. */
  theirs: number;
  inside: number;
  /** Of all that reach tells: homes, and the shares of so many wards. */
  whole: number;
  wards: number;
  /** From the text of a file to postcodes. */
  reading: number;
}

const TIMES = 51;

/** Times which of so many postcodes lie in a drawn outline, beside the other library. @throws Error where they differ. */
export function timeReach(count: number): ReachTimes {
  const text = encodePostcodes(inventedPostcodes(count));
  const startedReading = performance.now();
  const read = parsePostcodes(text);
  const reading = performance.now() - startedReading;
  if ('damage' in read) throw new Error(`The postcodes cannot be read: ${read.damage}.`);
  const outline = drawnOutline();
  const took: number[] = [];
  let inside: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const started = performance.now();
    inside = pointsIn(outline, read.inUse);
    took.push(performance.now() - started);
  }
  const started = performance.now();
  const theirs = insideByTurf(outline, read.inUse);
  const theirTime = performance.now() - started;
  if (theirs !== inside.length) throw new Error(`${inside.length} postcodes are inside, or ${theirs}.`);
  const [first = 0, ...rest] = took;
  const usual = rest.sort((one, other) => one - other)[Math.floor(rest.length / 2)] ?? first;
  const { whole, wards } = timeWholeReach(outline, read);
  const postcodes = read.inUse.codes.length;
  return { postcodes, first, usual, theirs: theirTime, inside: inside.length, whole, wards, reading };
}

/** The middle time of many, of all that reach tells of an outline. */
function timeWholeReach(outline: Polygon, postcodes: Postcodes): { whole: number; wards: number } {
  const boundaries = inventedBoundaries('ward', 124);
  const areas: AreaLibrary = { boundaries: [boundaries], postcodes };
  const districts = boundaries.areas
    .slice(0, 5)
    .map(({ code, name, outline: land }) => ({ id: code, code, name, outline: land }));
  const county = { id: 'county', name: 'Invented', outline, credit: '', districts };
  const took = Array.from({ length: TIMES }, () => {
    // Another object each time, as a drawing that moves is: nothing of it is remembered.
    const moved = { ...outline };
    const started = performance.now();
    reachOf(moved, areas, county, [], { homesPerPostcode: 15, districts });
    return performance.now() - started;
  }).sort((one, other) => one - other);
  return { whole: took[Math.floor(TIMES / 2)] ?? 0, wards: boundaries.areas.length };
}

/** How long reading so many areas takes, from the text of their file, in milliseconds; the first time in a process. */
export function timeReading(count: number): { areas: number; reading: number; parsing: number } {
  const text = encodeBoundaries(inventedBoundaries('small-area', count));
  const started = performance.now();
  const read = parseBoundaries(text);
  const reading = performance.now() - started;
  if ('damage' in read) throw new Error(`The areas cannot be read: ${read.damage}.`);
  const startedParsing = performance.now();
  JSON.parse(text);
  return { areas: read.areas.length, reading, parsing: performance.now() - startedParsing };
}

function inventedBoundaries(kind: Boundaries['kind'], count: number): Boundaries {
  const areas = inventedAreas()
    .slice(0, count)
    .map((outline, at) => ({ code: `E9900${1000 + at}`, name: `Area ${at}`, vintage: '2026', outline }));
  return { kind, source: 'Invented', licence: 'None', credit: 'Invented', areas };
}

/** A place a few kilometres across with a crooked edge, as people draw. */
function drawnOutline(): Polygon {
  const [ring = []] = circleRound([WEST + 0.5, SOUTH + 0.25], 3).coordinates;
  const crooked = ring.map(([x, y], at): Position => [x + (at % 7) * 1e-4, y - (at % 5) * 1e-4]);
  return { type: 'Polygon', coordinates: [[...crooked.slice(0, -1), ...crooked.slice(0, 1)]] };
}

function insideByTurf({ coordinates }: Polygon, { longitudes, latitudes }: PostcodePoints): number {
  const other = { type: 'Polygon' as const, coordinates: coordinates.map((ring) => ring.map(([x, y]) => [x, y])) };
  return longitudes.reduce(
    (inside, longitude, at) => inside + (booleanPointInPolygon([longitude, latitudes[at] ?? 0], other) ? 1 : 0),
    0,
  );
}

function inventedPostcodes(count: number) {
  const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
  const codes = Array.from({ length: count }, (_, at) => {
    const [first, second] = [LETTERS[Math.floor(at / 20) % 20], LETTERS[at % 20]];
    return `BK${Math.floor(at / 4000) + 1} ${Math.floor(at / 400) % 10}${first}${second}`;
  });
  const positions = scattered(count);
  const points: PostcodePoints = {
    codes,
    longitudes: Float64Array.from(positions, ([longitude]) => longitude),
    latitudes: Float64Array.from(positions, ([, latitude]) => latitude),
  };
  const none: PostcodePoints = { codes: [], longitudes: new Float64Array(), latitudes: new Float64Array() };
  return { source: 'Invented', licence: 'None', credit: 'Invented', vintage: '2026', inUse: points, ended: none };
}

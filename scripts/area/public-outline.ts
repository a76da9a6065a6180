import { faultsOfOutline } from '#area/outline.ts';
import {
  boxOf,
  isSamePosition,
  type Outline,
  outlineOf,
  type Position,
  polygonsOf,
  type Ring,
} from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { simplifyLine } from '#area/shape/simplify.ts';

/** How fine an outline is shown: corners closer than this to the line are left out, and the rest moved onto a grid. */
interface Fineness {
  toleranceKm: number;
  longitudeStep: number;
  latitudeStep: number;
}

/**
 * From about a street block (111 m by 132 m in the middle of England) down to about the depth of a house (11 m by 13 m).
 * A place is shown as coarsely as its form bears: its people should recognise it, and nobody should be able to read off
 * it which side of the street, or whose garden, somebody drew round.
 */
const FINENESSES: readonly Fineness[] = [
  { toleranceKm: 0.06, longitudeStep: 0.002, latitudeStep: 0.001 },
  { toleranceKm: 0.03, longitudeStep: 0.001, latitudeStep: 0.0005 },
  { toleranceKm: 0.012, longitudeStep: 0.0004, latitudeStep: 0.0002 },
  { toleranceKm: 0.006, longitudeStep: 0.0002, latitudeStep: 0.0001 },
];

/** The share of its land that a place shown coarsely may win or lose; beyond that it is another place. */
const MOST_LAND_COARSENED = 1 / 3;

/**
 * The outline of a place as everybody may see it: simplified, and its corners moved onto the coarsest grid that keeps
 * its form. The same outline gives the same answer. When no grid holds every part of it, crumbs are left out; when none
 * holds it even so, it becomes the box round it, so that the exact one is never shown.
 */
export function publicOutline(exact: Outline): Outline {
  for (const parts of ['every', 'most'] as const) {
    for (const fineness of FINENESSES) {
      const coarse = coarseOutline(exact, fineness, parts);
      if (coarse && isLike(coarse, exact)) return coarse;
    }
  }
  return boxRound(exact, FINENESSES[0]);
}

const isLike = (coarse: Outline, exact: Outline): boolean =>
  faultsOfOutline(coarse).length === 0 &&
  Math.abs(areaKm2(coarse) - areaKm2(exact)) <= MOST_LAND_COARSENED * areaKm2(exact);

/** Undefined when a part of the outline vanishes that may not; a hole may. */
function coarseOutline(exact: Outline, fineness: Fineness, parts: 'every' | 'most'): Outline | undefined {
  const polygons = polygonsOf(exact).map((rings) => rings.map((ring) => coarseRing(ring, fineness)));
  const seen = polygons.filter(([outer]) => outer !== undefined);
  if (seen.length === 0 || (parts === 'every' && seen.length < polygons.length)) return undefined;
  return outlineOf(seen.map((rings) => rings.filter((ring) => ring !== undefined)));
}

/** Simplifies and moves until nothing changes any more, so that doing it again changes nothing either. */
function coarseRing(ring: Ring, fineness: Fineness): Ring | undefined {
  const coarse = withoutSpikes(simplifyLine(ring, fineness.toleranceKm).map((position) => onGrid(position, fineness)));
  // Three corners and the first again.
  if (coarse.length < 4) return undefined;
  return isSameRing(coarse, ring) ? coarse : coarseRing(coarse, fineness);
}

const isSameRing = (one: Ring, other: Ring): boolean =>
  one.length === other.length &&
  one.every((position, at) => position.every((value, axis) => value === other[at]?.[axis]));

const onGrid = ([longitude, latitude]: Position, { longitudeStep, latitudeStep }: Fineness): Position => [
  snapped(longitude, longitudeStep),
  snapped(latitude, latitudeStep),
];

/** A whole number of steps, without the digits that rounding leaves behind. */
const snapped = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(4)) + 0;

/** A closed ring without repeated positions and without lines that go out and come back the same way. */
function withoutSpikes(ring: Ring): Position[] {
  const path: Position[] = [];
  for (const position of ring.slice(0, -1)) {
    const before = path.at(-1);
    if (before && isSamePosition(before, position)) continue;
    const earlier = path.at(-2);
    if (earlier && isSamePosition(earlier, position)) path.pop();
    else path.push(position);
  }
  const [first] = path;
  return first ? [...path, first] : [];
}

/** Grown to whole steps on every side. */
function boxRound(exact: Outline, fineness: Fineness | undefined): Outline {
  const box = boxOf([exact]);
  if (!box || !fineness) throw new TypeError('A checked outline lies on the earth.');
  const { longitudeStep, latitudeStep } = fineness;
  const [west, south] = onGrid([box.west - longitudeStep / 2, box.south - latitudeStep / 2], fineness);
  const [east, north] = onGrid([box.east + longitudeStep / 2, box.north + latitudeStep / 2], fineness);
  return outlineOf([
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ]);
}

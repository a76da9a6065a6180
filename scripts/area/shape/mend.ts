import { allParts, dropCovered, joinParts, type Part, placeHoles } from '#area/shape/assemble.ts';
import { meetingsOf } from '#area/shape/crossing.ts';
import { mapRings } from '#area/shape/edit-rings.ts';
import {
  boxOf,
  doBoxesMeet,
  isOnEarth,
  isSamePosition,
  type Outline,
  type Position,
  polygonsOf,
  type Ring,
  ringsOf,
} from '#area/shape/geometry.ts';
import { areaKm2, middleOf } from '#area/shape/measure.ts';
import { isRefused, type Mend, type MendedOutline, type RefusedOutline } from '#area/shape/mend-result.ts';
import { closeRing, tidyRing } from '#area/shape/mend-ring.ts';
import { projectionAt } from '#area/shape/projection.ts';
import { readRawOutline } from '#area/shape/raw-outline.ts';

/** The share of an outline’s land that mending may add or take away. */
export const MOST_LAND_CHANGED = 0.001;
/** Mending one thing may lay bare another; a sound outline needs two looks, and more than a few means that nothing helps. */
const MOST_ROUNDS = 5;
/** Real boundaries touch themselves a few times; a tangle of a hundred points does so thousands of times. */
const MOST_MEETINGS = 1000;
/** A line without width that is longer was meant to be something else. */
const LONGEST_CRUMB_KM = 0.1;

/**
 * Mends the geometry of a GeoJSON feature by rule, or says why it cannot be.
 * What comes back has no faults: closed, wound as RFC 7946 asks, nothing crossing, the largest part first.
 * Mending it again changes nothing, and its land differs by a thousandth at most, but for parts that lay on others.
 * With the outline of the county, latitude before longitude is found out too.
 */
export function mendOutline(geometry: unknown, county?: Outline): MendedOutline | RefusedOutline {
  const raw = readRawOutline(geometry);
  if (isRefused(raw)) return raw;
  const { outline: turned, mends } = swapAxes(raw.outline, county);
  const stray = ringsOf(turned)
    .flat()
    .find((position) => !isOnEarth(position));
  if (stray) return { refused: 'out-of-range', at: stray };
  const line = ringsOf(turned).find(isLongLine);
  if (line) return { refused: 'no-area', at: line[0] };
  const closed = mapRings(turned, closeRing);
  if (ringsOf(turned).some((ring) => closeRing(ring) !== ring)) mends.push({ rule: 'ring-closed' });
  return tidy(closed, [...raw.mends, ...mends]);
}

/** Changes the two numbers of every position round when that, and only that, brings the outline to the county. */
function swapAxes(outline: Outline, county: Outline | undefined): { outline: Outline; mends: Mend[] } {
  const swapped = mapRings(outline, (ring) => ring.map(([one, other]): Position => [other, one]));
  const [written, turned, box] = [outline, swapped, county].map((one) => one && boxOf([one]));
  const isSwapped = !doBoxesMeet(written, box) && doBoxesMeet(turned, box);
  return isSwapped ? { outline: swapped, mends: [{ rule: 'axes-swapped' }] } : { outline, mends: [] };
}

function isLongLine(ring: Ring): boolean {
  const [first] = ring;
  const other = first && ring.find((position) => !isSamePosition(position, first));
  if (!other || ring.some((one) => !isSamePosition(one, first) && !isSamePosition(one, other))) return false;
  return Math.hypot(...projectionAt(first).toKm(other)) > LONGEST_CRUMB_KM;
}

/** Tidies until there is nothing to do, and compares what is left with what there was. */
function tidy(closed: Outline, first: readonly Mend[]): MendedOutline | RefusedOutline {
  const tangle = tangledAt(closed);
  if (tangle) return { refused: 'crosses-itself', at: tangle };
  let mends = first;
  let outline = closed;
  let [knotsKm2, coveredKm2] = [0, 0];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const tidied = tidyOnce(outline);
    if (isRefused(tidied)) return tidied;
    knotsKm2 += tidied.knotsKm2;
    coveredKm2 += tidied.coveredKm2;
    mends = [...mends, ...tidied.mends];
    outline = tidied.outline;
    const knot = tidied.mends.find(({ rule }) => rule === 'knots-dropped');
    // Measured from one origin: a spike of a hundred kilometres would move the middle of the box.
    const before = areaKm2(closed, middleOf([outline]));
    if (knot && !(knotsKm2 <= before * MOST_LAND_CHANGED)) return { refused: 'crosses-itself', at: knot.at };
    if (tidied.mends.length === 0) return ifHardlyChanged(outline, mends, before - coveredKm2);
  }
  return { refused: 'changes-too-much', at: mends.findLast(({ at }) => at)?.at };
}

/** Where a line meets itself so often that it is no outline, and mending it would take for ever. */
function tangledAt(outline: Outline): Position | undefined {
  let count = 0;
  for (const { at } of meetingsOf(outline)) {
    count += 1;
    if (count > MOST_MEETINGS) return at[0];
  }
  return undefined;
}

function ifHardlyChanged(outline: Outline, mends: readonly Mend[], before: number): MendedOutline | RefusedOutline {
  const change = Math.abs(areaKm2(outline) - before);
  if (change <= before * MOST_LAND_CHANGED) return { outline, mends: oncePerRule(mends) };
  return { refused: 'changes-too-much', at: mends.find(({ at }) => at)?.at ?? ringsOf(outline)[0]?.[0] };
}

/** Each rule once, with the first place where it was needed. */
const oncePerRule = (mends: readonly Mend[]): Mend[] =>
  mends.filter(({ rule }, index) => mends.findIndex((other) => other.rule === rule) === index);

interface Tidied extends MendedOutline {
  knotsKm2: number;
  coveredKm2: number;
}

function tidyOnce(outline: Outline): Tidied | RefusedOutline {
  const polygons = polygonsOf(outline).map(tidyPolygon);
  const placed = allParts(polygons.map(({ parts }) => parts));
  if (isRefused(placed)) return placed;
  const { parts, covered } = dropCovered(placed);
  const joined = joinParts(parts);
  const mends = polygons.flatMap((polygon) => polygon.mends);
  if (isRefused(joined)) return { refused: joined.refused, at: joined.at ?? ringsOf(outline)[0]?.[0] };
  return {
    outline: joined,
    mends: covered.length > 0 ? [...mends, { rule: 'covered-dropped', at: covered[0]?.[0][0] }] : mends,
    knotsKm2: polygons.reduce((sum, one) => sum + one.knotsKm2, 0),
    coveredKm2: covered.reduce((sum, rings) => sum + areaKm2({ type: 'Polygon', coordinates: rings }), 0),
  };
}

interface TidyPolygon {
  parts: Part[] | RefusedOutline;
  mends: readonly Mend[];
  knotsKm2: number;
}

/** Tidies the rings of one polygon. When no land is left of its outer ring, its holes go with it. */
function tidyPolygon(rings: readonly Ring[]): TidyPolygon {
  const [outer, ...holes] = rings.map((ring, index) => tidyRing(ring, index === 0 ? 'outer' : 'hole'));
  if (!outer || outer.lands.length === 0)
    return { parts: [], mends: outer?.mends ?? [], knotsKm2: outer?.knotsKm2 ?? 0 };
  const all = [outer, ...holes];
  return {
    parts: placeHoles(
      all.flatMap(({ lands }) => lands),
      all.flatMap((ring) => ring.holes),
    ),
    mends: all.flatMap(({ mends }) => mends),
    knotsKm2: all.reduce((sum, one) => sum + one.knotsKm2, 0),
  };
}

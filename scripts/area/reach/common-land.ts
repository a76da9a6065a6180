import { boxOf, edgesOf, type Outline, polygonsOf, type Ring } from '#area/shape/geometry.ts';
import { projectionAt } from '#area/shape/projection.ts';

/** An edge that runs upwards; `side` tells of which of the two polygons it is. */
interface Rise {
  south: number;
  north: number;
  /** The longitude at the southern end, and how it changes with each degree of latitude. */
  longitude: number;
  slope: number;
  side: 0 | 1;
}

/**
 * The land that two outlines have in common, in km². The same as measuring `overlapOf`, some thirty times as fast, for
 * nothing is built: the ground is cut along every latitude at which an edge begins, ends or crosses another; between two
 * of them all edges are straight, so the width that both polygons cover in the middle tells the area. Borders that the
 * two share need no special care.
 */
export function commonLandKm2(one: Outline, other: Outline): number {
  let sum = 0;
  for (const first of polygonsOf(one)) {
    for (const second of polygonsOf(other)) sum += commonOfPolygons(first, second);
  }
  return sum;
}

function commonOfPolygons(one: readonly Ring[], other: readonly Ring[]): number {
  const [a, b] = [one, other].map((coordinates) => boxOf([{ type: 'Polygon', coordinates }]));
  if (!a || !b) return 0;
  const [south, north] = [Math.max(a.south, b.south), Math.min(a.north, b.north)];
  if (south >= north || a.west >= b.east || b.west >= a.east) return 0;
  const rises = [...risesOf(one, 0, south, north), ...risesOf(other, 1, south, north)];
  const middle: readonly [number, number] = [0, (south + north) / 2];
  const [eastKm] = projectionAt(middle).toKm([1, middle[1]]);
  const [, northKm] = projectionAt(middle).toKm([0, middle[1] + 1]);
  return landBetween(rises, south, north) * eastKm * northKm;
}

function risesOf(rings: readonly Ring[], side: 0 | 1, south: number, north: number): Rise[] {
  return rings.flatMap(edgesOf).flatMap(([a, b]): Rise[] => {
    const [low, high] = a[1] <= b[1] ? [a, b] : [b, a];
    if (low[1] === high[1] || high[1] <= south || low[1] >= north) return [];
    const slope = (high[0] - low[0]) / (high[1] - low[1]);
    return [{ south: low[1], north: high[1], longitude: low[0], slope, side }];
  });
}

/** The common land in square degrees, from one latitude up to another. */
function landBetween(rises: readonly Rise[], south: number, north: number): number {
  const waiting = rises.toSorted((one, another) => another.south - one.south);
  const ends = rises.flatMap((rise) => [rise.south, rise.north]).filter((at) => at > south && at < north);
  let active: Rise[] = [];
  let land = 0;
  let from = south;
  for (const to of [...ends, north].sort((one, another) => one - another)) {
    if (to === from) continue;
    active = active.filter((rise) => rise.north > from);
    for (let next = waiting.at(-1); next && next.south <= from; next = waiting.at(-1)) {
      waiting.pop();
      if (next.north > from) active.push(next);
    }
    land += landInBand(active, from, to);
    from = to;
  }
  return land;
}

/** Within a band no edge begins or ends; where two cross, it is cut once more. */
function landInBand(active: readonly Rise[], from: number, to: number): number {
  const cuts = crossingsBetween(active, from, to);
  let land = 0;
  let last = from;
  for (const cut of [...cuts, to]) {
    land += commonWidthAt((last + cut) / 2, active) * (cut - last);
    last = cut;
  }
  return land;
}

const longitudeAt = (latitude: number, rise: Rise): number => rise.longitude + (latitude - rise.south) * rise.slope;

function crossingsBetween(active: readonly Rise[], from: number, to: number): number[] {
  const cuts: number[] = [];
  const [ours, theirs] = [active.filter(({ side }) => side === 0), active.filter(({ side }) => side === 1)];
  for (const one of ours) {
    for (const other of theirs) {
      const [below, above] = [from, to].map((at) => longitudeAt(at, one) - longitudeAt(at, other));
      if (below === undefined || above === undefined || below * above >= 0) continue;
      const cut = from + ((to - from) * below) / (below - above);
      if (cut > from && cut < to) cuts.push(cut);
    }
  }
  return cuts.sort((one, another) => one - another);
}

/** How many degrees of longitude lie inside both polygons along a latitude. */
function commonWidthAt(latitude: number, active: readonly Rise[]): number {
  const crossed = active
    .map((rise) => ({ side: rise.side, longitude: longitudeAt(latitude, rise) }))
    .sort((one, another) => one.longitude - another.longitude);
  const isIn = [false, false];
  let width = 0;
  let from = 0;
  for (const { side, longitude } of crossed) {
    if (isIn[0] && isIn[1]) width += longitude - from;
    isIn[side] = !isIn[side];
    from = longitude;
  }
  return width;
}

import { findCrossing } from '#area/shape/crossing.ts';
import { type Outline, outlineOf, type Ring } from '#area/shape/geometry.ts';
import { ringAreaKm2 } from '#area/shape/measure.ts';
import { isRefused, type RefusedOutline } from '#area/shape/mend-result.ts';
import { sideOf } from '#area/shape/nesting.ts';

/** One outer ring and the holes in it. */
export type Part = readonly [outer: Ring, ...holes: Ring[]];

/** Puts each hole into the smallest land that holds it. */
export function placeHoles(lands: readonly Ring[], holes: readonly Ring[]): Part[] | RefusedOutline {
  const parts = largestFirst(lands).map((outer): [Ring, ...Ring[]] => [outer]);
  for (const hole of holes) {
    const around = parts.map((part) => ({ part, side: sideOf(hole, part[0]) }));
    const home = around.findLast(({ side }) => side === 'inside')?.part;
    const [outer, ...others] = home ?? [around.find(({ side }) => side === 'tangled')?.part[0] ?? []];
    if (!home || others.some((other) => doOverlap(hole, other))) return misplaced(hole, [outer, ...others]);
    home.push(hole);
  }
  return parts;
}

const doOverlap = (hole: Ring, other: Ring): boolean =>
  sideOf(hole, other) !== 'outside' || sideOf(other, hole) !== 'outside';

function misplaced(hole: Ring, rings: readonly Ring[]): RefusedOutline {
  const at = findCrossing({ type: 'Polygon', coordinates: [...rings, hole] });
  return at ? { refused: 'crosses-itself', at } : { refused: 'hole-outside', at: hole[0] };
}

const largestFirst = (rings: readonly Ring[]): Ring[] =>
  rings
    .map((ring) => ({ ring, km2: Math.abs(ringAreaKm2(ring)) }))
    .sort((one, other) => other.km2 - one.km2)
    .map(({ ring }) => ring);

/** Parts from the largest to the smallest, without those that lie on land of another. */
export function dropCovered(parts: readonly Part[]): { parts: Part[]; covered: Part[] } {
  const kept: Part[] = [];
  const covered: Part[] = [];
  const byOuter = new Map(parts.map((part) => [part[0], part]));
  for (const outer of largestFirst([...byOuter.keys()])) {
    const part = byOuter.get(outer);
    if (part) (kept.some((other) => isCovered(outer, other)) ? covered : kept).push(part);
  }
  return { parts: kept, covered };
}

const isWithin = (ring: Ring, other: Ring): boolean => ['inside', 'same'].includes(sideOf(ring, other));

const isCovered = (ring: Ring, [outer, ...holes]: Part): boolean =>
  isWithin(ring, outer) && !holes.some((hole) => isWithin(ring, hole));

/** One outline of several parts, or why there is none. */
export function joinParts(parts: readonly Part[]): Outline | RefusedOutline {
  if (parts.length === 0) return { refused: 'no-area' };
  const outline = outlineOf(parts);
  const at = findCrossing(outline);
  return at ? { refused: 'crosses-itself', at } : outline;
}

/** Parts of all polygons in a row; the first refusal stands for all. */
export function allParts(polygons: readonly (Part[] | RefusedOutline)[]): Part[] | RefusedOutline {
  const parts: Part[][] = [];
  for (const one of polygons) {
    if (isRefused(one)) return one;
    parts.push(one);
  }
  return parts.flat();
}

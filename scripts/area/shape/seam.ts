import { fillEdges, moveCorners } from '#area/shape/edit-rings.ts';
import { keyOf, type Outline, type Position, type Ring, ringsOf } from '#area/shape/geometry.ts';
import { distanceToSegment } from '#area/shape/measure.ts';
import { type NearestOnLine, nearestEdgeFinder } from '#area/shape/nearest-edge.ts';
import type { Projection } from '#area/shape/projection.ts';

/** How two outlines are laid on each other. */
export interface SeamRules {
  projection: Projection;
  /** No corner moves farther. */
  toleranceKm: number;
  /** Whether a corner must stay where it is, for others have it. */
  isFixed: (key: string) => boolean;
  /** Whether what lies between two places is a gap or land of two areas, and not one area’s own. */
  isSliver: (from: Position, to: Position) => boolean;
}

/** An outline laid on the line of a neighbour. */
export interface LaidOn {
  outline: Outline;
  /** Where corners went, by the key of where they were. */
  moves: ReadonlyMap<string, Position>;
  /** New corners on edges of the neighbour, which must have them too. */
  inserts: readonly NearestOnLine[];
}

/** A corner goes to a corner of the neighbour rather than to a place on its edge when that is nearly as near. */
const CORNER_SHARE = 1 / 3;
/** Below this there is nothing between the two lines that anybody could look at. */
const SAME_KM = 1e-4;

const corners = new WeakMap<Outline, ReadonlyMap<string, Position>>();

/** The corners of an outline by their keys, worked out once for each. */
export function cornersOf(outline: Outline): ReadonlyMap<string, Position> {
  const known = corners.get(outline);
  if (known) return known;
  const found = new Map(
    ringsOf(outline).flatMap((ring) => ring.map((position) => [keyOf(position), position] as const)),
  );
  corners.set(outline, found);
  return found;
}

/** Moves the corners of an outline that lie near a neighbour’s line onto it, if there is a sliver between the two. */
export function layOn(outline: Outline, neighbour: Outline, rules: SeamRules): LaidOn {
  const [ours, theirs] = [cornersOf(outline), cornersOf(neighbour)];
  const moves = new Map<string, Position>();
  const inserts: NearestOnLine[] = [];
  let nearest: ReturnType<typeof nearestEdgeFinder> | undefined;
  for (const [key, corner] of ours) {
    if (rules.isFixed(key) || theirs.has(key)) continue;
    nearest ??= nearestEdgeFinder(neighbour, rules.projection, rules.toleranceKm);
    const found = nearest(corner);
    if (!found) continue;
    const target = cornerOf(found, rules) ?? found.at;
    if (ours.has(keyOf(target)) || !isApart(corner, target, found, rules)) continue;
    moves.set(key, target);
    if (target === found.at && !theirs.has(keyOf(target))) inserts.push(found);
  }
  return { outline: moveCorners(outline, moves), moves, inserts };
}

const isApart = (corner: Position, target: Position, { distanceKm }: NearestOnLine, { isSliver }: SeamRules): boolean =>
  distanceKm < SAME_KM || isSliver(corner, target);

/** The end of an edge that is near enough to a place on it to stand for it. */
function cornerOf({ edge, at }: NearestOnLine, { projection: { toKm }, toleranceKm }: SeamRules): Position | undefined {
  const [x, y] = toKm(at);
  const distance = (position: Position): number => {
    const [east, north] = toKm(position);
    return Math.hypot(east - x, north - y);
  };
  const [near, other] = edge;
  const best = distance(near) <= distance(other) ? near : other;
  return distance(best) <= toleranceKm * CORNER_SHARE ? best : undefined;
}

/** Puts new corners on the edges that they lie on, in every outline that has the edge. */
export function insertCorners(outline: Outline, inserts: readonly NearestOnLine[]): Outline {
  if (inserts.length === 0) return outline;
  const byEdge = Map.groupBy(inserts, ({ edge }) => edge.map(keyOf).join('|'));
  const along = (from: Position, to: Position): Position[] =>
    (byEdge.get(`${keyOf(from)}|${keyOf(to)}`) ?? [])
      .toSorted((one, other) => one.share - other.share)
      .map(({ at }) => at);
  return fillEdges(outline, (from, to) => [...along(from, to), ...along(to, from).reverse()]);
}

/** Bends the edges of an outline to the corners of a neighbour that lie near them, if there is a sliver between. */
export function bendTo(outline: Outline, neighbour: Outline, rules: SeamRules): Outline {
  const ours = cornersOf(outline);
  const nearest = nearestEdgeFinder(outline, rules.projection, rules.toleranceKm);
  const inserts: NearestOnLine[] = [];
  for (const [key, corner] of cornersOf(neighbour)) {
    const found = ours.has(key) ? undefined : nearest(corner);
    const isWithin = found && found.share > 0 && found.share < 1;
    if (isWithin && isApart(corner, found.at, found, rules)) inserts.push({ ...found, at: corner });
  }
  return insertCorners(outline, inserts);
}

/** Where two corners of an outline both lie on a neighbour’s line, takes over what that has between them, if it is near. */
export function followNeighbour(outline: Outline, neighbour: Outline, rules: SeamRules): Outline {
  const places = new Map<string, { ring: Ring; index: number }>();
  for (const closed of ringsOf(neighbour)) {
    const ring = closed.slice(1);
    for (const [index, position] of ring.entries()) places.set(keyOf(position), { ring, index });
  }
  return fillEdges(outline, (from, to) => {
    const [start, end] = [places.get(keyOf(from)), places.get(keyOf(to))];
    if (!start || !end || start.ring !== end.ring) return [];
    const [forwards, backwards] = [1, -1].map((step) => pathAlong(start.ring, start.index, end.index, step, rules));
    return forwards && backwards
      ? forwards.length <= backwards.length
        ? forwards
        : backwards
      : (forwards ?? backwards ?? []);
  });
}

/** The corners from one place of an open ring to another, as long as they stay near the straight line between the two. */
function pathAlong(
  ring: Ring,
  start: number,
  end: number,
  step: number,
  { projection: { toKm }, toleranceKm }: SeamRules,
): Position[] | undefined {
  const [from, to] = [ring[start], ring[end]];
  if (!from || !to) return undefined;
  const [a, b] = [toKm(from), toKm(to)];
  const path: Position[] = [];
  for (let index = start; ; ) {
    index = (index + step + ring.length) % ring.length;
    const position = ring[index];
    if (index === end || !position) return path;
    if (distanceToSegment(toKm(position), a, b) > toleranceKm) return undefined;
    path.push(position);
  }
}

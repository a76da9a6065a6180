import { type Meeting, meetingsOf } from '#area/shape/crossing.ts';
import { type Edge, edgesOf, isSamePosition, keyOf, type Position, type Ring } from '#area/shape/geometry.ts';

/** A ring taken apart at every position where it meets itself. */
export interface Loops {
  /** Closed lines that never meet themselves; a spike is one of two corners, out and back. */
  loops: readonly Ring[];
  /** Where the ring first met itself; undefined when it never did and is its own only loop. */
  meeting?: Position | undefined;
}

/** Cuts a closed ring at its crossings and touching points into loops that do not meet themselves. */
export function loopsOf(ring: Ring): Loops {
  const meetings = [...meetingsOf({ type: 'Polygon', coordinates: [ring] })];
  const meeting = meetings[0]?.at[0];
  return meeting ? { loops: cutAtRepeats(nodesOf(ring, meetings)), meeting } : { loops: [ring] };
}

/** The corners of a ring with every meeting as a corner of both edges that meet there; the last is not the first. */
function nodesOf(ring: Ring, meetings: readonly Meeting[]): Position[] {
  const edges = edgesOf(ring);
  const between = edges.map((): Position[] => []);
  for (const { edges: pair, at } of meetings) {
    for (const index of pair) between[index]?.push(...at);
  }
  return edges.flatMap((edge, index) => [edge[0], ...inOrder(between[index] ?? [], edge)]);
}

/** The positions on an edge as one walks along it, each once, without its ends. */
function inOrder(positions: readonly Position[], [from, to]: Edge): Position[] {
  const distance = (position: Position): number => Math.hypot(position[0] - from[0], position[1] - from[1]);
  return positions
    .filter((position) => !isSamePosition(position, from) && !isSamePosition(position, to))
    .sort((one, other) => distance(one) - distance(other))
    .filter((position, index, sorted) => keyOf(position) !== keyOf(sorted[index - 1] ?? from));
}

/** Walks along corners and closes a loop whenever it comes back to one that it has been at. */
function cutAtRepeats(corners: readonly Position[]): Ring[] {
  const loops: Ring[] = [];
  const path: Position[] = [];
  const places = new Map<string, number>();
  for (const corner of [...corners, ...corners.slice(0, 1)]) {
    const start = places.get(keyOf(corner));
    if (start !== undefined) {
      const loop = path.splice(start + 1);
      for (const left of loop) places.delete(keyOf(left));
      loops.push([corner, ...loop, corner]);
      continue;
    }
    places.set(keyOf(corner), path.length);
    path.push(corner);
  }
  return loops;
}

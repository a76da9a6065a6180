import { type Edge, edgesOf, isSamePosition, type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';

/** Rounding in the last bits must not turn a straight line into a bend: below this share a turn is none. */
const STRAIGHT = 1e-12;

/** 1 when c lies left of the line from a to b, -1 when right, 0 when the three are in line. */
function turnOf(a: Position, b: Position, c: Position): number {
  const [left, right] = [(b[0] - a[0]) * (c[1] - a[1]), (b[1] - a[1]) * (c[0] - a[0])];
  const turn = left - right;
  return Math.abs(turn) <= STRAIGHT * (Math.abs(left) + Math.abs(right)) ? 0 : Math.sign(turn);
}

const isBetween = (value: number, one: number, other: number): boolean =>
  Math.min(one, other) <= value && value <= Math.max(one, other);

const isOnEdge = ([a, b]: Edge, point: Position): boolean =>
  turnOf(a, b, point) === 0 && isBetween(point[0], a[0], b[0]) && isBetween(point[1], a[1], b[1]);

/** Whether each edge has the ends of the other on both of its sides. */
function doCross([a, b]: Edge, [c, d]: Edge): boolean {
  return turnOf(a, b, c) * turnOf(a, b, d) < 0 && turnOf(c, d, a) * turnOf(c, d, b) < 0;
}

/** Where an end of one edge lies on the other, apart from an end that follows on from the other's. */
function touchesOf(first: Edge, second: Edge): Position[] {
  const touching = [
    ...second.filter((point) => isOnEdge(first, point)),
    ...first.filter((point) => isOnEdge(second, point)),
  ];
  const follows = isSamePosition(first[1], second[0]) || isSamePosition(second[1], first[0]);
  const joint = isSamePosition(first[1], second[0]) ? first[1] : first[0];
  return touching.filter((point) => !follows || !isSamePosition(point, joint));
}

function meetingPoint([a, b]: Edge, [c, d]: Edge): Position {
  const across = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  if (across === 0) return c;
  const share = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / across;
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

interface Piece {
  edge: Edge;
  /** The place of the edge among all edges of the outline, ring after ring. */
  index: number;
  ring: number;
  west: number;
  east: number;
}

/** Edges from west to east, so that a search may stop as soon as the next one begins beyond. */
function piecesOf(outline: Outline): Piece[] {
  return ringsOf(outline)
    .flatMap((points, ring) => edgesOf(points).map((edge) => ({ edge, ring })))
    .map(({ edge: [a, b], ring }, index): Piece => {
      return { edge: [a, b], index, ring, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
    })
    .sort((one, other) => one.west - other.west);
}

/** Two edges that should not meet, by their place among all edges of the outline, and the positions where they do. */
export interface Meeting {
  edges: readonly [number, number];
  at: readonly Position[];
}

/**
 * Every place where an outline crosses itself, one after the other. A ring may not even touch itself,
 * but two rings may meet in a point, as a hole may meet its border (OGC Simple Features, 6.1.11).
 */
export function* meetingsOf(outline: Outline): Generator<Meeting, void> {
  const pieces = piecesOf(outline);
  for (const [index, one] of pieces.entries()) {
    for (let next = index + 1; next < pieces.length; next += 1) {
      const other = pieces[next];
      if (!other || other.west > one.east) break;
      const at = placesWhereMeet(one, other);
      if (at.length > 0) yield { edges: [one.index, other.index], at };
    }
  }
}

function placesWhereMeet(one: Piece, other: Piece): readonly Position[] {
  // Edges that run at different heights are by far the most.
  if (!doHeightsMeet(one.edge, other.edge)) return [];
  if (doCross(one.edge, other.edge)) return [meetingPoint(one.edge, other.edge)];
  return one.ring === other.ring ? touchesOf(one.edge, other.edge) : [];
}

const doHeightsMeet = ([a, b]: Edge, [c, d]: Edge): boolean =>
  Math.max(a[1], b[1]) >= Math.min(c[1], d[1]) && Math.max(c[1], d[1]) >= Math.min(a[1], b[1]);

/** The first place where an outline crosses itself; undefined when it does not. */
export function findCrossing(outline: Outline): Position | undefined {
  const [first] = meetingsOf(outline);
  return first?.at[0];
}

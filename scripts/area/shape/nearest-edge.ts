import { type Edge, edgesOf, type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import type { PointKm, Projection } from '#area/shape/projection.ts';

/** Where an outline’s line is nearest to a position. */
export interface NearestOnLine {
  edge: Edge;
  /** How far along the edge, from 0 to 1. */
  share: number;
  at: Position;
  distanceKm: number;
}

/** An edge on flat ground. */
interface FlatEdge {
  edge: Edge;
  from: PointKm;
  to: PointKm;
}

const ROW_KM = 0.05;

/** Sorts the edges of an outline into rows, once, so that a search looks at few of them. */
export function nearestEdgeFinder(outline: Outline, { toKm, toPosition }: Projection, withinKm: number) {
  const edges = ringsOf(outline).flatMap(edgesOf);
  const rows = rowsOf(
    edges.map((edge) => ({ edge, from: toKm(edge[0]), to: toKm(edge[1]) })),
    withinKm,
  );
  return (position: Position): NearestOnLine | undefined => {
    const point = toKm(position);
    let best: NearestOnLine | undefined;
    for (const flat of rows.get(Math.floor(point[1] / ROW_KM)) ?? []) {
      if (isBeside(point, flat, withinKm)) continue;
      const found = nearestOn(flat, point, toPosition);
      if (found.distanceKm <= (best?.distanceKm ?? withinKm)) best = found;
    }
    return best;
  };
}

function nearestOn({ edge, from, to }: FlatEdge, point: PointKm, toPosition: Projection['toPosition']): NearestOnLine {
  const share = shareAlong(point, from, to);
  const at: PointKm = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  const distanceKm = Math.hypot(at[0] - point[0], at[1] - point[1]);
  // The ends of an edge are those of its neighbours to the last bit.
  return { edge, share, distanceKm, at: share === 0 ? edge[0] : share === 1 ? edge[1] : toPosition(at) };
}

/** Whether a point is too far to the east or west: most edges on the same latitude are. */
const isBeside = (point: PointKm, { from, to }: FlatEdge, withinKm: number): boolean =>
  Math.abs(point[0] - from[0]) > Math.abs(to[0] - from[0]) + withinKm;

function rowsOf(edges: readonly FlatEdge[], withinKm: number): Map<number, FlatEdge[]> {
  const rows = new Map<number, FlatEdge[]>();
  for (const flat of edges) {
    const [one, other] = [flat.from[1], flat.to[1]];
    const last = Math.floor((Math.max(one, other) + withinKm) / ROW_KM);
    for (let row = Math.floor((Math.min(one, other) - withinKm) / ROW_KM); row <= last; row += 1) {
      const known = rows.get(row);
      if (known) known.push(flat);
      else rows.set(row, [flat]);
    }
  }
  return rows;
}

function shareAlong(point: PointKm, from: PointKm, to: PointKm): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const along = ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / (x * x + y * y);
  return Math.min(1, Math.max(0, along));
}

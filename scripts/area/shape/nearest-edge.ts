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

const ROW_KM = 0.05;

/** Sorts the edges of an outline into rows, once, so that a search looks at few of them. */
export function nearestEdgeFinder(outline: Outline, { toKm, toPosition }: Projection, withinKm: number) {
  const rows = new Map<number, Edge[]>();
  for (const edge of ringsOf(outline).flatMap(edgesOf)) {
    const [one, other] = [toKm(edge[0])[1], toKm(edge[1])[1]];
    const last = Math.floor((Math.max(one, other) + withinKm) / ROW_KM);
    for (let row = Math.floor((Math.min(one, other) - withinKm) / ROW_KM); row <= last; row += 1) {
      const edges = rows.get(row);
      if (edges) edges.push(edge);
      else rows.set(row, [edge]);
    }
  }
  return (position: Position): NearestOnLine | undefined => {
    const point = toKm(position);
    let best: NearestOnLine | undefined;
    for (const edge of rows.get(Math.floor(point[1] / ROW_KM)) ?? []) {
      const [from, to] = [toKm(edge[0]), toKm(edge[1])];
      const share = shareAlong(point, from, to);
      const at: PointKm = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      const distanceKm = Math.hypot(at[0] - point[0], at[1] - point[1]);
      if (distanceKm > (best?.distanceKm ?? withinKm)) continue;
      // The ends of an edge are those of its neighbours to the last bit.
      best = { edge, share, distanceKm, at: share === 0 ? edge[0] : share === 1 ? edge[1] : toPosition(at) };
    }
    return best;
  };
}

function shareAlong(point: PointKm, from: PointKm, to: PointKm): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const along = ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / (x * x + y * y);
  return Math.min(1, Math.max(0, along));
}

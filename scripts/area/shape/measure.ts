import {
  boxOf,
  type Edge,
  edgesOf,
  type Outline,
  type Position,
  polygonsOf,
  type Ring,
  ringsOf,
} from '#area/shape/geometry.ts';
import { type PointKm, type Projection, projectionAt } from '#area/shape/projection.ts';

/** The middle of the box round some outlines, the natural origin to project them from. */
export function middleOf(outlines: readonly Outline[]): Position | undefined {
  const box = boxOf(outlines);
  return box && [(box.west + box.east) / 2, (box.south + box.north) / 2];
}

/** Signed area of a ring by the shoelace formula; positive when it runs anticlockwise. */
function signedKm2(ring: Ring, { toKm }: Projection): number {
  let sum = 0;
  for (const edge of edgesOf(ring)) {
    const [a, b] = [toKm(edge[0]), toKm(edge[1])];
    sum += (a[0] * b[1] - b[0] * a[1]) / 2;
  }
  return sum;
}

/** Outer rings count as land and holes as none, whichever way round their positions run. */
function landKm2(outline: Outline, projection: Projection): number {
  let sum = 0;
  for (const [index, ring] of polygonsOf(outline).flatMap((rings) => [...rings.entries()])) {
    sum += (index === 0 ? 1 : -1) * Math.abs(signedKm2(ring, projection));
  }
  return sum;
}

/** Signed area of a ring in km²: positive when it runs anticlockwise, 0 when it is empty. */
export function ringAreaKm2(ring: Ring): number {
  const origin = middleOf([{ type: 'Polygon', coordinates: [ring] }]);
  return origin ? signedKm2(ring, projectionAt(origin)) : 0;
}

/**
 * The area of an outline in km² without its holes; never negative, 0 when there is nothing.
 * Two outlines of one place compare exactly when both are measured from the same origin.
 */
export function areaKm2(outline: Outline, origin = middleOf([outline])): number {
  return origin ? Math.max(0, landKm2(outline, projectionAt(origin))) : 0;
}

/** The distance from a point to a straight piece in the same flat units. */
export function distanceToSegment(point: PointKm, from: PointKm, to: PointKm): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const lengthSquared = x * x + y * y;
  const along = lengthSquared > 0 ? ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / lengthSquared : 0;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point[0] - from[0] - share * x, point[1] - from[1] - share * y);
}

/** The distance in km from a position to the nearest of some edges; Infinity when there are none. */
export function distanceToEdgesKm(position: Position, edges: readonly Edge[]): number {
  const { toKm } = projectionAt(position);
  return edges.reduce((so, [from, to]) => Math.min(so, distanceToSegment([0, 0], toKm(from), toKm(to))), Infinity);
}

/** The distance in km from a position to the nearest edge of an outline; Infinity when it has no edges. */
export const distanceToOutlineKm = (position: Position, outline: Outline): number =>
  distanceToEdgesKm(position, ringsOf(outline).flatMap(edgesOf));

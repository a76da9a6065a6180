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

interface Moment {
  areaKm2: number;
  eastKm3: number;
  northKm3: number;
}

/** Signed area and first moments of a ring by the shoelace formula; positive when it runs anticlockwise. */
function momentOf(ring: Ring, { toKm }: Projection): Moment {
  const moment: Moment = { areaKm2: 0, eastKm3: 0, northKm3: 0 };
  for (const edge of edgesOf(ring)) {
    const [a, b] = [toKm(edge[0]), toKm(edge[1])];
    const cross = a[0] * b[1] - b[0] * a[1];
    moment.areaKm2 += cross / 2;
    moment.eastKm3 += ((a[0] + b[0]) * cross) / 6;
    moment.northKm3 += ((a[1] + b[1]) * cross) / 6;
  }
  return moment;
}

/** Outer rings count as land and holes as none, whichever way round their positions run. */
function landOf(outline: Outline, projection: Projection): Moment {
  const land: Moment = { areaKm2: 0, eastKm3: 0, northKm3: 0 };
  for (const [index, ring] of polygonsOf(outline).flatMap((rings) => [...rings.entries()])) {
    const moment = momentOf(ring, projection);
    const sign = (index === 0 ? 1 : -1) * Math.sign(moment.areaKm2);
    land.areaKm2 += sign * moment.areaKm2;
    land.eastKm3 += sign * moment.eastKm3;
    land.northKm3 += sign * moment.northKm3;
  }
  return land;
}

/** Signed area of a ring in km²: positive when it runs anticlockwise, 0 when it is empty. */
export function ringAreaKm2(ring: Ring): number {
  const origin = middleOf([{ type: 'Polygon', coordinates: [ring] }]);
  return origin ? momentOf(ring, projectionAt(origin)).areaKm2 : 0;
}

/**
 * The area of an outline in km² without its holes; never negative, 0 when there is nothing.
 * Two outlines of one place compare exactly when both are measured from the same origin.
 */
export function areaKm2(outline: Outline, origin = middleOf([outline])): number {
  return origin ? Math.max(0, landOf(outline, projectionAt(origin)).areaKm2) : 0;
}

/** The centre of gravity, which may lie outside a bent outline; the middle of the box when the outline has no area. */
export function centroidOf(outline: Outline): Position | undefined {
  const origin = middleOf([outline]);
  if (!origin) return undefined;
  const projection = projectionAt(origin);
  const { areaKm2: area, eastKm3, northKm3 } = landOf(outline, projection);
  return area > 1e-9 ? projection.toPosition([eastKm3 / area, northKm3 / area]) : origin;
}

/** The distance from a point to a straight piece in the same flat units. */
export function distanceToSegment(point: PointKm, from: PointKm, to: PointKm): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const lengthSquared = x * x + y * y;
  const along = lengthSquared > 0 ? ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / lengthSquared : 0;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point[0] - from[0] - share * x, point[1] - from[1] - share * y);
}

/** The distance in km from a position to the nearest edge of an outline; Infinity when it has no edges. */
export function distanceToOutlineKm(position: Position, outline: Outline): number {
  const { toKm } = projectionAt(position);
  const distance = ([from, to]: Edge): number => distanceToSegment([0, 0], toKm(from), toKm(to));
  return ringsOf(outline)
    .flatMap(edgesOf)
    .reduce((nearest, edge) => Math.min(nearest, distance(edge)), Infinity);
}

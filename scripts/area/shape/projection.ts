import type { Position } from '#area/shape/geometry.ts';

/** A point on flat ground in kilometres, east and north of an origin. */
export type PointKm = readonly [eastKm: number, northKm: number];

const KM_PER_DEGREE = (6371.0088 * Math.PI) / 180;

/** Maps the neighbourhood of a place to flat ground and back; within 100 km the error stays below one part in a hundred. */
export interface Projection {
  toKm: (position: Position) => PointKm;
  toPosition: (point: PointKm) => Position;
}

/** The local equirectangular projection round an origin. It does not reach across the 180th meridian. */
export function projectionAt(origin: Position): Projection {
  // At a pole the width of a degree is nothing; a floor keeps the way back finite.
  const kmPerLongitude = KM_PER_DEGREE * Math.max(Math.cos((origin[1] * Math.PI) / 180), 1e-6);
  return {
    toKm: ([longitude, latitude]) => [(longitude - origin[0]) * kmPerLongitude, (latitude - origin[1]) * KM_PER_DEGREE],
    toPosition: ([eastKm, northKm]) => [origin[0] + eastKm / kmPerLongitude, origin[1] + northKm / KM_PER_DEGREE],
  };
}

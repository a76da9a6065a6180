import type { AreaLibrary, Households, PostcodePoints } from '#area/library/area-library.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { preparedOf } from '#area/shape/prepared-outline.ts';

/** Who lives in a place, as far as it is known. */
export interface LivingThere {
  /** In use, in order; undefined when no postcodes were imported. */
  postcodes: string[] | undefined;
  /** Undefined when no postcodes were imported. */
  homes: number | undefined;
  /** True when homes were not counted but reckoned from postcodes. */
  homesEstimated: boolean;
}

/** The postcodes in use whose points lie within an outline, and the homes in them. */
export function livingIn(outline: Outline, areas: AreaLibrary, homesPerPostcode: number): LivingThere {
  const { postcodes, households } = areas;
  if (!postcodes) return { postcodes: undefined, homes: undefined, homesEstimated: false };
  const inside = pointsIn(outline, postcodes.inUse);
  const codes = inside.map((at) => postcodes.inUse.codes[at] ?? '');
  if (!households) {
    return { postcodes: codes, homes: Math.round(codes.length * homesPerPostcode), homesEstimated: true };
  }
  const counts = countsOf(postcodes.inUse, households);
  const homes = inside.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
  return { postcodes: codes, homes, homesEstimated: false };
}

/** The places, in the columns, of the points that lie within an outline. */
export function pointsIn(outline: Outline, { longitudes, latitudes }: PostcodePoints): number[] {
  const { box, contains } = preparedOf(outline);
  const inside: number[] = [];
  if (!box) return inside;
  const { west, south, east, north } = box;
  for (let at = 0; at < longitudes.length; at += 1) {
    const longitude = longitudes[at] ?? Number.NaN;
    const latitude = latitudes[at] ?? Number.NaN;
    // Four comparisons leave out nearly all of a county before anything is looked up.
    if (longitude < west || longitude > east || latitude < south || latitude > north) continue;
    if (contains(longitude, latitude)) inside.push(at);
  }
  return inside;
}

const columns = new WeakMap<Households, { points: PostcodePoints; counts: Float64Array }>();

/** The homes of each postcode beside its point, so that adding up a whole county looks nothing up. */
export function countsOf(points: PostcodePoints, households: Households): Float64Array {
  const known = columns.get(households);
  if (known?.points === points) return known.counts;
  const counts = Float64Array.from(points.codes, (code) => households.homes.get(code) ?? 0);
  columns.set(households, { points, counts });
  return counts;
}

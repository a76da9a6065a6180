import type { AreaLibrary } from '#area/library/area-library.ts';
import type { Box, Position } from '#area/shape/geometry.ts';

/** A postcode and where it is, for a dot on the map. */
export interface Dot {
  code: string;
  at: Position;
}

/** More dots than this would be a blot. */
const MOST = 4000;

/** The postcodes in use within a box, as far as they can be shown; none when there are too many. */
export function dotsIn({ west, south, east, north }: Box, { postcodes }: AreaLibrary): Dot[] {
  const dots: Dot[] = [];
  if (!postcodes) return dots;
  const { codes, longitudes, latitudes } = postcodes.inUse;
  for (const [index, code] of codes.entries()) {
    const [longitude, latitude] = [longitudes[index] ?? Number.NaN, latitudes[index] ?? Number.NaN];
    if (!(longitude >= west && longitude <= east && latitude >= south && latitude <= north)) continue;
    if (dots.length === MOST) return [];
    dots.push({ code, at: [longitude, latitude] });
  }
  return dots;
}

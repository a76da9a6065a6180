import { BORDER_TOLERANCE_KM } from '#area/border-tolerance.ts';
import type { Box, Outline } from '#area/shape/geometry.ts';
import { distanceToOutlineKm } from '#area/shape/measure.ts';
import { prepareOutline } from '#area/shape/prepared-outline.ts';

/** Which county data is imported for. */
export interface CountyFrame {
  name: string;
  outline: Outline;
  districts: readonly { name: string; code: string; outline: Outline }[];
}

/** Whether something is of the county, or why not. */
export type Verdict = 'inside' | 'outside' | 'neighbour' | 'astray';

/** About 1.6 km north and 1 km east at the latitude of Britain: whoever is outside of that is not near the border. */
const MARGIN_DEGREES = { east: 0.03, north: 0.015 };

/**
 * Tells what belongs to a county. The outline that ships is simplified, so near the border the code of the district
 * decides, where there is one; everywhere else the outline does, for codes change.
 * - `neighbour`: inside the outline near its border, but of a district that is not one of the county's
 * - `astray`: of one of its districts, but far outside
 */
export function countyFilter({
  outline,
  districts,
}: CountyFrame): (longitude: number, latitude: number, district: string) => Verdict {
  const { box, contains } = prepareOutline(outline);
  const codes = new Set(districts.map(({ code }) => code));
  const isNearBorder = (longitude: number, latitude: number): boolean =>
    distanceToOutlineKm([longitude, latitude], outline) <= BORDER_TOLERANCE_KM;
  return (longitude, latitude, district) => {
    const isOwn = codes.has(district);
    if (contains(longitude, latitude)) {
      return district === '' || isOwn || !isNearBorder(longitude, latitude) ? 'inside' : 'neighbour';
    }
    if (!isOwn) return 'outside';
    return box && isWithin(box, longitude, latitude) && isNearBorder(longitude, latitude) ? 'inside' : 'astray';
  };
}

function isWithin({ west, south, east, north }: Box, longitude: number, latitude: number): boolean {
  return (
    longitude >= west - MARGIN_DEGREES.east &&
    longitude <= east + MARGIN_DEGREES.east &&
    latitude >= south - MARGIN_DEGREES.north &&
    latitude <= north + MARGIN_DEGREES.north
  );
}

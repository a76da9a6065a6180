import { doBoxesMeet, shareWithin } from '#area/shape/clip.ts';
import { boxOf, type Outline } from '#area/shape/geometry.ts';
import { labelPointOf } from '#area/shape/label-point.ts';
import { prepareOutline } from '#area/shape/prepared-outline.ts';
import { readRawOutline } from '#area/shape/raw-outline.ts';

/** The county’s own line is right to 150 m, so that a neighbour may seem to reach into it a little. */
const LEAST_SHARE = 0.1;

/** What belongs to the county. */
export interface CountyFilter {
  /** Whether a geometry comes near the county, either way round; cheap, and true for whatever cannot be read. */
  mayTouch: (geometry: unknown) => boolean;
  /** Whether an area’s middle lies in the county, or a tenth of its land. */
  holds: (outline: Outline) => boolean;
}

/** Makes a filter for the areas of one county. */
export function countyFilter(county: Outline): CountyFilter {
  const { contains } = prepareOutline(county);
  return {
    mayTouch: (geometry) => {
      const raw = readRawOutline(geometry);
      return !('outline' in raw) || doBoxesMeet(raw.outline, county) || doBoxesMeet(swapped(raw.outline), county);
    },
    holds: (outline) => {
      if (!doBoxesMeet(outline, county)) return false;
      const middle = labelPointOf(outline);
      return (middle !== undefined && contains(...middle)) || shareWithin(outline, county) > LEAST_SHARE;
    },
  };
}

/** The box of an outline with latitude and longitude changed round. */
function swapped(outline: Outline): Outline {
  const { west, south, east, north } = boxOf([outline]) ?? { west: 0, south: 0, east: 0, north: 0 };
  return {
    type: 'Polygon',
    coordinates: [
      [
        [south, west],
        [north, east],
      ],
    ],
  };
}

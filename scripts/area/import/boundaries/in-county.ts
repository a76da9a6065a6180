import { commonLandKm2 } from '#area/reach/common-land.ts';
import { measuresOf } from '#area/reach/measures.ts';
import { type Box, boxOf, doBoxesMeet, type Outline } from '#area/shape/geometry.ts';
import { labelPointOf } from '#area/shape/label-point.ts';
import { preparedOf } from '#area/shape/prepared-outline.ts';
import { readRawOutline } from '#area/shape/raw-outline.ts';

/** The county’s own line is right to 150 m, so that a neighbour may seem to reach into it a little. */
const LEAST_SHARE = 0.1;

/** What belongs to the county. */
export interface AreaFilter {
  /** Whether a geometry comes near the county, either way round; cheap, and true for whatever cannot be read. */
  mayTouch: (geometry: unknown) => boolean;
  /** Whether an area’s middle lies in the county, or a tenth of its land. */
  holds: (outline: Outline) => boolean;
}

/** Makes a filter for the areas of one county. */
export function areaFilter(county: Outline): AreaFilter {
  const { box, contains } = preparedOf(county);
  return {
    mayTouch: (geometry) => {
      const raw = readRawOutline(geometry);
      if (!('outline' in raw)) return true;
      const own = boxOf([raw.outline]);
      return doBoxesMeet(own, box) || doBoxesMeet(own && swapped(own), box);
    },
    holds: (outline) => {
      const own = measuresOf(outline);
      if (!doBoxesMeet(own.box, box)) return false;
      const middle = labelPointOf(outline);
      return (middle && contains(...middle)) || commonLandKm2(outline, county) > LEAST_SHARE * own.landKm2;
    },
  };
}

/** A box with latitude and longitude changed round. */
const swapped = ({ west, south, east, north }: Box): Box => ({ west: south, south: west, east: north, north: east });

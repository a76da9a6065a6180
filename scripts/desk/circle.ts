import type { AreaLibrary, PostcodePoints } from '#area/library/area-library.ts';
import { parsePostcode, type WrittenPostcode } from '#area/postcode.ts';
import { circleRound, parseLengthKm, RADIUS_KM } from '#area/reach/circle.ts';
import type { Box, Outline, Position } from '#area/shape/geometry.ts';
import { positionOf } from '#desk/positions.ts';

/** A circle that somebody typed: round a postcode or a point, with a radius such as “500 m”. */
export interface TypedCircle {
  middle: string;
  radius: string;
}

/** The circle, or a sentence about what keeps it from being drawn. */
export type Circle = { outline: Outline; madeOf: string } | { sentence: string };

/** Draws a circle round a postcode of the library, or round a point. */
export function circleOf({ middle, radius }: TypedCircle, areas: AreaLibrary, county: Box): Circle {
  const km = radiusKm(radius);
  if (km === undefined) return { sentence: 'Write the radius with its unit, such as 500 m or 1.5 km.' };
  if (km < RADIUS_KM.least || km > RADIUS_KM.greatest) {
    return { sentence: `The radius must be from ${RADIUS_KM.least * 1000} m to ${RADIUS_KM.greatest} km.` };
  }
  const at = /\d\s*[,;\s]\s*-?\d/.test(middle) && positionOf(middle, county);
  const found = at ? { position: at } : middleOf(parsePostcode(middle), areas);
  if ('sentence' in found) return found;
  const round = at ? 'a point' : 'a postcode';
  const length = km < 1 ? `${Math.round(km * 1000)} m` : `${Number(km.toFixed(2))} km`;
  return { outline: circleRound(found.position, km), madeOf: `A circle of ${length} round ${round}` };
}

/** A bare number is read in metres, as nobody means 500 km. */
function radiusKm(text: string): number | undefined {
  return parseLengthKm(/^\s*\d+(?:\.\d+)?\s*$/.test(text) ? `${text.trim()}m` : text);
}

function middleOf(written: WrittenPostcode, { postcodes }: AreaLibrary): { position: Position } | { sentence: string } {
  switch (written.kind) {
    case 'empty':
      return { sentence: 'Write a postcode, or latitude and longitude.' };
    case 'strange':
      return { sentence: 'This is neither a postcode nor a point. Write one such as BD21 3PY or 53.8671, -1.9062.' };
    case 'outcode':
    case 'partial':
      return { sentence: `“${written.outcode}” is only the beginning of a postcode. Write all of it.` };
    case 'whole':
      break;
  }
  if (!postcodes) {
    return {
      sentence: 'No postcodes were imported, so this one cannot be found. Write latitude and longitude instead.',
    };
  }
  const position = positionIn(postcodes.inUse, written.code) ?? positionIn(postcodes.ended, written.code);
  return position
    ? { position }
    : {
        sentence: `${written.code} is not among the postcodes that were imported. See that it is right, and in the county.`,
      };
}

function positionIn({ codes, longitudes, latitudes }: PostcodePoints, code: string): Position | undefined {
  const at = codes.indexOf(code);
  const [longitude, latitude] = [longitudes[at], latitudes[at]];
  return longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
}

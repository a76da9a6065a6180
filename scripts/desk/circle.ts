import { chooseCircle } from '#aiming/chosen-place.ts';
import type { AreaLibrary } from '#area/library/area-library.ts';
import { circleRound, parseLengthKm, RADIUS_KM } from '#area/reach/circle.ts';
import type { Box, Outline } from '#area/shape/geometry.ts';
import { exampleIn, positionOf } from '#desk/positions.ts';

/** A circle that somebody typed: round a postcode or a point, with a radius such as “500 m”. */
export interface TypedCircle {
  middle: string;
  radius: string;
}

/** The circle and what it is made of, or a sentence about what keeps it from being drawn. */
export type Circle = { outline: Outline; madeOf: string } | { sentence: string };

/** Draws a circle round a postcode of the library, or round a point. `year` is when it is drawn. */
export function circleOf({ middle, radius }: TypedCircle, areas: AreaLibrary, county: Box, year: number): Circle {
  // A bare number is read in metres: nobody means 500 km.
  const length = /^\s*\d+(?:\.\d+)?\s*$/.test(radius) ? `${radius.trim()} m` : radius.trim();
  if (middle.trim() === '') {
    return { sentence: `Write a postcode, or latitude and longitude, such as ${exampleIn(county)}.` };
  }
  const position = /\d\s*[,;\s]\s*-?\d+\./.test(middle) ? positionOf(middle, county) : undefined;
  if (!position && !areas.postcodes) return { sentence: noPostcodes(county) };
  if (!position) return roundPostcode(middle, length, areas, year);
  const km = parseLengthKm(length);
  if (km === undefined || km < RADIUS_KM.least || km > RADIUS_KM.greatest) {
    return { sentence: 'Write a radius from 100 m to 38 km, such as 500 m or 1.5 km.' };
  }
  return { outline: circleRound(position, km), madeOf: `Drawn as a circle of ${length}, ${year}` };
}

function roundPostcode(postcode: string, length: string, areas: AreaLibrary, year: number): Circle {
  const chosen = chooseCircle(postcode, length, areas, year);
  if ('outline' in chosen) return { outline: chosen.outline, madeOf: `Drawn as a circle of ${length}, ${year}` };
  return chosen;
}

const noPostcodes = (county: Box): string =>
  `No postcodes have been imported yet. The command “npm run import -- postcodes FILE” takes them in. Until then, write latitude and longitude, such as ${exampleIn(county)}.`;

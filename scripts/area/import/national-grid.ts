import proj4 from 'proj4';
import type { Position } from '#area/shape/geometry.ts';

// EPSG:27700 with the seven published Helmert parameters (Ordnance Survey, “A guide to coordinate systems in Great
// Britain”). They are right to about 5 m everywhere in Great Britain, and to 2 or 3 m in the north of England; only the
// 15 MB grid OSTN15 does better. All of a file moves alike, so neighbours stay neighbours.
const BRITISH_NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';

const converter = proj4(BRITISH_NATIONAL_GRID, 'WGS84');

/** The extent of the grid in metres: nothing of Great Britain lies outside. */
const GRID = { east: 700_000, north: 1_300_000 };

/** Whether two numbers could be an easting and a northing of the British National Grid. */
export const isOnNationalGrid = (easting: number, northing: number): boolean =>
  easting >= 0 && easting <= GRID.east && northing >= 0 && northing <= GRID.north;

/** Turns metres of the British National Grid (EPSG:27700) into WGS84 degrees, right to about 5 m. */
export function toWgs84(easting: number, northing: number): Position {
  const [longitude, latitude] = converter.forward([easting, northing]);
  return [longitude, latitude];
}

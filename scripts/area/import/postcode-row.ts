import { isOnNationalGrid, toWgs84 } from '#area/import/national-grid.ts';
import type { PostcodeLayout } from '#area/import/postcode-layout.ts';
import { filledCells } from '#area/import/table.ts';
import { parsePostcode } from '#area/postcode.ts';
import type { Position } from '#area/shape/geometry.ts';

/** One row of a list of postcodes, before anybody asked whether it is of the county. */
export interface PostcodeRow {
  /** As it stands there. */
  written: string;
  position: Position;
  /** Latitude and longitude stood in each other's column. */
  wasSwapped: boolean;
  isEnded: boolean;
  /** Empty when the list has none. */
  district: string;
}

/** Why a row gives no postcode. */
export type RowFault = 'blank' | 'note' | 'width' | 'numbers' | 'nowhere' | 'off-the-map';

/** Reads a row; what is there may be anything. */
export function parsePostcodeRow(cells: readonly string[], layout: PostcodeLayout): PostcodeRow | RowFault {
  const filled = filledCells(cells);
  if (filled === 0) return 'blank';
  if (filled === 1 && parsePostcode(cells[layout.postcode] ?? '').kind !== 'whole') return 'note';
  if (cells.length < layout.width || filled > layout.width) return 'width';
  const cell = (column: number | undefined): string => (column === undefined ? '' : (cells[column] ?? '').trim());
  const [east, north] = [numberOf(cell(layout.east)), numberOf(cell(layout.north))];
  if (east === undefined || north === undefined) {
    return cell(layout.east) === '' && cell(layout.north) === '' ? 'nowhere' : 'numbers';
  }
  if (isMarkedNowhere(east, north, cell(layout.quality), layout.units)) return 'nowhere';
  const place = layout.units === 'metres' ? placeOnGrid(east, north) : placeInDegrees(east, north);
  if (!place) return 'off-the-map';
  const isEnded = cell(layout.ended) !== '';
  return { written: cell(layout.postcode), ...place, isEnded, district: cell(layout.district) };
}

function numberOf(text: string): number | undefined {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** The marks by which publishers say that they do not know where a postcode is. */
function isMarkedNowhere(east: number, north: number, quality: string, units: PostcodeLayout['units']): boolean {
  if (quality === '90' || (east === 0 && north === 0)) return true;
  return units === 'degrees' && north > 99.99 && north < 100;
}

function placeOnGrid(easting: number, northing: number): Pick<PostcodeRow, 'position' | 'wasSwapped'> | undefined {
  return isOnNationalGrid(easting, northing) ? { position: toWgs84(easting, northing), wasSwapped: false } : undefined;
}

/** The ranges of longitude and latitude in Britain do not meet, so there is no doubt which is which. */
function placeInDegrees(east: number, north: number): Pick<PostcodeRow, 'position' | 'wasSwapped'> | undefined {
  const isBritishLongitude = (degrees: number): boolean => degrees > -9 && degrees < 3;
  const isBritishLatitude = (degrees: number): boolean => degrees > 49 && degrees < 61;
  if (isBritishLongitude(north) && isBritishLatitude(east)) return { position: [north, east], wasSwapped: true };
  const isOnMap = Math.abs(east) <= 180 && Math.abs(north) <= 90;
  return isOnMap ? { position: [east, north], wasSwapped: false } : undefined;
}

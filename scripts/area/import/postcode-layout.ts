import type { PostcodeSource } from '#area/import/credits.ts';
import { parsePostcode } from '#area/postcode.ts';

/** Which column of a list of postcodes holds what, counted from 0. */
export interface PostcodeLayout {
  source: PostcodeSource;
  hasHeadings: boolean;
  /** How many columns each row must have. */
  width: number;
  postcode: number;
  /** Longitude or easting. */
  east: number;
  /** Latitude or northing. */
  north: number;
  units: 'degrees' | 'metres';
  /** How sure the point is, from 10 to 90, where 90 is no point at all. */
  quality: number | undefined;
  /** The month in which Royal Mail brought it in, and the month in which it was ended. */
  started: number | undefined;
  ended: number | undefined;
  /** The code of its district. */
  district: number | undefined;
}

/** Headings by what they stand for, the best first, as the publishers have written them over the years. */
const HEADINGS = {
  postcode: [/^pcds$/, /^pcd8?$/, /^pcd[27]$/, /^postcode$/, /^post_code$/],
  latitude: [/^lat$/, /^latitude$/],
  longitude: [/^long$/, /^lng$/, /^lon$/, /^longitude$/],
  easting: [/^eastings?$/, /^oseast1m$/, /^east1m$/],
  northing: [/^northings?$/, /^osnrth1m$/, /^north1m$/],
  quality: [/^positional_quality_indicator$/],
  started: [/^dointr$/],
  ended: [/^doterm$/],
  district: [/^(?:os)?laua$/, /^lad\d\dcd$/, /^district(?:_code)?$/, /^admin_district_code$/],
} as const;

/** The rows of Code-Point Open have no headings; these are its columns as its own notes list them. */
const CODE_POINT: PostcodeLayout = {
  ...{ source: 'code-point', hasHeadings: false, width: 10, units: 'metres' },
  ...{ postcode: 0, quality: 1, east: 2, north: 3, district: 8 },
  ...{ started: undefined, ended: undefined },
};

/** How the rows below this one are laid out, if it is a row of headings, or a row of Code-Point Open itself. */
export function layoutOf(cells: readonly string[]): PostcodeLayout | undefined {
  return isCodePoint(cells) ? CODE_POINT : layoutByHeadings(cells);
}

/** What can be wrong with headings, told by what is there: “no latitude”. */
export function missingHeadings(cells: readonly string[]): string[] {
  const names = cells.map(normalised);
  const has = (key: keyof typeof HEADINGS): boolean => columnOf(names, key) !== undefined;
  const isMissing = (['postcode', 'latitude', 'longitude'] as const).filter((key) => !has(key));
  // Somebody who has none of them has another file; no single one is missing.
  return isMissing.length === 3 ? [] : isMissing;
}

function layoutByHeadings(cells: readonly string[]): PostcodeLayout | undefined {
  const names = cells.map(normalised);
  const column = (key: keyof typeof HEADINGS): number | undefined => columnOf(names, key);
  const place = placeColumns(column);
  const postcode = column('postcode');
  if (postcode === undefined || !place) return undefined;
  const [started, ended] = [column('started'), column('ended')];
  return {
    ...{ source: sourceOf(names, ended !== undefined), hasHeadings: true, width: cells.length },
    ...{ postcode, ...place, quality: place.units === 'metres' ? column('quality') : undefined },
    ...{ started, ended, district: column('district') },
  };
}

function sourceOf(names: readonly string[], hasEnds: boolean): PostcodeSource {
  if (hasEnds) return 'directory';
  return names.some((name) => name === 'positional_quality_indicator') ? 'code-point' : 'other';
}

function placeColumns(
  column: (key: keyof typeof HEADINGS) => number | undefined,
): Pick<PostcodeLayout, 'east' | 'north' | 'units'> | undefined {
  const [longitude, latitude] = [column('longitude'), column('latitude')];
  if (longitude !== undefined && latitude !== undefined) return { east: longitude, north: latitude, units: 'degrees' };
  const [east, north] = [column('easting'), column('northing')];
  return east !== undefined && north !== undefined ? { east, north, units: 'metres' } : undefined;
}

function columnOf(names: readonly string[], key: keyof typeof HEADINGS): number | undefined {
  const column = HEADINGS[key]
    .map((heading) => names.findIndex((name) => heading.test(name)))
    .find((found) => found >= 0);
  return column;
}

function isCodePoint(cells: readonly string[]): boolean {
  const [postcode = '', ...numbers] = cells;
  const isMetres = numbers.slice(0, 3).every((cell) => /^\d{1,7}$/.test(cell.trim()));
  return cells.length === CODE_POINT.width && isMetres && parsePostcode(postcode).kind === 'whole';
}

function normalised(heading: string): string {
  return heading.trim().toLowerCase().replace(/\s+/g, '_');
}

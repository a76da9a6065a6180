import type { County } from '#area/districts.ts';
import type { AreaLibrary, Boundary, Households, PostcodePoints } from '#area/library/area-library.ts';
import { rectangle } from '../outlines.ts';

const PROVENANCE = { source: 'Invented for tests', licence: 'MIT', credit: 'Invented.' };

/** A postcode with its point. */
export type Point = readonly [code: string, longitude: number, latitude: number];

/** Points in columns, as an import keeps them. */
export function columns(points: readonly Point[]): PostcodePoints {
  const sorted = points.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    codes: sorted.map(([code]) => code),
    longitudes: Float64Array.from(sorted, ([, longitude]) => longitude),
    latitudes: Float64Array.from(sorted, ([, , latitude]) => latitude),
  };
}

/** A library of these postcodes, wards and counts of homes. */
export function libraryOf(
  points: readonly Point[] | undefined,
  { wards = [], homes }: { wards?: Boundary[]; homes?: Record<string, number> } = {},
): AreaLibrary {
  const households: Households | undefined = homes && {
    ...PROVENANCE,
    vintage: '2021',
    homes: new Map(Object.entries(homes)),
  };
  return {
    boundaries: wards.length > 0 ? [{ kind: 'ward', ...PROVENANCE, areas: wards }] : [],
    postcodes: points && { ...PROVENANCE, vintage: '2031', inUse: columns(points), ended: columns([]) },
    households,
  };
}

/** A code for every number: “ZZ1 1AA”, “ZZ1 1AB” … */
export function codeOf(number: number): string {
  const letter = (of: number): string => String.fromCharCode(65 + (of % 26));
  return `ZZ${1 + (Math.floor(number / 6760) % 90)} ${Math.floor(number / 676) % 10}${letter(Math.floor(number / 26))}${letter(number)}`;
}

/** A county of two square districts side by side, each about 20 km wide. */
export const county: County = {
  id: 'county',
  name: 'Brackenshire',
  outline: rectangle(0, 50, 0.6, 50.3),
  credit: 'Invented.',
  districts: [
    { id: 'west', name: 'West', outline: rectangle(0, 50, 0.3, 50.3) },
    { id: 'east', name: 'East', outline: rectangle(0.3, 50, 0.6, 50.3) },
  ],
};

/** How the two districts stand in the settings. */
export const districts = [
  { id: 'west', name: 'West', code: 'E99000001' },
  { id: 'east', name: 'East', code: 'E99000002' },
];

/** An official area. */
export const boundary = (code: string, name: string, outline: Boundary['outline'], vintage = '2031'): Boundary => ({
  code,
  name,
  vintage,
  outline,
});

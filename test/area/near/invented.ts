import type { Area } from '#area/districts.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import type { PostcodePoints, Postcodes } from '#area/library/area-library.ts';
import { rectangle } from '../outlines.ts';

/** Two districts side by side; `hill` and `mill` overlap in the western one. */
export const districts: readonly Area[] = [
  { id: 'west', name: 'West', outline: rectangle(-2, 53, -1.5, 54) },
  { id: 'east', name: 'East', outline: rectangle(-1.5, 53, -1, 54) },
];
export const county = { id: 'county', name: 'Both', outline: rectangle(-2, 53, -1, 54), districts, credit: 'Nobody' };

const hotspot = (id: string, geometry: PublicHotspot['geometry']): PublicHotspot => ({
  type: 'Feature',
  id,
  properties: {
    name: id,
    district: 'west',
    languages: ['en'],
    spoc: 'spoc',
    channels: ['paper'],
    'made-of': 'Invented',
  },
  geometry,
});
export const hotspots: readonly PublicHotspot[] = [
  hotspot('hill', rectangle(-1.9, 53.4, -1.8, 53.5) as PublicHotspot['geometry']),
  hotspot('mill', rectangle(-1.85, 53.4, -1.75, 53.5) as PublicHotspot['geometry']),
];

/** Postcodes in columns, in the order of their codes. */
export function pointsOf(rows: Record<string, readonly [longitude: number, latitude: number]>): PostcodePoints {
  const sorted = Object.entries(rows).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    codes: sorted.map(([code]) => code),
    longitudes: Float64Array.from(sorted, ([, [longitude]]) => longitude),
    latitudes: Float64Array.from(sorted, ([, [, latitude]]) => latitude),
  };
}

/** A directory of invented postcodes; no real outcode begins with ZZ. */
export function directoryOf(
  inUse: Parameters<typeof pointsOf>[0],
  ended: Parameters<typeof pointsOf>[0] = {},
): Postcodes {
  const provenance = { source: 'Invented', licence: 'None', credit: 'Invented postcodes.', vintage: 'May 2031' };
  return { ...provenance, inUse: pointsOf(inUse), ended: pointsOf(ended) };
}

import { readdirSync, readFileSync } from 'node:fs';
import { countyOf, districtsFileSchema } from '#area/districts.ts';
import { type Hotspot, hotspotSchema } from '#area/hotspot.ts';
import { placesFileSchema } from '#area/places.ts';

const readText = (path: string): string => readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8');
const readJson = (path: string): unknown => JSON.parse(readText(path));

/** The outlines that come with the project, as text and as data. */
export const districtsText = readText('areas/districts.geojson');
export const county = countyOf(districtsFileSchema.parse(JSON.parse(districtsText)));
export const { places } = placesFileSchema.parse(readJson('areas/places.json'));

/** The hotspots that come with the project; none when their folder is not there. */
export function shippedHotspots(): Hotspot[] {
  const folder = new URL('../../content/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /^hotspots[/\\][^/\\]+\.json$/.test(name))
    .sort()
    .map((name) => hotspotSchema.parse(readJson(name)));
}

import type { Area } from '#area/districts.ts';
import { planOutlineMap } from '#area/map/outline-map.ts';
import { outlineMapSvg } from '#area/map/outline-map-svg.ts';
import { library } from './library.ts';

/** Small enough for the words on it to stay legible where the map is as narrow as a telephone. */
const SIZE = { width: 420, height: 315, padding: 12, textSize: 15 };

const drawn = new Map<string, string>();

/** A map of some places as SVG. The same places are planned and drawn once, however many pages show them. */
export function outlineMap(focus: readonly Area[], title: string): string {
  const key = `${focus.map(({ id }) => id).join(' ')} ${title}`;
  const known = drawn.get(key);
  if (known) return known;
  const plan = planOutlineMap({ focus, districts: library.county.districts, places: library.towns, ...SIZE });
  const svg = outlineMapSvg(plan, { title });
  drawn.set(key, svg);
  return svg;
}

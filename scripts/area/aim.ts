import { COUNTY } from '#area/area-id.ts';
import type { Area, County } from '#area/districts.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import type { Outline } from '#area/shape/geometry.ts';

/** Whom a story is for: ids of hotspots and districts, or the single word `county`. */
export type Aim = readonly string[];

/** As much of a hotspot as an aim needs to know. */
interface Aimed {
  id: string;
  properties: Pick<PublicHotspot['properties'], 'name' | 'district'>;
  geometry: Outline;
}

const isIn = (aim: Aim, hotspot: Aimed): boolean =>
  aim.includes(COUNTY) || aim.includes(hotspot.id) || aim.includes(hotspot.properties.district);

/** The hotspots a story reaches, each once, in the order of the list and not of the aim. */
export const hotspotsOfAim = <H extends Aimed>(aim: Aim, hotspots: readonly H[]): H[] =>
  hotspots.filter((hotspot) => isIn(aim, hotspot));

/** The places an aim names, each once, in its order; a hotspot is left out when its whole district is aimed at. */
export function areasOfAim(aim: Aim, hotspots: readonly Aimed[], county: County): Area[] {
  if (aim.includes(COUNTY)) return [county];
  return [...new Set(aim)].flatMap((id): Area[] => {
    const district = county.districts.find((one) => one.id === id);
    if (district) return [district];
    const hotspot = hotspots.find((one) => one.id === id && !aim.includes(one.properties.district));
    return hotspot ? [{ id, name: hotspot.properties.name, outline: hotspot.geometry }] : [];
  });
}

/** The names for “For people in …”, to be joined by the rules of the language. */
export const placesInWords = (aim: Aim, hotspots: readonly Aimed[], county: County): string[] =>
  areasOfAim(aim, hotspots, county).map(({ name }) => name);

/** The ids of an aim that are neither hotspot, district nor `county`. */
export const unknownInAim = (aim: Aim, hotspots: readonly Aimed[], { districts }: County): string[] =>
  aim.filter((id) => id !== COUNTY && ![...hotspots, ...districts].some((area) => area.id === id));

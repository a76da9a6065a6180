import { COUNTY } from '#area/area-id.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import type { NearFile } from '#area/near/near-file.ts';
import type { Settings } from '#partnership/settings.ts';
import { type Choices, FREQUENCIES } from '#subscriber/choices.ts';

/** What the doorway knows of the partnership: nothing that is not public. */
export interface Partnership {
  settings: Settings;
  hotspots: readonly PublicHotspot[];
  /** The files that answer for postcodes, by the first half of these; undefined where none were imported. */
  near: ReadonlyMap<string, NearFile> | undefined;
  /** The words owed for the outlines and postcodes that are shown and looked up. */
  credit: string;
}

/** A place that a person can choose. */
export interface Place {
  id: string;
  name: string;
}

/** A district, with the places in it that have their own news. */
export interface DistrictPlaces extends Place {
  places: Place[];
}

/** Every place that can be chosen, by district. */
export function placesByDistrict({ settings, hotspots }: Partnership): DistrictPlaces[] {
  return settings.districts.map(({ id, name }) => ({
    id,
    name,
    places: hotspots
      .filter(({ properties }) => properties.district === id)
      .map((hotspot) => ({ id: hotspot.id, name: hotspot.properties.name })),
  }));
}

/** Reads what a form chose; `spoken` is its own language, taken where it names no other. What nobody could have chosen is left out. */
export function readChoices(form: URLSearchParams, partnership: Partnership, spoken: string): Choices {
  const known = [
    COUNTY,
    ...placesByDistrict(partnership).flatMap(({ id, places }) => [id, ...places.map((one) => one.id)]),
  ];
  const chosen = new Set(form.getAll('area'));
  const language = partnership.settings.languages.find(({ id }) => id === form.get('language'))?.id ?? spoken;
  const frequency = FREQUENCIES.find((one) => one === form.get('frequency')) ?? 'each';
  return { areas: known.filter((id) => chosen.has(id)), language, frequency };
}

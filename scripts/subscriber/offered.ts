import { COUNTY } from '#area/area-id.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import type { Library } from '#library/library.ts';
import type { Offered } from '#subscriber/choices.ts';

/** What a partnership offers: each of its places, each district, or the whole county; and its languages. */
export function offeredOf({
  hotspots,
  county,
  settings,
}: Pick<Library<PublicHotspot>, 'hotspots' | 'county' | 'settings'>): Offered {
  return {
    areas: [...hotspots.map(({ id }) => id), ...county.districts.map(({ id }) => id), COUNTY],
    languages: settings.languages.map(({ id }) => id),
  };
}

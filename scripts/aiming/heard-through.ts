import type { Known } from '#aiming/known.ts';
import { COUNTY } from '#area/area-id.ts';
import type { Reach } from '#area/reach/reach.ts';
import type { Channel } from '#partnership/directory.ts';

/** A channel that reaches a place, and through which areas. */
export interface ChannelHere extends Pick<Channel, 'id' | 'name' | 'kind' | 'languages'> {
  /** How wide it goes: to a part of the place’s surroundings, to a district, or to everybody. */
  covers: 'hotspot' | 'district' | 'county';
  /** The names of the areas that it shares with the place. */
  because: string[];
}

/** A language to consider for a place, and why. */
export interface LanguageHere {
  id: string;
  name: string;
  /** The names of the hotspots that have it. */
  hotspots: string[];
  /** The names of the channels that carry it. */
  channels: string[];
}

const WIDTHS = ['hotspot', 'district', 'county'] as const;

/** The channels that cover a hotspot or a district which a place overlaps, the most local first, then as they are listed. */
export function channelsHere({ overlaps, districts }: Reach, { channels, settings }: Known): ChannelHere[] {
  const names = {
    hotspot: new Map(overlaps.map(({ hotspot, name }) => [hotspot, name])),
    district: new Map(districts.map(({ id, name }) => [id, name])),
    county: new Map([[COUNTY, settings.county]]),
  };
  return WIDTHS.flatMap((width) =>
    channels.flatMap(({ id, name, kind, languages, covers }): ChannelHere[] => {
      const because = covers.flatMap((area) => names[width].get(area) ?? []);
      const isTold = WIDTHS.slice(0, WIDTHS.indexOf(width)).some((one) => covers.some((area) => names[one].has(area)));
      return because.length > 0 && !isTold ? [{ id, name, kind, languages, covers: width, because }] : [];
    }),
  );
}

/** The languages of the hotspots that a place overlaps and of the channels that reach it; English is always one. */
export function languagesHere(
  { overlaps }: Reach,
  channels: readonly ChannelHere[],
  { settings, hotspots }: Known,
): LanguageHere[] {
  const here = overlaps.map(({ hotspot }) => hotspot);
  return settings.languages
    .map(({ id, name }) => ({
      id,
      name,
      hotspots: hotspots
        .filter((one) => here.includes(one.id) && one.properties.languages.includes(id))
        .map(({ properties }) => properties.name),
      channels: channels.filter(({ languages }) => languages.includes(id)).map((channel) => channel.name),
    }))
    .filter((language, at) => at === 0 || language.hotspots.length + language.channels.length > 0);
}

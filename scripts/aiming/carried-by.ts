import { type Aim, hotspotsOfAim } from '#area/aim.ts';
import { COUNTY } from '#area/area-id.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import type { Channel } from '#partnership/directory.ts';

/** The channels through which a story may have gone on to others, by whom it was for: those that cover any of it. */
export function channelsFor(aim: Aim, hotspots: readonly PublicHotspot[], channels: readonly Channel[]): Channel[] {
  if (aim.includes(COUNTY)) return [...channels];
  const reached = hotspotsOfAim(aim, hotspots);
  const here = new Set([...aim, ...reached.flatMap(({ id, properties }) => [id, properties.district]), COUNTY]);
  return channels.filter(({ covers }) => covers.some((area) => here.has(area)));
}

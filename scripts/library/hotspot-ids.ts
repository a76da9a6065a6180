import type { Hotspot } from '#area/hotspot.ts';
import { type AllKnownIds, findUnknownId, type KnownIds } from '#library/known-ids.ts';
import type { Finding } from '#problem/problem.ts';
import type { Path } from '#source/yaml.ts';

/** As much of a hotspot as names other things. */
export type NamingHotspot = Pick<Hotspot, 'id'> & {
  properties: Pick<Hotspot['properties'], 'languages' | 'channels' | 'spoc'> & {
    /** Not known where an outline lies in none. */
    district?: string | undefined;
  };
};

/** A finding about the value at a path of a file. */
export interface FoundAt {
  path: Path;
  finding: Finding;
}

/** What is wrong with the id of a hotspot and with the ids that it names. Whoever writes or checks a hotspot asks this. */
export function findHotspotIds({ id, properties }: NamingHotspot, known: AllKnownIds): FoundAt[] {
  const { languages, channels, spoc, district } = properties;
  const at = (path: Path, finding: Finding | undefined): FoundAt[] => (finding ? [{ path, finding }] : []);
  const each = (key: string, ids: readonly string[], list: KnownIds): FoundAt[] =>
    ids.flatMap((one, index) => at(['properties', key, index], findUnknownId(one, list)));
  const isTaken = known.district.ids.includes(id);
  return [
    ...at(['id'], isTaken ? { code: 'id-taken', args: { id, other: 'content/areas/districts.geojson' } } : undefined),
    ...each('languages', languages, known.language),
    ...at(
      ['properties', 'languages'],
      languages.includes('en') ? undefined : { code: 'hotspot-without-english', args: {} },
    ),
    ...each('channels', channels, known.channel),
    ...at(['properties', 'channels'], channels.length > 0 ? undefined : { code: 'place-without-channel', args: {} }),
    ...at(['properties', 'spoc'], findUnknownId(spoc, known.person)),
    ...at(['properties', 'district'], district === undefined ? undefined : findUnknownId(district, known.district)),
  ];
}

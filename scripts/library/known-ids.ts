import { COUNTY } from '#area/area-id.ts';
import type { Library } from '#library/library.ts';
import { nearest } from '#problem/nearest.ts';
import type { Finding } from '#problem/problem.ts';
import { THEMES } from '#story/vocabulary.ts';

/** What an id should be one of. */
export interface KnownIds {
  what: string;
  ids: readonly string[];
  where: string;
}

/** As much of a library as says which ids there are. */
type Named = Pick<Library, 'settings' | 'people' | 'partners' | 'channels' | 'county'> & {
  hotspots: readonly { id: string }[];
};

const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

/**
 * Every list that an id may have to be in.
 * @param unread ids of hotspots whose files are there and could not be read.
 */
export function knownIds(library: Named, unread: readonly string[] = []) {
  const { settings, people, partners, channels, hotspots, county } = library;
  return {
    person: { what: 'a person of this partnership', ids: idsOf(people), where: 'people.yaml' },
    partner: { what: 'a partner', ids: idsOf(partners), where: 'partners.yaml' },
    channel: { what: 'a channel', ids: idsOf(channels), where: 'channels.yaml' },
    district: {
      what: 'a district that has an outline',
      ids: idsOf(county.districts),
      where: 'content/areas/districts.geojson',
    },
    language: { what: 'a language of this partnership', ids: idsOf(settings.languages), where: 'settings.yaml' },
    service: { what: 'an organisation that helps', ids: idsOf(settings.support), where: 'settings.yaml under support' },
    theme: { what: 'a kind of crime that stories can have', ids: THEMES, where: 'content/README.md' },
    aim: {
      what: 'a hotspot, a district or the word county',
      ids: [...idsOf(hotspots), ...unread, ...idsOf(county.districts), COUNTY],
      where: 'content/hotspots/ and settings.yaml',
    },
  } satisfies Record<string, KnownIds>;
}

export type AllKnownIds = ReturnType<typeof knownIds>;

/** Says when an id is not in its list, and which was likely meant. */
export function findUnknownId(id: string, { ids, what, where }: KnownIds): Finding | undefined {
  if (ids.includes(id)) return undefined;
  return { code: 'id-unknown', args: { id, what, nearest: nearest(id, ids), where } };
}

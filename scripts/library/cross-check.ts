import { unknownInAim } from '#area/aim.ts';
import { COUNTY } from '#area/area-id.ts';
import { findOutside } from '#area/districts.ts';
import type { Hotspot } from '#area/hotspot.ts';
import type { Library } from '#library/library.ts';
import { place } from '#problem/collect.ts';
import { nearest } from '#problem/nearest.ts';
import type { Problem } from '#problem/problem.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** What an id should have been one of. */
interface Known {
  what: string;
  ids: readonly string[];
  where: string;
}

/** Everything that only shows when files are held beside each other. */
export function crossProblems(library: Library): Problem[] {
  const known = knownIds(library);
  return [
    ...library.stories.flatMap((story) => storyProblems(story, library, known)),
    ...library.hotspots.flatMap((hotspot) => hotspotProblems(hotspot, library, known)),
    ...directoryProblems(library, known),
    ...settingsProblems(library),
  ];
}

function knownIds({ settings, people, partners, channels, hotspots, county }: Library) {
  const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);
  return {
    person: { what: 'a person of this partnership', ids: ids(people), where: 'people.yaml' },
    partner: { what: 'a partner', ids: ids(partners), where: 'partners.yaml' },
    channel: { what: 'a channel', ids: ids(channels), where: 'channels.yaml' },
    district: { what: 'a district', ids: ids(county.districts), where: 'settings.yaml' },
    language: { what: 'a language of this partnership', ids: ids(settings.languages), where: 'settings.yaml' },
    service: { what: 'an organisation that helps', ids: ids(settings.support), where: 'settings.yaml under support' },
    aim: {
      what: 'a hotspot, a district or the word county',
      ids: [...ids(hotspots), ...ids(county.districts), COUNTY],
      where: 'content/hotspots/ and settings.yaml',
    },
  } satisfies Record<string, Known>;
}

type AllKnown = ReturnType<typeof knownIds>;

function storyProblems(story: Story, { hotspots, county }: Library, known: AllKnown): Problem[] {
  const { file } = story.english;
  const problems = unknownInAim(story.aim, hotspots, county).map((id) => unknown('aim', id, known.aim, file));
  if (!known.person.ids.includes(story.author)) problems.push(unknown('author', story.author, known.person, file));
  for (const version of versionsOf(story)) {
    const by = version.translation?.by;
    if (by && !known.person.ids.includes(by)) problems.push(unknown('translation.by', by, known.person, version.file));
    for (const block of version.blocks) {
      if (block.type !== 'support') continue;
      const strangers = block.services.filter((id) => !known.service.ids.includes(id));
      problems.push(...strangers.map((id) => unknown('services', id, known.service, version.file)));
    }
  }
  return problems;
}

function hotspotProblems({ id, properties, geometry }: Hotspot, { county }: Library, known: AllKnown): Problem[] {
  const file = `content/hotspots/${id}.json`;
  const problems = [
    ...properties.languages
      .filter(isNotIn(known.language))
      .map((word) => unknown('languages', word, known.language, file)),
    ...properties.channels.filter(isNotIn(known.channel)).map((word) => unknown('channels', word, known.channel, file)),
    ...[properties.spoc].filter(isNotIn(known.person)).map((word) => unknown('spoc', word, known.person, file)),
  ];
  const district = county.districts.find((one) => one.id === properties.district);
  if (!district) return [...problems, unknown('district', properties.district, known.district, file)];
  const outside = findOutside(geometry, district);
  return outside ? [...problems, place(outside, { file, line: 1 })] : problems;
}

function directoryProblems({ people, partners, channels, settings }: Library, known: AllKnown): Problem[] {
  return [
    ...people
      .filter(({ organisation }) => isNotIn(known.partner)(organisation))
      .map(({ organisation }) => unknown('organisation', organisation, known.partner, 'content/people.yaml')),
    ...channels.flatMap(({ covers }) =>
      covers.filter(isNotIn(known.aim)).map((id) => unknown('covers', id, known.aim, 'content/channels.yaml')),
    ),
    ...channels.flatMap(({ languages }) =>
      languages
        .filter(isNotIn(known.language))
        .map((id) => unknown('languages', id, known.language, 'content/channels.yaml')),
    ),
    ...repeatedIds(people, 'content/people.yaml'),
    ...repeatedIds(partners, 'content/partners.yaml'),
    ...repeatedIds(channels, 'content/channels.yaml'),
    ...repeatedIds(settings.support, 'content/settings.yaml'),
    ...repeatedIds(settings.languages, 'content/settings.yaml'),
  ];
}

/** Districts are named in the settings and drawn in the outlines; both must know the same ones. */
function settingsProblems({ settings, county }: Library): Problem[] {
  const drawn: Known = {
    what: 'a district that has an outline',
    ids: county.districts.map(({ id }) => id),
    where: 'content/areas/districts.geojson',
  };
  return settings.districts
    .filter(({ id }) => isNotIn(drawn)(id))
    .map(({ id }) => unknown('districts', id, drawn, 'content/settings.yaml'));
}

function repeatedIds(items: readonly { id: string }[], file: string): Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }) => {
    if (seen.has(id))
      return [place({ code: 'id-taken', args: { id, other: 'this file, further up' } }, { file, line: 1 })];
    seen.add(id);
    return [];
  });
}

function isNotIn({ ids }: Known): (id: string) => boolean {
  return (id) => !ids.includes(id);
}

function unknown(key: string, id: string, known: Known, file: string): Problem {
  const args = { key, id, what: known.what, nearest: nearest(id, known.ids), where: known.where };
  return place({ code: 'id-unknown', args }, { file, line: 1 });
}

import { hotspotsOfAim, unknownInAim } from '#area/aim.ts';
import { COUNTY } from '#area/area-id.ts';
import { findOutside } from '#area/districts.ts';
import type { Hotspot } from '#area/hotspot.ts';
import { checkAreas } from '#library/check-areas.ts';
import type { Library } from '#library/library.ts';
import type { Reading } from '#library/reading.ts';
import { nearest } from '#problem/nearest.ts';
import type { Path } from '#source/yaml.ts';
import { type Story, versionsOf } from '#story/story.ts';
import { THEMES } from '#story/vocabulary.ts';

/** What an id should have been one of. */
interface Known {
  what: string;
  ids: readonly string[];
  where: string;
}

/** Finds everything that only shows when files are held beside each other. */
export function crossCheck(library: Library, reading: Reading): void {
  const known = knownIds(library, reading);
  for (const story of library.stories) checkStory(story, library, known, reading);
  for (const hotspot of library.hotspots) checkHotspot(hotspot, library, known, reading);
  checkAreas(library, reading);
  checkDirectory(library, known, reading);
  checkSettings(library, known, reading);
  checkGroups(library, known, reading);
}

function knownIds({ settings, people, partners, channels, hotspots, county }: Library, { unreadable }: Reading) {
  const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);
  return {
    person: { what: 'a person of this partnership', ids: ids(people), where: 'people.yaml' },
    partner: { what: 'a partner', ids: ids(partners), where: 'partners.yaml' },
    channel: { what: 'a channel', ids: ids(channels), where: 'channels.yaml' },
    district: {
      what: 'a district that has an outline',
      ids: ids(county.districts),
      where: 'content/areas/districts.geojson',
    },
    language: { what: 'a language of this partnership', ids: ids(settings.languages), where: 'settings.yaml' },
    service: { what: 'an organisation that helps', ids: ids(settings.support), where: 'settings.yaml under support' },
    theme: { what: 'a kind of crime that stories can have', ids: THEMES, where: 'content/README.md' },
    aim: {
      what: 'a hotspot, a district or the word county',
      ids: [...ids(hotspots), ...unreadable.map(baseName), ...ids(county.districts), COUNTY],
      where: 'content/hotspots/ and settings.yaml',
    },
  } satisfies Record<string, Known>;
}

type AllKnown = ReturnType<typeof knownIds>;

function checkStory(story: Story, { hotspots, county }: Library, known: AllKnown, reading: Reading): void {
  const { file } = story.english;
  for (const id of unknownInAim(story.aim, hotspots, county)) {
    expectKnown(id, known.aim, file, ['aim', story.aim.indexOf(id)], reading);
  }
  expectKnown(story.author, known.person, file, ['author'], reading);
  const reached = hotspotsOfAim(story.aim, hotspots).flatMap(({ properties }) => properties.languages);
  // A place that could not be read may have the language.
  const isSure = reading.unreadable.length === 0;
  for (const { language, file: own } of story.translations) {
    if (isSure && !reached.includes(language)) reading.add(own, [], { code: 'translation-unused', args: { language } });
  }
  for (const { translation, blocks, file: own } of versionsOf(story)) {
    if (translation?.by) expectKnown(translation.by, known.person, own, ['translation', 'by'], reading);
    const services = blocks.flatMap((block) => (block.type === 'support' ? block.services : []));
    for (const id of services) expectKnown(id, known.service, own, ['<Support>'], reading);
  }
}

function checkHotspot(hotspot: Hotspot, { county }: Library, known: AllKnown, reading: Reading): void {
  const file = reading.fileOf(hotspot);
  const { id, properties, geometry } = hotspot;
  const { languages, channels, spoc, district } = properties;
  if (county.districts.some((one) => one.id === id)) {
    reading.add(file, ['id'], { code: 'id-taken', args: { id, other: 'content/areas/districts.geojson' } });
  }
  expectAllKnown(languages, known.language, file, ['properties', 'languages'], reading);
  if (!languages.includes('en'))
    reading.add(file, ['properties', 'languages'], { code: 'hotspot-without-english', args: {} });
  expectAllKnown(channels, known.channel, file, ['properties', 'channels'], reading);
  expectKnown(spoc, known.person, file, ['properties', 'spoc'], reading);
  expectKnown(district, known.district, file, ['properties', 'district'], reading);
  const own = county.districts.find((one) => one.id === district);
  const outside = own && findOutside(geometry, own);
  if (outside) reading.add(file, ['geometry'], outside);
}

function checkDirectory({ people, partners, channels }: Library, known: AllKnown, reading: Reading): void {
  people.forEach(({ organisation }, at) => {
    expectKnown(organisation, known.partner, 'content/people.yaml', [at, 'organisation'], reading);
  });
  channels.forEach(({ covers, languages }, at) => {
    expectAllKnown(covers, known.aim, 'content/channels.yaml', [at, 'covers'], reading);
    expectAllKnown(languages, known.language, 'content/channels.yaml', [at, 'languages'], reading);
  });
  expectUnique(people, 'content/people.yaml', [], reading);
  expectUnique(partners, 'content/partners.yaml', [], reading);
  expectUnique(channels, 'content/channels.yaml', [], reading);
}

/** Ids are unique, every district of the settings is drawn, and words are given in languages that are spoken here. */
function checkSettings({ settings, county }: Library, known: AllKnown, reading: Reading): void {
  const file = 'content/settings.yaml';
  settings.districts.forEach(({ id }, at) => {
    expectKnown(id, known.district, file, ['districts', at], reading);
  });
  const named = settings.districts.map(({ id }) => id);
  for (const { id, name } of county.districts) {
    if (!named.includes(id)) reading.add(file, ['districts'], { code: 'district-unlisted', args: { id, name } });
  }
  expectUnique(settings.districts, file, ['districts'], reading);
  expectUnique(settings.languages, file, ['languages'], reading);
  expectUnique(settings.support, file, ['support'], reading);
  settings.support.forEach(({ about, hours = {} }, at) => {
    for (const key of Object.keys(about))
      expectKnown(key, known.language, file, ['support', at, 'about', key], reading);
    for (const key of Object.keys(hours))
      expectKnown(key, known.language, file, ['support', at, 'hours', key], reading);
  });
}

function checkGroups({ groups }: Library, known: AllKnown, reading: Reading): void {
  groups?.types.forEach(({ theme }, at) => {
    expectKnown(theme, known.theme, reading.fileOf(groups), ['types', at, 'theme'], reading);
  });
}

function expectAllKnown(ids: readonly string[], known: Known, file: string, path: Path, reading: Reading): void {
  ids.forEach((id, at) => {
    expectKnown(id, known, file, [...path, at], reading);
  });
}

function expectKnown(id: string, known: Known, file: string, path: Path, reading: Reading): void {
  if (known.ids.includes(id)) return;
  const args = { id, what: known.what, nearest: nearest(id, known.ids), where: known.where };
  reading.add(file, path, { code: 'id-unknown', args });
}

function expectUnique(items: readonly { id: string }[], file: string, path: Path, reading: Reading): void {
  const seen = new Set<string>();
  items.forEach(({ id }, at) => {
    if (seen.has(id))
      reading.add(file, [...path, at], { code: 'id-taken', args: { id, other: 'this file, further up' } });
    seen.add(id);
  });
}

/** `content/hotspots/harbour.json` → `harbour`: the id that a hotspot must have. */
function baseName(file: string): string {
  return file.replace(/^.*\/|\.json$/g, '');
}

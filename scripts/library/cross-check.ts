import { hotspotsOfAim, unknownInAim } from '#area/aim.ts';
import { findOutside } from '#area/districts.ts';
import type { Hotspot } from '#area/hotspot.ts';
import { checkAreas } from '#library/check-areas.ts';
import { findHotspotIds } from '#library/hotspot-ids.ts';
import { type AllKnownIds, findUnknownId, type KnownIds, knownIds } from '#library/known-ids.ts';
import type { Library } from '#library/library.ts';
import type { Reading } from '#library/reading.ts';
import type { Path } from '#source/yaml.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** Finds everything that only shows when files are held beside each other. */
export function crossCheck(library: Library, reading: Reading): void {
  const known = knownIds(library, reading.unreadable.map(baseName));
  for (const story of library.stories) checkStory(story, library, known, reading);
  for (const hotspot of library.hotspots) checkHotspot(hotspot, library, known, reading);
  checkAreas(library, reading);
  checkDirectory(library, known, reading);
  checkSettings(library, known, reading);
  checkGroups(library, known, reading);
}

function checkStory(story: Story, { hotspots, county }: Library, known: AllKnownIds, reading: Reading): void {
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

function checkHotspot(hotspot: Hotspot, { county }: Library, known: AllKnownIds, reading: Reading): void {
  const file = reading.fileOf(hotspot);
  for (const { path, finding } of findHotspotIds(hotspot, known)) reading.add(file, path, finding);
  const own = county.districts.find(({ id }) => id === hotspot.properties.district);
  const outside = own && findOutside(hotspot.geometry, own);
  if (outside) reading.add(file, ['geometry'], outside);
}

function checkDirectory({ people, partners, channels }: Library, known: AllKnownIds, reading: Reading): void {
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
function checkSettings({ settings, county }: Library, known: AllKnownIds, reading: Reading): void {
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

function checkGroups({ groups }: Library, known: AllKnownIds, reading: Reading): void {
  groups?.types.forEach(({ theme }, at) => {
    expectKnown(theme, known.theme, reading.fileOf(groups), ['types', at, 'theme'], reading);
  });
}

function expectAllKnown(ids: readonly string[], known: KnownIds, file: string, path: Path, reading: Reading): void {
  ids.forEach((id, at) => {
    expectKnown(id, known, file, [...path, at], reading);
  });
}

function expectKnown(id: string, known: KnownIds, file: string, path: Path, reading: Reading): void {
  const finding = findUnknownId(id, known);
  if (finding) reading.add(file, path, finding);
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

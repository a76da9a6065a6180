import { countyOf, districtsFileSchema } from '#area/districts.ts';
import { type Hotspot, hotspotSchema } from '#area/hotspot.ts';
import { BOUNDARY_KINDS } from '#area/library/area-library.ts';
import { readAreaLibrary } from '#area/library/read-area-library-fs.ts';
import { placesFileSchema } from '#area/places.ts';
import { crossCheck } from '#library/cross-check.ts';
import { recordedLines } from '#library/history-fs.ts';
import { keyJudge } from '#library/key-judge.ts';
import type { Library } from '#library/library.ts';
import { readRecords } from '#library/read-records-fs.ts';
import { Reading } from '#library/reading.ts';
import { readSignedPeople } from '#library/signed-people-fs.ts';
import { channelsSchema, partnersSchema, peopleSchema } from '#partnership/directory.ts';
import { type Groups, groupsSchema, type Quarter, quarterSchema } from '#partnership/results.ts';
import { settingsSchema } from '#partnership/settings.ts';
import { nearest } from '#problem/nearest.ts';
import type { Problem } from '#problem/problem.ts';
import { listFolder } from '#source/read-fs.ts';
import { PlaceNames } from '#story/parity/places.ts';
import { readStories } from '#story/read-stories-fs.ts';
import { FOLDERS } from '#story/vocabulary.ts';

/** The library of a root, when nothing that all stories depend on is wrong; and every problem in it. */
export interface ReadLibrary {
  library: Library | undefined;
  problems: Problem[];
}

/** Reads and checks everything below `root/content`. Nothing is thrown for what an author wrote. */
export async function readLibrary(root: string): Promise<ReadLibrary> {
  const reading = new Reading(root);
  const settings = await reading.read('content/settings.yaml', 'the settings of the partnership', settingsSchema);
  const people = await reading.read('content/people.yaml', 'the people who write and sign', peopleSchema);
  const partners = await reading.read('content/partners.yaml', 'the partners', partnersSchema);
  const channels = await reading.read('content/channels.yaml', 'the channels', channelsSchema);
  const districts = await reading.read('content/areas/districts.geojson', 'the district outlines', districtsFileSchema);
  const places = await reading.read('content/areas/places.json', 'the towns on the maps', placesFileSchema);
  const { areas, problems: areaProblems } = await readAreaLibrary(root);
  reading.problems.push(...areaProblems);
  const results = await readResults(reading);
  const hotspots = await readHotspots(reading);
  const stories = await readStories(
    root,
    settings?.languages.map(({ id }) => id),
    new PlaceNames([
      ...hotspots.flatMap(({ properties }) => [properties.name, ...properties.name.split(', ')]),
      ...(districts?.features.map(({ properties }) => properties.name) ?? []),
      ...(places?.places.map(({ name }) => name) ?? []),
    ]),
  );
  reading.problems.push(...stories.problems);
  await reportUnexpected(reading);
  for (const [file, lineOf] of stories.lines) reading.lines.set(file, lineOf);
  if (!(settings && people && partners && channels && districts && places)) {
    return { library: undefined, problems: reading.problems };
  }
  const recorded = await recordedLines(root);
  const signed = await readSignedPeople({ root, isSample: settings.sample, recorded }, people);
  const judgeKey = keyJudge(signed.people, settings.sample);
  const { records, problems } = await readRecords({ root, hotspots, ...stories }, judgeKey, recorded);
  reading.problems.push(...signed.problems, ...problems);
  const library: Library = {
    ...{ root, settings, people: signed.people, partners, channels, ...results, hotspots },
    county: countyOf(districts),
    towns: places.places,
    areas,
    stories: stories.stories,
    records,
  };
  crossCheck({ ...library, people }, reading);
  return { library, problems: reading.problems };
}

async function readHotspots(reading: Reading): Promise<Hotspot[]> {
  const hotspots: Hotspot[] = [];
  for (const { file, name } of await filesIn('content/hotspots', '.json', reading)) {
    const hotspot = await reading.read(file, 'a hotspot', hotspotSchema);
    if (!hotspot) continue;
    const { id } = hotspot;
    if (`${id}.json` !== name) reading.add(file, ['id'], { code: 'id-not-file-name', args: { id, name } });
    hotspots.push(hotspot);
  }
  return hotspots.sort((a, b) => a.properties.name.localeCompare(b.properties.name, 'en'));
}

async function readResults(reading: Reading): Promise<{ quarters: Quarter[]; groups: Groups | undefined }> {
  const quarters: Quarter[] = [];
  let groups: Groups | undefined;
  for (const { file, name } of await filesIn('content/results', '.yaml', reading)) {
    if (name === 'groups.yaml') {
      groups = await reading.read(file, 'the picture of groups', groupsSchema);
      continue;
    }
    const quarter = await reading.read(file, 'a quarter', quarterSchema);
    if (!quarter) continue;
    const id = quarter.quarter;
    if (`${id}.yaml` !== name) reading.add(file, ['quarter'], { code: 'id-not-file-name', args: { id, name } });
    quarters.push(quarter);
  }
  return { quarters: quarters.reverse(), groups };
}

/** Everything that is read from content/, by folder; the rest is likely a slip, such as `story/` for `stories/`. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  content: [
    ...['settings.yaml', 'people.yaml', 'partners.yaml', 'channels.yaml', 'README.md', 'people.signoffs.jsonl'],
    ...['areas', 'hotspots', 'results', ...FOLDERS],
  ],
  'content/areas': ['districts.geojson', 'places.json', 'boundaries', 'postcodes.json', 'households.json'],
  'content/areas/boundaries': BOUNDARY_KINDS.map((kind) => `${kind}.json`),
};

async function reportUnexpected(reading: Reading): Promise<void> {
  for (const [folder, expected] of Object.entries(EXPECTED)) {
    const { files, folders, links, problems } = await listFolder(reading.root, folder);
    reading.problems.push(...problems);
    for (const name of [...files, ...folders, ...links].filter((one) => !expected.includes(one))) {
      const args = { name, nearest: nearest(name, expected) };
      reading.add(`${folder}/${name}`, [], { code: 'file-unexpected', args });
    }
  }
}

/** The files of a folder that end as they should; any other is reported. */
async function filesIn(folder: string, ending: string, reading: Reading): Promise<{ file: string; name: string }[]> {
  const { files, folders, links, problems } = await listFolder(reading.root, folder);
  reading.problems.push(...problems);
  for (const name of [...files.filter((one) => !one.endsWith(ending)), ...folders, ...links]) {
    reading.add(`${folder}/${name}`, [], { code: 'file-unexpected', args: { name } });
  }
  return files.filter((name) => name.endsWith(ending)).map((name) => ({ file: `${folder}/${name}`, name }));
}

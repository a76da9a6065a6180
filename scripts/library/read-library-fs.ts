import { countyOf, districtsFileSchema } from '#area/districts.ts';
import { type Hotspot, hotspotSchema } from '#area/hotspot.ts';
import { placesFileSchema } from '#area/places.ts';
import { crossProblems } from '#library/cross-check.ts';
import type { Library } from '#library/library.ts';
import { channelsSchema, partnersSchema, peopleSchema } from '#partnership/directory.ts';
import { type Groups, groupsSchema, type Quarter, quarterSchema } from '#partnership/results.ts';
import { settingsSchema } from '#partnership/settings.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { listFolder, type ReadData, readData } from '#source/read-fs.ts';
import { readStories } from '#story/read-stories-fs.ts';

/** The library of a root, when nothing that all stories depend on is wrong; and every problem in it. */
export interface ReadLibrary {
  library: Library | undefined;
  problems: Problem[];
}

/** Reads and checks everything below `root/content`. Nothing is thrown for what an author wrote. */
export async function readLibrary(root: string): Promise<ReadLibrary> {
  const problems: Problem[] = [];
  const take = <T>(read: ReadData<T>): T | undefined => {
    if ('value' in read) return read.value;
    problems.push(...read.problems);
    return undefined;
  };
  const settings = take(
    await readData(root, 'content/settings.yaml', 'the settings of the partnership', settingsSchema),
  );
  const people = take(await readData(root, 'content/people.yaml', 'the people who write and sign', peopleSchema));
  const partners = take(await readData(root, 'content/partners.yaml', 'the partners', partnersSchema));
  const channels = take(await readData(root, 'content/channels.yaml', 'the channels', channelsSchema));
  const districts = take(
    await readData(root, 'content/areas/districts.geojson', 'the district outlines', districtsFileSchema),
  );
  const towns = take(await readData(root, 'content/areas/places.json', 'the towns on the maps', placesFileSchema));
  const results = await readResults(root);
  const hotspots = await readHotspots(root);
  const languages = settings?.languages.map(({ id }) => id) ?? ['en'];
  const { stories, problems: storyProblems } = await readStories(root, languages);
  problems.push(...results.problems, ...hotspots.problems, ...storyProblems);
  if (!(settings && people && partners && channels && districts && towns)) return { library: undefined, problems };
  const library: Library = {
    root,
    settings,
    people,
    partners,
    channels,
    quarters: results.quarters,
    groups: results.groups,
    county: countyOf(districts),
    towns: towns.places,
    hotspots: hotspots.hotspots,
    stories,
  };
  return { library, problems: [...problems, ...crossProblems(library)] };
}

async function readHotspots(root: string): Promise<{ hotspots: Hotspot[]; problems: Problem[] }> {
  const hotspots: Hotspot[] = [];
  const problems: Problem[] = [];
  const { files } = await listFolder(root, 'content/hotspots');
  for (const name of files) {
    const file = `content/hotspots/${name}`;
    if (!name.endsWith('.json')) {
      problems.push(place({ code: 'file-unexpected', args: { name } }, { file, line: 1 }));
      continue;
    }
    const read = await readData(root, file, 'a hotspot', hotspotSchema);
    if ('problems' in read) problems.push(...read.problems);
    else {
      const { id } = read.value;
      if (`${id}.json` !== name)
        problems.push(
          place({ code: 'id-not-file-name', args: { id, name } }, { file, line: read.source.lineOf(['id']) }),
        );
      hotspots.push(read.value);
    }
  }
  hotspots.sort((a, b) => a.properties.name.localeCompare(b.properties.name, 'en'));
  return { hotspots, problems };
}

async function readResults(
  root: string,
): Promise<{ quarters: Quarter[]; groups: Groups | undefined; problems: Problem[] }> {
  const quarters: Quarter[] = [];
  const problems: Problem[] = [];
  let groups: Groups | undefined;
  const { files } = await listFolder(root, 'content/results');
  for (const name of files) {
    const file = `content/results/${name}`;
    if (name === 'groups.yaml') {
      const read = await readData(root, file, 'the picture of groups', groupsSchema);
      if ('value' in read) groups = read.value;
      else problems.push(...read.problems);
    } else if (name.endsWith('.yaml')) {
      const read = await readData(root, file, 'a quarter', quarterSchema);
      if ('problems' in read) problems.push(...read.problems);
      else {
        const { quarter } = read.value;
        if (`${quarter}.yaml` !== name)
          problems.push(
            place(
              { code: 'id-not-file-name', args: { id: quarter, name } },
              { file, line: read.source.lineOf(['quarter']) },
            ),
          );
        quarters.push(read.value);
      }
    } else problems.push(place({ code: 'file-unexpected', args: { name } }, { file, line: 1 }));
  }
  return { quarters: quarters.reverse(), groups, problems };
}

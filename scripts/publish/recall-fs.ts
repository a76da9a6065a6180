import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { channelsFor } from '#aiming/carried-by.ts';
import { hotspotsOfAim } from '#area/aim.ts';
import type { Hotspot } from '#area/hotspot.ts';
import { drawFlyer } from '#flyer/draw.ts';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { planRecallSheet, type RecallJob } from '#flyer/recall-sheet.ts';
import { dateInWords } from '#language/dates.ts';
import { englishName } from '#language/english-name.ts';
import { listInWords } from '#language/lists.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { Library } from '#library/library.ts';
import type { Withdrawal } from '#record/entry.ts';
import { writeThrough } from '#source/write-fs.ts';
import { dataFolder, type StorageEnvironment } from '#storage/storage-place.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** Which story is called back, since when and why; the reason only tells how soon. */
export interface Recall {
  story: Story;
  since: Date;
  reason: Withdrawal;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const PAPERS = ['A5 flyers', 'A4 posters', 'leaflets and strips with other stories'];

/** Where recall sheets lie: they name the story, so they are kept outside of all that is published. */
export const recallFolder = (env: StorageEnvironment, root: string, story: string): string =>
  join(dataFolder(env, root), 'recall', story);

/** Writes a recall sheet for each place that the story was for. @returns their paths. */
export async function writeRecallSheets(recall: Recall, library: Library, folder: string): Promise<string[]> {
  const fonts = await loadFlyerFonts();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const paths: string[] = [];
  for (const hotspot of hotspotsOfAim(recall.story.aim, library.hotspots)) {
    const path = join(folder, `${hotspot.id}.pdf`);
    await writeThrough(path, await drawFlyer(planRecallSheet(recallJob(recall, hotspot, library), fonts), fonts));
    paths.push(path);
  }
  return paths;
}

/** What the sheet for one place tells. */
export function recallJob({ story, since, reason }: Recall, hotspot: Hotspot, library: Library): RecallJob {
  const { settings, people, county, channels } = library;
  const { name, district, spoc, languages } = hotspot.properties;
  const day = (moment: Date): string => dateInWords(moment, 'en', settings.zone);
  const { role, mailbox } = people.find(({ id }) => id === spoc) ?? { role: settings.name, mailbox: settings.mailbox };
  return {
    titles: versionsOf(story)
      .filter(({ language }) => languages.includes(language))
      .map(({ language, title }) => ({
        ...{ language, title, name: englishName(language), direction: phrasesIn(language).direction },
      })),
    place: name,
    district: county.districts.find(({ id }) => id === district)?.name ?? settings.county,
    partnership: settings.name,
    isSample: story.sample,
    by: reason === 'review' ? day(new Date(since.getTime() + settings.thresholds['flyer-days'] * DAY_MS)) : undefined,
    since: day(since),
    papers: PAPERS,
    channels: channelsFor([hotspot.id], [hotspot], channels).map(
      ({ name: channel, kind, languages: spoken, contact }) => ({
        ...{ name: channel, contact },
        what: `${kind.replace('-', ' ')} in ${listInWords(spoken.map(englishName), 'en')}`,
      }),
    ),
    contact: { role, mailbox },
    created: since,
  };
}

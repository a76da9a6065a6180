import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hotspotsOfAim } from '#area/aim.ts';
import type { FlyerRequest } from '#flyer/desk.ts';
import { canSet } from '#flyer/missing.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { composeMessage } from '#message/compose.ts';
import { copyPhoto, type PhotoCopy } from '#story/photo.ts';
import { type Story, versionsOf } from '#story/story.ts';
import { fonts } from './sample.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A request for each story of the shipped content in each language that can be set, for the first of its places. */
export async function shippedRequests(root = ROOT): Promise<FlyerRequest[]> {
  const { library } = await readLibrary(root);
  if (!library) throw new Error('The shipped content cannot be read.');
  const { settings, county, towns, hotspots, stories } = library;
  const requests: FlyerRequest[] = [];
  for (const story of stories.filter(({ published }) => published)) {
    const [hotspot] = hotspotsOfAim(story.aim, hotspots);
    if (!hotspot) continue;
    const photos = await photosOf(root, story);
    for (const { language } of versionsOf(story)) {
      const message = composeMessage(story, language, { settings, hotspots, county });
      const mapped = { message, hotspot, settings, county, mapCredit: county.credit, towns };
      if (canSet(message)) requests.push({ ...mapped, photos, paper: 'a5', fonts });
    }
  }
  return requests;
}

async function photosOf(root: string, { folder, slug, english }: Story): Promise<Map<string, PhotoCopy>> {
  const photos = new Map<string, PhotoCopy>();
  for (const block of english.blocks) {
    if (block.type !== 'photo') continue;
    const bytes = await readFile(join(root, 'content', folder, slug, block.file));
    photos.set(block.file, await copyPhoto(bytes, 400, 'jpeg'));
  }
  return photos;
}

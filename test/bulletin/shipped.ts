import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hotspotsOfAim } from '#area/aim.ts';
import { type PublicHotspot, withoutPrivate } from '#area/hotspot.ts';
import { type BulletinInput, PHOTO_WIDTH_PIXELS, photoKey } from '#bulletin/bulletin.ts';
import { PREVIEW_RECIPIENT, previewLinks } from '#delivery/recipient.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { composeMessage } from '#message/compose.ts';
import { released } from '#release/decide.ts';
import { copyPhoto, type PhotoCopy } from '#story/photo.ts';
import type { Story } from '#story/story.ts';

const ROOT = join(import.meta.dirname, '../..');
const { library: read } = await readLibrary(ROOT);
if (!read) throw new Error('The shipped content cannot be read.');

/** The content that the repository ships. */
export const library: Library = read;
/** The moment that the shipped stories are seen at. */
export const NOW = library.settings.clock ?? new Date('2026-11-22T09:00:00Z');
export const posting = { recipient: PREVIEW_RECIPIENT, settings: library.settings, date: NOW };

/** What the bulletin of each hotspot and language is made from, for all shipped content. */
export const shippedInputs: BulletinInput[] = await readInputs();

/** One of them. */
export function shippedInput(hotspot: string, language: string): BulletinInput {
  const input = shippedInputs.find((one) => one.hotspots[0]?.id === hotspot && one.language === language);
  if (!input) throw new Error(`Nothing is shipped for ${hotspot} in ${language}.`);
  return input;
}

async function readInputs(): Promise<BulletinInput[]> {
  const stories = released(library, NOW);
  const photos = new Map((await Promise.all(stories.map(photosOf))).flat());
  const hotspots = library.hotspots.map(withoutPrivate);
  return hotspots.flatMap((hotspot) =>
    hotspot.properties.languages.map((language) => inputFor(hotspot, language, { stories, photos, hotspots })),
  );
}

interface Shelf {
  stories: Story[];
  photos: Map<string, PhotoCopy>;
  hotspots: PublicHotspot[];
}

function inputFor(hotspot: PublicHotspot, language: string, { stories, photos, hotspots }: Shelf): BulletinInput {
  const { settings, county } = library;
  const messages = stories
    .filter(({ aim }) => hotspotsOfAim(aim, [hotspot]).length > 0)
    .map((story) => composeMessage(story, language, { settings, hotspots, county }));
  return { messages, hotspots: [hotspot], language, settings, photos, ...previewLinks(settings.site, language) };
}

async function photosOf({ slug, folder, english }: Story): Promise<[string, PhotoCopy][]> {
  const files = english.blocks.flatMap((block) => (block.type === 'photo' ? [block.file] : []));
  return Promise.all(
    files.map(async (file): Promise<[string, PhotoCopy]> => {
      const bytes = await readFile(join(ROOT, 'content', folder, slug, file));
      return [photoKey(slug, file), await copyPhoto(bytes, PHOTO_WIDTH_PIXELS, 'jpeg')];
    }),
  );
}

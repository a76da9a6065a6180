import { hotspotFile, loadHotspot } from '#aiming/hotspot-file-fs.ts';
import { versionOfStory } from '#aiming/story-aim-fs.ts';
import { madeOfInWords } from '#area/made-of.ts';
import { RefusedError } from '#desk/body.ts';
import type { HeldLibrary } from '#desk/held-library-fs.ts';
import { answerOnAim } from '#desk/reach-answer.ts';
import { refusedBy } from '#desk/save-place.ts';
import type { Library } from '#library/library.ts';
import type { Story } from '#story/story.ts';

/** A place as it is opened to be changed. */
export type OpenedPlace = Awaited<ReturnType<typeof openPlace>>;

/** Opens a place. @throws RefusedError when its file cannot be read. */
export async function openPlace(root: string, wanted: string) {
  const loaded = await loadHotspot(root, wanted);
  if ('problems' in loaded) throw refusedBy(loaded.problems);
  const { hotspot, version } = loaded;
  const { name, district, languages, spoc, channels } = hotspot.properties;
  const madeOf = hotspot.properties['made-of'];
  return {
    ...{ id: hotspot.id, name, district, languages, spoc, channels, madeOf },
    ...{ madeOfInWords: madeOfInWords(madeOf), outline: hotspot.geometry },
    ...{ version, file: hotspotFile(hotspot.id) },
  };
}

/** The story of a slug. @throws RefusedError when there is none. */
export function storyBy(slug: string, { stories }: Library): Story {
  const story = stories.find((one) => one.slug === slug);
  if (!story) throw new RefusedError(404, 'There is no such story any more.');
  return story;
}

/** A story as it is opened to be aimed, with whom its aim reaches. */
export type OpenedStory = Awaited<ReturnType<typeof openStory>>;

/** Opens a story. @throws RefusedError when its file cannot be read. */
export async function openStory(slug: string, library: Library, now: Date) {
  const story = storyBy(slug, library);
  const seen = await versionOfStory(library.root, story);
  if ('problems' in seen) throw refusedBy(seen.problems);
  return { aim: story.aim, file: story.english.file, version: seen.version, ...answerOnAim(story.aim, library, now) };
}

/** What may have changed under an open page: the files as a whole, and those that are open in it. */
export interface DeskState {
  revision: string;
  /** The version of the file as it is now; undefined when nothing is open, or the file is gone. */
  place: string | undefined;
  story: string | undefined;
}

/** Tells the state of the files, and the versions of those that are open, without working anything out. */
export async function stateOf(open: { place?: string | undefined; story?: string | undefined }, held: HeldLibrary) {
  const { revision, library } = await held.current();
  const story = library?.stories.find(({ slug }) => slug === open.story);
  const seen = {
    place: open.place === undefined ? undefined : await loadHotspot(held.root, open.place),
    story: story && (await versionOfStory(held.root, story)),
  };
  return { revision, place: versionIn(seen.place), story: versionIn(seen.story) } satisfies DeskState;
}

const versionIn = (seen: object | undefined): string | undefined =>
  seen && 'version' in seen ? String(seen.version) : undefined;

import { isoDay } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { takenPictures } from '#release/standing.ts';
import type { PictureRelease } from '#story/front-matter.ts';
import type { Story, Version } from '#story/story.ts';

/** Whether a picture may still be shown on a day, `2026-12-05` in the zone of the partnership: from its review on it may not. */
export function isShownOn(day: string, picture: PictureRelease | undefined): boolean {
  return picture === undefined || picture.shows === 'no-person' || day < picture.review;
}

/**
 * A story as it may be seen at a moment: a picture that was taken down, or that nobody has looked at again by its day of
 * review, is in no language of it, with its description, its caption and its place in lists. Every medium is handed stories
 * through here.
 */
export function asSeen(
  story: Story,
  now: Date,
  { settings, records, people }: Pick<Library, 'settings' | 'records' | 'people'>,
): Story {
  const day = isoDay(now, settings.zone);
  const taken = takenPictures(records.get(story.slug)?.record.entries ?? [], people);
  const isOver = (file: string): boolean => taken.has(file) || !isShownOn(day, story.pictures[file]);
  if (![...taken, ...Object.keys(story.pictures)].some(isOver)) return story;
  return {
    ...story,
    image: story.image && !isOver(story.image) ? story.image : undefined,
    english: withoutPictures(story.english, isOver),
    translations: story.translations.map((version) => withoutPictures(version, isOver)),
  };
}

/** A story without what is declared of it for the team only: why pictures may be shown, what a court has ordered. */
export function withoutDeclarations(story: Story): Story {
  return { ...story, pictures: {}, orders: undefined, protected: undefined, 'under-18': undefined };
}

function withoutPictures(version: Version, isOver: (file: string) => boolean): Version {
  const { blocks, lines } = version;
  const stays = blocks.map((block) => block.type !== 'photo' || !isOver(block.file));
  const kept = <T>(all: readonly T[]): T[] => all.filter((_, at) => stays[at] ?? true);
  return {
    ...version,
    blocks: kept(blocks),
    lines: { ...lines, blocks: kept(lines.blocks), contents: kept(lines.contents) },
  };
}

import type { Block } from '#story/block.ts';
import type { FrontMatter, TranslationReview } from '#story/front-matter.ts';
import type { Folder } from '#story/vocabulary.ts';

/** In the folder of a story: who signed what. It is about the story, and no part of it. */
export const RECORD_FILE = 'signoffs.jsonl';

/** Lines of a language file, counted from 1. */
export interface VersionLines {
  title: number;
  summary: number;
  /** On which each block begins; and for each block those of its paragraphs or items. */
  blocks: number[];
  contents: number[][];
  /** For each paragraph or item that goes on over several lines, where its plain text comes to another one. */
  turns: LineTurn[][][];
  /** For each block, on which line each of its attributes stands. */
  attributes: Readonly<Record<string, number>>[];
  /** Of fields by their names; of a picture by `pictures/photo.jpg`. */
  fields: Readonly<Record<string, number>>;
}

/** From a place in a plain text on, its words stand on another line of the file. */
export interface LineTurn {
  from: number;
  line: number;
}

/** A story in one language. */
export interface Version {
  language: string;
  /** The source, relative to the root. */
  file: string;
  title: string;
  summary: string;
  blocks: Block[];
  /** Where its words stand in the file. */
  lines: VersionLines;
  /** Who compared a translation with the English; absent for the English itself. */
  translation?: TranslationReview | undefined;
}

/** A story: what all its languages share, and each of its versions. */
export interface Story extends Omit<FrontMatter, 'title' | 'summary' | 'translation'> {
  slug: string;
  folder: Folder;
  english: Version;
  /** In the order of their language codes, without the English. */
  translations: Version[];
  /** Words that a camera or a person left in the data of a picture, by its file name. They are not published. */
  pictureData?: Readonly<Record<string, readonly string[]>>;
}

/** The version in a language, or the English when there is none. */
export function versionIn(story: Story, language: string): Version {
  return story.translations.find((version) => version.language === language) ?? story.english;
}

/** All versions, English first. */
export function versionsOf(story: Story): Version[] {
  return [story.english, ...story.translations];
}

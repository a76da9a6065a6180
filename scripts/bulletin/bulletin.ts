import type { Message } from '#message/message.ts';
import type { Settings } from '#partnership/settings.ts';
import type { PhotoCopy } from '#story/photo.ts';

/** The width at which photos are handed to a bulletin: a phone shows them sharp, and they stay small. */
export const PHOTO_WIDTH_PIXELS = 560;

/** JPEG copies of photos, by `photoKey`. One that is missing is told in the words of its description. */
export type Photos = ReadonlyMap<string, PhotoCopy>;

/** The key of a photo: the same file name may stand in several stories. */
export function photoKey(slug: string, file: string): string {
  return `${slug}/${file}`;
}

/** An area that readers ask for news of: a place of the partnership, a district or the whole county. */
export interface BulletinArea {
  id: string;
  properties: { name: string; district: string };
  /** Its page on the site, where that is not the page of a place. */
  page?: string | undefined;
}

/** What a bulletin is made from. */
export interface BulletinInput {
  /** The stories for these areas, each once, in any order, each in the reader's language where it has it. */
  messages: readonly Message[];
  /** The areas that the reader asked for news of: one at least. */
  hotspots: readonly BulletinArea[];
  /** The language that the reader asked for. */
  language: string;
  settings: Settings;
  photos: Photos;
  /** The address at which this one reader stops these emails. */
  stop: string;
  /** The address at which they change their areas or their language. */
  manage?: string | undefined;
}

/** A photo that travels inside the email; nothing is ever fetched from a server when it is opened. */
export interface Attachment {
  /** The Content-ID, by which the HTML refers to it. */
  cid: string;
  fileName: string;
  /** A JPEG. */
  bytes: Uint8Array;
}

/** One email, but for its sender, its recipient and its date. */
export interface Bulletin {
  /** What names the list: the id of its area, or `news` where there are several. */
  listId: string;
  /** “News for Holme Wood”: the English name of the list, which all its languages share. */
  list: string;
  language: string;
  subject: string;
  preheader: string;
  html: string;
  text: string;
  attachments: Attachment[];
  /** The page on the website that holds the same news. */
  archive: string;
  stop: string;
}

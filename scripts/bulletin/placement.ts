import { photoKey } from '#bulletin/bulletin.ts';
import type { Edition, EmbeddedPhoto } from '#bulletin/edition.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { Message } from '#message/message.ts';

/** Where a block stands: in a story of an edition. */
export interface Placement {
  message: Message;
  edition: Edition;
}

/** The photo of a block, when the email has room for it. */
export function embeddedPhoto(file: string, { message, edition }: Placement): EmbeddedPhoto | undefined {
  return edition.embedded.get(photoKey(message.slug, file));
}

/** What stands for a map: no mail program draws outlines, so the page that does is named. */
export interface MapLink {
  words: string;
  address: string;
}

/** The link in the place of a map. For several areas, or a whole district, it is the page of the story, whose map shows those that it is for. */
export function mapLink({ message, edition: { hotspots, settings, archive } }: Placement): MapLink {
  const [first, ...others] = hotspots;
  if (!first || first.page !== undefined || others.length > 0)
    return { words: message.places, address: message.address };
  const { name, district } = first.properties;
  const known = settings.districts.find(({ id }) => id === district);
  return { words: phrasesIn(message.language).mapOf(name, known?.name ?? settings.county), address: archive };
}

/** True when the titles are listed first: of one or two stories the reader sees the titles anyway. */
export function hasContents({ messages, full }: Edition): boolean {
  return messages.length > 2 && full.length > 1;
}

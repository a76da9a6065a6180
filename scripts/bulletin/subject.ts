import type { Edition } from '#bulletin/edition.ts';
import { oneLine } from '#bulletin/one-line.ts';

/** The subject: the title of the newest story, and how many more there are. */
export function renderSubject({ messages, place, phrases }: Edition): string {
  const [newest] = messages;
  return oneLine(phrases.bulletin.subject(place, newest?.title ?? '', messages.length - 1));
}

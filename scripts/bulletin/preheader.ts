import type { Edition } from '#bulletin/edition.ts';
import { oneLine } from '#bulletin/one-line.ts';

/** The line that mail programs show beside the subject: the summary of the newest story. */
export function renderPreheader({ messages }: Edition): string {
  return oneLine(messages[0]?.summary ?? '');
}

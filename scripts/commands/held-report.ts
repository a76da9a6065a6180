import { momentInWords } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { wrap } from '#problem/report-terminal.ts';
import { decisionOf } from '#release/decide.ts';
import { decisionInWords } from '#release/in-words.ts';

/** So many stories are named; a partnership of many years has hundreds that have ended. */
const NAMED = 10;
/** With what stands before them, these lines fit a terminal of 80 columns. */
const WIDTH = 64;

/** Which stories readers do not see at a moment, and why, a line each. */
export function heldInWords(library: Library, now: Date): string[] {
  const lines = library.stories
    .map((story) => ({ story, words: decisionInWords(decisionOf(story, library, now), library.settings.zone) }))
    .flatMap(({ story, words }) => (words === '' ? [] : [`${story.slug}: ${words}`]))
    .sort();
  const rest = lines.length - NAMED;
  const named = rest > 0 ? [...lines.slice(0, NAMED), `… and ${rest} more`] : lines;
  return named.flatMap((line) => wrap(line, WIDTH).map((part, at) => (at === 0 ? part : `  ${part}`)));
}

/** What “now” means, where it is not the moment of the call. */
export function clockInWords({ settings }: Library, given: Date | undefined): string | undefined {
  const fixed = given ? '--now' : settings.clock && 'the line “clock” in settings.yaml';
  const moment = given ?? settings.clock;
  return fixed && moment && `Seen at ${momentInWords(moment, 'en', settings.zone)}, as ${fixed} says.`;
}

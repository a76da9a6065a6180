import { momentInWords } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { decide } from '#release/decide.ts';
import type { Story } from '#story/story.ts';

/** So many stories are named; a partnership of many years has hundreds that have ended. */
const NAMED = 10;

/** Which stories readers do not see at a moment, and why, a line each. */
export function heldInWords({ stories, settings }: Library, now: Date): string[] {
  const lines = stories.flatMap((story) => reasonInWords(story, now, settings.zone) ?? []).sort();
  const rest = lines.length - NAMED;
  return rest > 0 ? [...lines.slice(0, NAMED), `… and ${rest} more`] : lines;
}

/** What “now” means, where it is not the moment of the call. */
export function clockInWords({ settings }: Library, given: Date | undefined): string | undefined {
  const fixed = given ? '--now' : settings.clock && 'the line “clock” in settings.yaml';
  const moment = given ?? settings.clock;
  return fixed && moment && `Seen at ${momentInWords(moment, 'en', settings.zone)}, as ${fixed} says.`;
}

function reasonInWords(story: Story, now: Date, zone: string): string | undefined {
  const decision = decide(story, now);
  const at = (moment: Date | undefined): string => (moment ? momentInWords(moment, 'en', zone) : '');
  if (decision.state === 'expired') return `${story.slug}: ended ${at(story.expires)}`;
  if (decision.state === 'public') return undefined;
  return decision.reason === 'draft'
    ? `${story.slug}: a draft, without “published”`
    : `${story.slug}: comes ${at(story.published)}`;
}

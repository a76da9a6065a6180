import { dateInWords } from '#language/dates.ts';
import type { Settings } from '#partnership/settings.ts';

/** The days of an accessibility statement, in words. */
interface StatementDays {
  tested: string;
  prepared: string;
  /** The later of the two: who tests the site again goes through the statement again. */
  reviewed: string;
}

/** The days that the statement speaks of; nothing when nobody has tested the site. */
export function statementDays(accessibility: Settings['accessibility']): StatementDays | undefined {
  if (!accessibility) return undefined;
  const { tested, prepared } = accessibility;
  const reviewed = tested > prepared ? tested : prepared;
  return { tested: dayInWords(tested), prepared: dayInWords(prepared), reviewed: dayInWords(reviewed) };
}

/** A day without a time is the same day in every zone. */
function dayInWords(day: string): string {
  return dateInWords(new Date(`${day}T00:00:00Z`), 'en', 'UTC');
}

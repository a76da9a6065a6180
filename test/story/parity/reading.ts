import { detailsIn } from '#story/parity/details-in.ts';

/** The languages that issue 4 names. */
export const ASKED_LANGUAGES = ['en', 'ur', 'pa', 'pl', 'ro', 'sk', 'bn', 'gu', 'ar'];

/** Everything that some words may mean. */
export function meaningsIn(words: string, language: string): string[] {
  return detailsIn(words, language).flatMap(({ meanings }) => meanings);
}

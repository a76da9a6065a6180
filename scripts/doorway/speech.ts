import { type Direction, phrasesIn } from '#language/phrases.ts';
import type { SubscribingPhrases } from '#language/subscribing.ts';

/** What a page says things in: its language, all its words, and where links within the site lead. */
export interface Speech {
  language: string;
  direction: Direction;
  words: SubscribingPhrases;
  /** Says that nobody has compared the words with the English yet; undefined where somebody has. */
  draft: string | undefined;
  /** Puts what the site lives under before a path. */
  href: (path: string) => string;
}

/** The words of a language. */
export function speechIn(language: string, href: Speech['href']): Speech {
  const { direction, subscribing, reviewed, draftTranslation } = phrasesIn(language);
  return { language, direction, words: subscribing, draft: reviewed ? undefined : draftTranslation, href };
}

/** Names of places in a sentence; each keeps its own direction among words that run the other way. */
export function isolated(name: string, direction: Direction): string {
  return direction === 'rtl' ? `\u2068${name}\u2069` : name;
}

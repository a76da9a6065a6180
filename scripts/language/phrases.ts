import { ar } from '#language/phrases/ar.ts';
import { bn } from '#language/phrases/bn.ts';
import { en } from '#language/phrases/en.ts';
import { gu } from '#language/phrases/gu.ts';
import { pa } from '#language/phrases/pa.ts';
import { pl } from '#language/phrases/pl.ts';
import { ro } from '#language/phrases/ro.ts';
import { sk } from '#language/phrases/sk.ts';
import { ur } from '#language/phrases/ur.ts';
import type { FramePhrases, SubscribingPhrases } from '#language/subscribing.ts';

/** The way a script runs. */
export type Direction = 'ltr' | 'rtl';

/** The fixed words of all media in one language. */
export interface Phrases {
  /** Whether a person who reads both languages has compared these words with the English. */
  reviewed: boolean;
  direction: Direction;
  /** The locale that writes dates and numbers, with Western digits. */
  locale: string;
  kind: { success: string; appeal: string; event: string; initiative: string };
  /** Stands above every made-up story. */
  sample: string;
  /** Stands above a translation that nobody has reviewed yet. */
  draftTranslation: string;
  /** Stands above an English story shown to somebody who asked for another language. */
  onlyInEnglish: string;
  published: (date: string) => string;
  until: (date: string) => string;
  forPeopleIn: (places: string) => string;
  newsFor: (place: string) => string;
  facts: string;
  picture: (credit: string) => string;
  event: {
    heading: string;
    when: (from: string, to: string) => string;
    where: (place: string) => string;
    join: string;
  };
  report: {
    heading: string;
    reference: (reference: string) => string;
    crimestoppers: string;
    policeName: string;
    police: string;
    emergencyName: string;
    emergency: string;
    youngPeople: string;
  };
  support: { heading: string };
  readRest: (address: string) => string;
  /** Beside a QR code. */
  scan: (place: string) => string;
  mapOf: (place: string, district: string) => string;
  /** Stands at the foot of the first side of a flyer that has two. */
  turnOver: string;
  /** Which of how many sides this is. */
  page: (n: number, of: number) => string;
  /** The names of the other languages that a flyer is in, each in itself. */
  alsoIn: (languages: string) => string;
  /** Above the further stories within a folded leaflet. */
  moreStories: string;
  /** What the page of a place in one language says. */
  area: { noNews: string; moreInEnglish: string; allAreas: string };
  /** What stands in the place of a story that has ended, or was taken down: never which it was, or why. */
  ended: { heading: string; since: (date: string) => string };
  bulletin: {
    /** The subject when there are several stories: the first title and how many more. */
    subject: (place: string, title: string, others: number) => string;
    why: (place: string) => string;
    stop: string;
    /** The link to the page on which areas and language are changed. */
    manage: string;
    online: string;
    /** Above the titles of the stories that are told in full. */
    contents: string;
    /** Above the stories of which only title and summary are told. */
    inShort: string;
  };
  frame: FramePhrases;
  subscribing: SubscribingPhrases;
}

const PHRASES: Readonly<Record<string, Phrases>> = { en, ar, bn, gu, pa, pl, ro, sk, ur };

/** The fixed words in a language, or the English ones where it has none yet. */
export function phrasesIn(language: string): Phrases {
  return (Object.hasOwn(PHRASES, language) ? PHRASES[language] : undefined) ?? en;
}

/** The codes of all languages that have fixed words. */
export const PHRASED_LANGUAGES: readonly string[] = Object.keys(PHRASES);

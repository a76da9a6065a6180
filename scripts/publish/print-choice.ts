import { hotspotsOfAim } from '#area/aim.ts';
import type { Hotspot } from '#area/hotspot.ts';
import { MOST_STORIES } from '#flyer/plan-leaflet.ts';
import type { Library } from '#library/library.ts';
import { faultsIn, hasAll, nothingFor } from '#publish/print-faults.ts';
import { released } from '#release/decide.ts';
import type { Story } from '#story/story.ts';

/** Which flyers somebody wants; what is left out means all of it. */
export interface PrintWanted {
  story?: string | undefined;
  hotspot?: string | undefined;
  /** One language, or two for the two sides of a flyer. */
  languages?: readonly string[] | undefined;
  /** Whether all stories of a place go on one leaflet. */
  isLeaflet?: boolean;
}

/** One file to make. */
export interface PrintOrder {
  /** The folder that holds it. */
  folder: string;
  /** What it is about, for the printer. */
  title: string;
  /** One story, or the stories of a leaflet, newest first. */
  stories: readonly Story[];
  hotspot: Hotspot;
  /** One, or one for each side. */
  languages: readonly string[];
  /** How many older stories have no room on the leaflet. */
  older?: number;
}

/** What to make, or every reason why not, a sentence each. */
export type PrintChoice = { orders: PrintOrder[] } | { faults: string[] };

/** The folder of leaflets. No story is called so: it is no slug. */
export const LEAFLETS = '_leaflets';

/** Finds what is wanted among what is released. Pure; all words that are wrong are told at once. */
export function choosePrint(wanted: PrintWanted, library: Library, now: Date): PrintChoice {
  const faults = faultsIn(wanted, library, now);
  if (faults.length > 0) return { faults };
  const stories = released(library, now).filter(({ slug }) => !wanted.story || slug === wanted.story);
  const orders = wanted.isLeaflet ? leaflets(stories, wanted, library) : flyers(stories, wanted, library);
  return orders.length > 0 ? { orders } : { faults: [nothingFor(stories, wanted, library, now)] };
}

/** A flyer for each place that a story is for, in each language that both have, or in those that were asked for. */
function flyers(stories: readonly Story[], wanted: PrintWanted, { hotspots }: Library): PrintOrder[] {
  return stories.flatMap((story) => {
    const places = hotspotsOfAim(story.aim, hotspots).filter(({ id }) => !wanted.hotspot || id === wanted.hotspot);
    return places.flatMap((hotspot) =>
      languagesFor([story], hotspot, wanted).map((languages) => {
        return { folder: story.slug, title: story.english.title, stories: [story], hotspot, languages };
      }),
    );
  });
}

/** A leaflet for each place that has news. What is not translated does not go on it. */
function leaflets(stories: readonly Story[], wanted: PrintWanted, { hotspots }: Library): PrintOrder[] {
  const places = hotspots.filter(({ id }) => !wanted.hotspot || id === wanted.hotspot);
  return places.flatMap((hotspot) => {
    const here = stories.filter(({ aim }) => hotspotsOfAim(aim, [hotspot]).length > 0);
    return languagesFor(here, hotspot, wanted).map((languages) => {
      const translated = here.filter((story) => hasAll(story, languages));
      const title = `News for ${hotspot.properties.name}`;
      const [told, older] = [translated.slice(0, MOST_STORIES), translated.length - MOST_STORIES];
      return { folder: LEAFLETS, title, stories: told, hotspot, languages, older: Math.max(0, older) };
    });
  });
}

/** A language that was asked for need not be one of a place that was asked for: somebody there may read it. */
function languagesFor(stories: readonly Story[], { properties }: Hotspot, wanted: PrintWanted): (readonly string[])[] {
  const { languages, hotspot } = wanted;
  const asked = languages ? [languages] : properties.languages.map((language) => [language]);
  const isSpoken = (all: readonly string[]): boolean =>
    hotspot !== undefined || all.every((language) => properties.languages.includes(language));
  return asked.filter((all) => isSpoken(all) && stories.some((story) => hasAll(story, all)));
}

/** Languages that are printed for a place though it does not list them: each pair once. */
export function unlistedIn(orders: readonly PrintOrder[]): { place: string; language: string }[] {
  const pairs = orders.flatMap(({ hotspot: { id, properties }, languages }) =>
    languages
      .filter((language) => !properties.languages.includes(language))
      .map((language) => [`${id} ${language}`, { place: properties.name, language }] as const),
  );
  return [...new Map(pairs).values()];
}

import { areasOfAim, hotspotsOfAim } from '#area/aim.ts';
import type { Area } from '#area/districts.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import { addresses } from '#message/addresses.ts';
import { composeMessage } from '#message/compose.ts';
import type { Message } from '#message/message.ts';
import type { PublicPhoto } from '#release/public-library.ts';
import { type Story, versionsOf } from '#story/story.ts';
import { THEMES, type Theme } from '#story/vocabulary.ts';
import { library, settings } from './library.ts';
import { href } from './links.ts';

/** A language that a story can be read in, by its own name. */
export interface Reading {
  language: string;
  name: string;
  path: string;
}

/** One story as lists and pages need it. */
export interface Entry {
  story: Story;
  /** In English, for lists. */
  message: Message;
  readings: Reading[];
  /** The picture that stands for it in lists. */
  photo: PublicPhoto | undefined;
  hotspots: PublicHotspot[];
  /** Ids of the districts that it is for somebody in. */
  districts: string[];
}

/** How many stories a list shows. The list of all news goes on over more pages; a place shows its newest. */
export const LIST_LENGTH = 30;

/** News in two groups: what is for a place only, then what is for more people. */
export interface LocalNews {
  near: Entry[];
  wide: Entry[];
}

const { county, hotspots, photos } = library;
const surroundings = { settings, hotspots, county };

/** One story in one language: exactly the words its page shows. */
export function messageIn({ story, message }: Entry, language: string): Message {
  return language === message.language ? message : composeMessage(story, language, surroundings);
}

function readingsOf(story: Story): Reading[] {
  return versionsOf(story).map(({ language }) => ({
    language,
    name: settings.languages.find(({ id }) => id === language)?.name ?? language,
    path: href(addresses.story(story.slug, language)),
  }));
}

/** The languages that a place is spoken to in, English first, each with the page of its news. */
export function readingsOfPlace({ id, properties }: PublicHotspot): Reading[] {
  const spoken = settings.languages.filter(({ id: language }) => properties.languages.includes(language));
  return spoken.map(({ id: language, name }) => ({
    language,
    name,
    path: href(language === 'en' ? addresses.area(id) : addresses.short(id, language)),
  }));
}

function toEntry(story: Story): Entry {
  const reached = hotspotsOfAim(story.aim, hotspots);
  const isCounty = story.aim.includes(county.id);
  const districts = county.districts.filter(
    ({ id }) => isCounty || story.aim.includes(id) || reached.some(({ properties }) => properties.district === id),
  );
  return {
    story,
    message: composeMessage(story, 'en', surroundings),
    readings: readingsOf(story),
    photo: story.image ? photos[`${story.slug}/${story.image}`] : undefined,
    hotspots: reached,
    districts: districts.map(({ id }) => id),
  };
}

/** Every released story, newest first. */
export const entries: readonly Entry[] = library.stories.map(toEntry);

/** Every page of a story in a language: of those that are told, and of those that have ended. */
export const storyPages = [
  ...entries.flatMap((entry) =>
    versionsOf(entry.story).map(({ language }) => ({
      params: paramsOf(entry.story.slug, language),
      props: { entry, language, since: undefined },
    })),
  ),
  ...library.ended.flatMap(({ since, page }) =>
    (page?.languages ?? []).map((language) => ({
      params: paramsOf(page?.slug ?? '', language),
      props: { entry: undefined, language, since },
    })),
  ),
];

function paramsOf(slug: string, language: string) {
  return { slug, language: language === 'en' ? undefined : language };
}

/** The stories by what each is for and about, so that no page has to look through all of them. */
const byAim = groupedBy(({ story }) => story.aim);
const byTheme = groupedBy(({ story }) => story.themes);

function groupedBy(keysOf: (entry: Entry) => readonly string[]): ReadonlyMap<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

/** The stories about a kind of crime, newest first. */
export function newsAbout(theme: Theme): Entry[] {
  return (byTheme.get(theme) ?? []).slice(0, LIST_LENGTH);
}

/** What is open: appeals that people can still answer, and events still to come. */
export const appeals = entries.filter(({ story }) => story.kind === 'appeal');
export const events = entries.filter(({ story }) => story.kind === 'event');

/** The kinds of crime that there is news about. */
export const themes: readonly Theme[] = THEMES.filter((theme) => byTheme.has(theme));

/** The districts in the words of the settings, each with its named areas. */
export const districts = settings.districts.flatMap(({ id, name }) => {
  const area = county.districts.find((one) => one.id === id);
  return area ? [{ id, name, area, hotspots: hotspots.filter(({ properties }) => properties.district === id) }] : [];
});
export type District = (typeof districts)[number];

/** The name of the district that a place lies in. */
export function districtOf({ properties }: PublicHotspot): string {
  return settings.districts.find(({ id }) => id === properties.district)?.name ?? properties.district;
}

/** The news for one named area: its own, then that of its district and the county. */
export function newsForHotspot({ id }: PublicHotspot): LocalNews {
  const all = entries.filter(({ hotspots: reached }) => reached.some((one) => one.id === id));
  return split(all, ({ story }) => story.aim.includes(id));
}

/** The news for one named area that can be read in a language, newest first. */
export function newsInLanguage({ id }: PublicHotspot, language: string): Entry[] {
  return entries
    .filter(({ hotspots: reached }) => reached.some((one) => one.id === id))
    .filter(({ readings }) => readings.some((reading) => reading.language === language))
    .slice(0, LIST_LENGTH);
}

/** How many stories are for one named area and not for its whole district. */
export function countFor(hotspot: string): number {
  return byAim.get(hotspot)?.length ?? 0;
}

/** The news for a district: all of it or some of its areas, then that of the county. */
export function newsForDistrict(id: string): LocalNews {
  const all = entries.filter((entry) => entry.districts.includes(id));
  return split(all, ({ story }) => !story.aim.includes(county.id));
}

/** What else the readers of a story may want: the newest for the same places, then about the same crime. */
export function relatedTo(entry: Entry, count: number): Entry[] {
  const { aim, themes: about } = entry.story;
  const near = aim.filter((id) => id !== county.id).map((id) => byAim.get(id) ?? []);
  const alike = about.map((theme) => byTheme.get(theme) ?? []);
  const related = new Set([...newestOf(near, count + 1), ...newestOf(alike, count + 1)]);
  related.delete(entry);
  return [...related].slice(0, count);
}

function newestOf(lists: readonly Entry[][], count: number): Entry[] {
  return lists
    .flatMap((list) => list.slice(0, count))
    .sort((one, other) => other.message.published.getTime() - one.message.published.getTime());
}

/** The places on a story's map. */
export function placesOf(story: Story): Area[] {
  return areasOfAim(story.aim, hotspots, county);
}

function split(all: readonly Entry[], isNear: (entry: Entry) => boolean): LocalNews {
  const near = all.filter(isNear).slice(0, LIST_LENGTH);
  const wide = all.filter((entry) => !isNear(entry)).slice(0, LIST_LENGTH - near.length);
  return { near, wide };
}

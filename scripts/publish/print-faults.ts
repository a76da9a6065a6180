import { hotspotsOfAim } from '#area/aim.ts';
import { momentInWords } from '#language/dates.ts';
import { englishName } from '#language/english-name.ts';
import { listInWords } from '#language/lists.ts';
import type { Library } from '#library/library.ts';
import { nearest } from '#problem/nearest.ts';
import type { PrintWanted } from '#publish/print-choice.ts';
import { decisionOf, released } from '#release/decide.ts';
import { decisionInWords } from '#release/in-words.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** More names than this are not read. */
const MOST_NAMED = 8;

/** Whether a story is told in each of some languages. */
export const hasAll = (story: Story, languages: readonly string[]): boolean =>
  languages.every((language) => versionsOf(story).some((version) => version.language === language));

/** Every word of a call that names nothing that can be printed, a sentence each. */
export const faultsIn = (wanted: PrintWanted, library: Library, now: Date): string[] => [
  ...storyFaults(wanted, library, now),
  ...hotspotFaults(wanted, library),
  ...languageFaults(wanted, library),
];

function storyFaults({ story, isLeaflet }: PrintWanted, library: Library, now: Date): string[] {
  if (story === undefined) return [];
  if (isLeaflet) return ['A folded leaflet holds all stories of a place: leave out --story.'];
  const found = library.stories.find(({ slug }) => slug === story);
  if (found) return heldBack(found, library, now);
  const slugs = library.stories.map(({ slug }) => slug);
  const meant = nearest(story, slugs) ?? slugs.find((slug) => slug.startsWith(story));
  const out = released(library, now).map(({ slug }) => slug);
  return [`There is no story “${story}”. ${meantOrThere(meant, out)}`];
}

/** Why a story may not be printed, if so. */
function heldBack(story: Story, library: Library, now: Date): string[] {
  const words = decisionInWords(decisionOf(story, library, now), library.settings.zone);
  return words === '' ? [] : [`“${story.slug}” cannot be printed now: ${words}.`];
}

function hotspotFaults({ hotspot }: PrintWanted, { hotspots }: Library): string[] {
  const ids = hotspots.map(({ id }) => id);
  if (hotspot === undefined || ids.includes(hotspot)) return [];
  return [`There is no place “${hotspot}” in content/hotspots. ${meantOrThere(nearest(hotspot, ids), ids)}`];
}

function languageFaults({ languages = [] }: PrintWanted, { settings }: Library): string[] {
  const ids = settings.languages.map(({ id }) => id);
  if (languages.length > 2 || new Set(languages).size < languages.length) {
    return ['--lang takes one language, such as ur, or two for the two sides of a flyer, such as en+ur.'];
  }
  const unknown = languages.filter((language) => !ids.includes(language));
  return unknown.map(
    (language) =>
      `There is no language “${language}” in content/settings.yaml. ${meantOrThere(nearest(language, ids), ids)}`,
  );
}

function meantOrThere(meant: string | undefined, there: readonly string[]): string {
  if (meant !== undefined) return `Did you mean “${meant}”?`;
  const more = there.length > MOST_NAMED ? `, and ${there.length - MOST_NAMED} more` : '';
  return there.length > 0 ? `These are there: ${there.slice(0, MOST_NAMED).join(', ')}${more}.` : 'None is there.';
}

/** Why what exists does not come together, and what will. */
export function nothingFor(stories: readonly Story[], wanted: PrintWanted, library: Library, now: Date): string {
  const place = library.hotspots.find(({ id }) => id === wanted.hotspot);
  const [story] = stories;
  if (!story) {
    const where = place ? ` for ${place.properties.name}` : '';
    return `No story is out${where} at this moment, so there is nothing to print.${nextFor(place, wanted, library, now)}`;
  }
  const places = hotspotsOfAim(story.aim, library.hotspots);
  const isFor = (one: Story): boolean => !place || hotspotsOfAim(one.aim, [place]).length > 0;
  if (wanted.story && places.length === 0) return `“${story.slug}” is for no place of content/hotspots.`;
  if (place && !stories.some(isFor)) {
    if (!wanted.story) {
      return `No story that is out now is for ${place.properties.name}.${nextFor(place, wanted, library, now)}`;
    }
    return `“${story.slug}” is not for ${place.properties.name}. It is for ${listInWords(places.map(({ id }) => id).slice(0, MOST_NAMED), 'en')}.`;
  }
  if (wanted.story) return missingIn(story, wanted.languages ?? []);
  const languages = listInWords((wanted.languages ?? []).map(englishName), 'en');
  const where = place ? ` for ${place.properties.name}` : '';
  return `No story that is out now has a version in ${languages}${where}.${nextFor(place, wanted, library, now)}`;
}

/** Why one story is not printed in some languages, for any of its places. */
function missingIn(story: Story, languages: readonly string[]): string {
  const told = versionsOf(story).map(({ language }) => language);
  const missing = languages.filter((language) => !told.includes(language));
  if (missing.length === 0) {
    return `No place of “${story.slug}” has ${listInWords(languages.map(englishName), 'en')} among its languages. Name the place with --hotspot to print it all the same.`;
  }
  const names = missing.map(englishName).join(' and no ');
  const files = listInWords(
    missing.map((language) => `${language}.mdx`),
    'en',
  );
  return `“${story.slug}” has no ${names} (${files} ${missing.length > 1 ? 'are' : 'is'} missing); it has: ${told.join(', ')}.`;
}

/** Which story can be printed next, and from when; nothing where none waits for its day. */
function nextFor(
  place: Library['hotspots'][number] | undefined,
  { languages = [] }: PrintWanted,
  { stories, settings }: Library,
  now: Date,
): string {
  const coming = stories.flatMap(({ published, ...story }) =>
    published && published > now && hasAll(story, languages) && (!place || hotspotsOfAim(story.aim, [place]).length > 0)
      ? [{ slug: story.slug, published }]
      : [],
  );
  const [next] = coming.sort((a, b) => a.published.getTime() - b.published.getTime());
  return next ? ` The next is “${next.slug}”, on ${momentInWords(next.published, 'en', settings.zone)}.` : '';
}

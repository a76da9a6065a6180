import type { BoundaryKind } from '#area/library/area-library.ts';
import { boxOf, type Outline, type Position } from '#area/shape/geometry.ts';
import { EARTH, exampleIn } from '#desk/positions.ts';
import { momentInWords, yearIn } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { decisionOf } from '#release/decide.ts';
import { decisionInWords } from '#release/in-words.ts';
import type { Story } from '#story/story.ts';

/** A place that can be opened at the desk. */
export interface PlaceEntry {
  id: string;
  name: string;
  district: string;
  outline: Outline;
}

/** A story that can be aimed. */
export interface StoryEntry {
  slug: string;
  title: string;
  kind: Story['kind'];
  state: 'public' | 'held' | 'expired' | 'withdrawn';
  /** The state in words, with its moment. */
  when: string;
  aim: readonly string[];
}

/** Everything that the page begins with. */
export interface Overview {
  revision: string;
  /** The folder after `--root` as it was written, for the commands that are shown. */
  root: string | undefined;
  /** The year in which something is drawn now, in the time zone of the partnership. */
  year: number;
  /** A point of the county, as it can be typed. */
  example: string;
  name: string;
  county: { name: string; outline: Outline };
  districts: { id: string; name: string; outline: Outline }[];
  towns: { name: string; at: Position }[];
  places: PlaceEntry[];
  stories: StoryEntry[];
  languages: { id: string; name: string }[];
  /** `covers` are the names of the areas that a channel reaches. */
  channels: { id: string; name: string; covers: string[] }[];
  /** `districts` are the ids of those in which somebody looks after a place already. */
  people: { id: string; name: string; districts: string[] }[];
  /** The kinds of official areas that were imported. */
  kinds: BoundaryKind[];
  /** Where the pictures of the base map come from, where the settings name some. */
  tiles: string | undefined;
  hasPostcodes: boolean;
  /** Whose data is shown. */
  credits: string[];
  /** What is wrong in the files, a sentence each. */
  notices: string[];
}

/** The library as the page needs it. `places` may hold more than the library could read. */
export function overviewOf(
  library: Library,
  { places, notices, revision, root, now }: Pick<Overview, 'places' | 'notices' | 'revision' | 'root'> & { now: Date },
): Overview {
  const { settings, county, areas } = library;
  const imported = [...areas.boundaries, areas.postcodes, areas.households];
  return {
    ...{ revision, root, year: yearIn(now, settings.zone), example: exampleIn(boxOf([county.outline]) ?? EARTH) },
    name: settings.name,
    county: { name: settings.county, outline: county.outline },
    districts: county.districts.map(({ id, name, outline }) => ({ id, name, outline })),
    towns: library.towns.map(({ name, at }) => ({ name, at })),
    places,
    stories: library.stories.map((story) => storyEntry(story, library, now)).sort(byStateAndTitle),
    languages: settings.languages.map(({ id, name }) => ({ id, name })),
    channels: library.channels.map(({ id, name, covers }) => ({
      id,
      name,
      covers: covers.map((area) => areaName(area, library)),
    })),
    people: library.people
      .filter(({ signs }) => signs.includes('spoc'))
      .map(({ id, role }) => ({ id, name: role, districts: districtsOf(id, library) })),
    tiles: settings.map?.tiles,
    kinds: areas.boundaries.map(({ kind }) => kind),
    hasPostcodes: areas.postcodes !== undefined,
    credits: [
      ...new Set([
        county.credit,
        ...(settings.map?.tiles ? [settings.map.credit] : []),
        ...imported.flatMap((one) => one?.credit ?? []),
      ]),
    ],
    notices,
  };
}

const areaName = (area: string, { hotspots, county }: Library): string =>
  county.districts.find(({ id }) => id === area)?.name ??
  hotspots.find(({ id }) => id === area)?.properties.name ??
  area;

const districtsOf = (person: string, { hotspots }: Library): string[] => [
  ...new Set(
    hotspots.filter(({ properties }) => properties.spoc === person).map(({ properties }) => properties.district),
  ),
];

function storyEntry(story: Story, library: Library, now: Date): StoryEntry {
  const { slug, kind, aim, english, published } = story;
  const { zone } = library.settings;
  const decision = decisionOf(story, library, now);
  const since = published ? momentInWords(published, 'en', zone) : '';
  const unreviewed = decision.state === 'public' && decision.isUnreviewed ? ', unreviewed' : '';
  const when = decision.state === 'public' ? `public since ${since}${unreviewed}` : decisionInWords(decision, zone);
  return { slug, title: english.title, kind, state: decision.state, when, aim };
}

const STATES = ['held', 'public', 'expired', 'withdrawn'] as const;

/** What is still to come is what somebody wants to aim. */
const byStateAndTitle = (one: StoryEntry, other: StoryEntry): number =>
  STATES.indexOf(one.state) - STATES.indexOf(other.state) || one.title.localeCompare(other.title, 'en');

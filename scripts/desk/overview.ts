import type { BoundaryKind } from '#area/library/area-library.ts';
import type { Outline, Position } from '#area/shape/geometry.ts';
import { momentInWords } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { decide } from '#release/decide.ts';
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
  state: 'public' | 'held' | 'expired';
  /** The state in words, with its moment. */
  when: string;
  aim: readonly string[];
}

/** Everything that the page begins with. */
export interface Overview {
  revision: string;
  name: string;
  county: { name: string; outline: Outline };
  districts: { id: string; name: string; outline: Outline }[];
  towns: { name: string; at: Position }[];
  places: PlaceEntry[];
  stories: StoryEntry[];
  languages: { id: string; name: string }[];
  channels: { id: string; name: string; kind: string }[];
  people: { id: string; name: string }[];
  /** The kinds of official areas that were imported. */
  kinds: BoundaryKind[];
  hasPostcodes: boolean;
  /** Whose data is shown. */
  credits: string[];
  /** What is wrong in the files, a sentence each. */
  notices: string[];
}

/** The library as the page needs it. `places` may hold more than the library could read. */
export function overviewOf(
  library: Library,
  { places, notices, revision, now }: Pick<Overview, 'places' | 'notices' | 'revision'> & { now: Date },
): Overview {
  const { settings, county, areas } = library;
  const imported = [...areas.boundaries, areas.postcodes, areas.households];
  return {
    revision,
    name: settings.name,
    county: { name: settings.county, outline: county.outline },
    districts: county.districts.map(({ id, name, outline }) => ({ id, name, outline })),
    towns: library.towns.map(({ name, at }) => ({ name, at })),
    places,
    stories: library.stories.map((story) => storyEntry(story, now, settings.zone)).sort(byStateAndTitle),
    languages: settings.languages.map(({ id, name }) => ({ id, name })),
    channels: library.channels.map(({ id, name, kind }) => ({ id, name, kind })),
    people: library.people.filter(({ signs }) => signs.includes('spoc')).map(({ id, role }) => ({ id, name: role })),
    kinds: areas.boundaries.map(({ kind }) => kind),
    hasPostcodes: areas.postcodes !== undefined,
    credits: [...new Set([county.credit, ...imported.flatMap((one) => one?.credit ?? [])])],
    notices,
  };
}

function storyEntry(story: Story, now: Date, zone: string): StoryEntry {
  const { slug, kind, aim, english, published, expires } = story;
  const decision = decide(story, now);
  const moment = decision.state === 'expired' ? expires : published;
  const at = moment ? momentInWords(moment, 'en', zone) : '';
  const words = {
    public: `public since ${at}`,
    held: at === '' ? 'a draft' : `comes ${at}`,
    expired: `ended ${at}`,
  };
  return { slug, title: english.title, kind, state: decision.state, when: words[decision.state], aim };
}

const STATES = ['held', 'public', 'expired'] as const;

/** What is still to come is what somebody wants to aim. */
const byStateAndTitle = (one: StoryEntry, other: StoryEntry): number =>
  STATES.indexOf(one.state) - STATES.indexOf(other.state) || one.title.localeCompare(other.title, 'en');

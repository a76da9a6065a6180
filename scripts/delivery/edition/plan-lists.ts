import { type Earlier, tiredAreas, toldBefore, weeklyAreasNotDue } from '#delivery/edition/earlier.ts';
import { placesOf } from '#delivery/edition/places.ts';
import { chooseStories, digestOf, type Selection, type StoriesOfAreas } from '#delivery/edition/selection.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { FREQUENCIES, type Frequency } from '#subscriber/choices.ts';

/** What is wanted of an edition. */
export interface Wanted {
  /** Ids of areas; all of them otherwise. */
  areas?: readonly string[] | undefined;
  since?: Date | undefined;
  /** One list only. Without it: who wants each story, and who wants a weekly email where one is due. */
  frequency?: Frequency | undefined;
  now: Date;
}

/** What goes to which list, and why an area has nothing. */
export interface Plan {
  selection: Selection;
  areas: readonly string[];
  lists: readonly Frequency[];
  /** By list: areas that may have news and do not get it, with the reason. */
  heldBack: Record<Frequency, ReadonlyMap<string, string>>;
}

/** Plans an edition: the news of each area, for each list, that it was not told before and may be told now. */
export function planLists(library: PublicLibrary, wanted: Wanted, earlier: readonly Earlier[]): Plan {
  const areas = wanted.areas ?? placesOf(library).map(({ id }) => id);
  const heldBack = { each: new Map<string, string>(), weekly: new Map<string, string>() };
  const lists = FREQUENCIES.filter((one) => (wanted.frequency ?? one) === one);
  const chosen: Partial<Record<Frequency, StoriesOfAreas>> = {};
  for (const list of lists) {
    const news = chooseStories(library, { areas, since: wanted.since, told: toldBefore(earlier, list) });
    heldBack[list] = whyNot(list, library, wanted, earlier);
    chosen[list] = Object.fromEntries(Object.entries(news).filter(([area]) => !heldBack[list].has(area)));
  }
  return { selection: { ...chosen, digest: digestOf(library, chosen) }, areas, lists, heldBack };
}

/** Whether a plan has news for anybody, if there is somebody. */
export const hasNews = ({ lists, selection }: Plan): boolean =>
  lists.some((list) => Object.keys(selection[list] ?? {}).length > 0);

/** The areas that get nothing on a list this time, whatever their news, with the reason. */
function whyNot(
  list: Frequency,
  { settings }: PublicLibrary,
  { frequency, now }: Wanted,
  earlier: readonly Earlier[],
): Map<string, string> {
  const tired = tiredAreas(earlier, list, settings.thresholds['bulletins-per-week'], now);
  const early = list === 'weekly' && !frequency ? weeklyAreasNotDue(earlier, now) : [];
  return new Map([
    ...[...tired].map((area): [string, string] => [area, 'enough-this-week']),
    ...[...early].map((area): [string, string] => [area, 'weekly-not-due']),
  ]);
}

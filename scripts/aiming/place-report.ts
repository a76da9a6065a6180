import { type ChannelHere, channelsHere, type LanguageHere, languagesHere } from '#aiming/heard-through.ts';
import type { Known } from '#aiming/known.ts';
import { type MessageHere, messagesHere } from '#aiming/messages-here.ts';
import type { AreaLibrary } from '#area/library/area-library.ts';
import { inWords } from '#area/outline.ts';
import { findHarm, type HarmLimits } from '#area/reach/harm.ts';
import { findNarrowing } from '#area/reach/narrowing.ts';
import { type Reach, reachOf } from '#area/reach/reach.ts';
import { type Outline, ringsOf } from '#area/shape/geometry.ts';
import type { Settings } from '#partnership/settings.ts';
import type { Finding } from '#problem/problem.ts';
import { type ToldFinding, toldFinding } from '#problem/wording.ts';

/** Everything there is to know of a place before anything is sent to it. */
export interface PlaceReport {
  reach: Reach;
  /** English first, then in the order of the settings. */
  languages: LanguageHere[];
  /** Those that cover the least land first. */
  channels: ChannelHere[];
  /** Who gets bulletins for this place; 0 until somebody has counted them: subscribers are none of aiming’s. */
  subscribers: number;
  /** What reached this place in the last 30 days, newest first. */
  messages: MessageHere[];
  balance: Balance;
  /** How many flyers to print; undefined when nobody knows how many homes there are. */
  printRun: number | undefined;
  /** Reasons for which the outline is refused. */
  problems: ToldFinding[];
  warnings: ToldFinding[];
}

/** What a place was asked, and what it was told, in the last 30 days. */
export interface Balance {
  appeals: number;
  /** Successes and initiatives. */
  goodNews: number;
  events: number;
}

/** What the toolkit’s thresholds say of homes, as the geometry wants to know it. */
export const homesLimits = ({ thresholds }: Settings): HarmLimits => ({
  homesFloor: thresholds['homes-floor'],
  homesPerPostcode: thresholds['homes-per-postcode'],
});

/**
 * Tells who lives within an outline, how they are reached, and what they have heard. Pure; `now` ends the 30 days.
 * `own` is the id of the hotspot that the outline belongs to: it is heard through, but not overlapped by itself.
 */
export function reportOnPlace(outline: Outline, library: Known, now: Date, own?: string): PlaceReport {
  const { settings, areas, county, hotspots } = library;
  const limits = homesLimits(settings);
  const reach = reachOf(outline, areas, county, hotspots, { ...limits, districts: settings.districts });
  const channels = channelsHere(reach, library);
  const messages = messagesHere(reach, library, now);
  const others = reach.overlaps.filter(({ hotspot }) => hotspot !== own);
  const told = [
    ...findElsewhere(outline, reach, settings),
    ...findHarm(outline, areas, county, limits),
    ...findShared(outline, others, library, limits),
    ...findUnknown(reach, areas, settings),
    ...findTired(messages, settings),
  ].map(toldFinding);
  return {
    reach: { ...reach, overlaps: others },
    languages: languagesHere(reach, channels, library),
    channels,
    subscribers: 0,
    messages,
    balance: balanceOf(messages),
    printRun: reach.homes === undefined ? undefined : printRunFor(reach.homes),
    problems: told.filter(({ severity }) => severity === 'error'),
    warnings: told.filter(({ severity }) => severity === 'warning'),
  };
}

/** So many flyers in a hundred are printed besides those for the homes. */
export const SPARE_PERCENT = 5;

/**
 * One flyer for each home, and one in twenty more for spoilt ones and for the noticeboards, in whole tens, as printers
 * are asked for them.
 */
export function printRunFor(homes: number): number {
  return Math.ceil((homes * (100 + SPARE_PERCENT)) / 1000) * 10;
}

/** A place that lies in no district cannot be aimed at. */
function findElsewhere(outline: Outline, { districts }: Reach, { county }: Settings): Finding[] {
  const [stray] = ringsOf(outline).flat();
  if (districts.length > 0 || !stray) return [];
  return [{ code: 'outline-outside-county', args: { ...inWords(stray), district: county } }];
}

/** The hotspots with which this place would have too few homes in common. */
function findShared(outline: Outline, others: Reach['overlaps'], { areas, hotspots }: Known, limits: HarmLimits) {
  const near = hotspots.filter(({ id }) => others.some(({ hotspot }) => hotspot === id));
  const place = { id: '', properties: { name: 'This place' }, geometry: outline };
  return findNarrowing([place, ...near], areas, limits).flatMap((found) =>
    found.hotspots.includes(place.id) ? [found.finding] : [],
  );
}

function findUnknown({ postcodes, homesEstimated }: Reach, areas: AreaLibrary, { thresholds }: Settings): Finding[] {
  if (!areas.postcodes) return [{ code: 'postcodes-not-imported', args: {} }];
  if (!homesEstimated || postcodes?.length === 0) return [];
  return [{ code: 'homes-estimated', args: { perPostcode: thresholds['homes-per-postcode'] } }];
}

function findTired(messages: readonly MessageHere[], { thresholds }: Settings): Finding[] {
  const most = thresholds['messages-per-month'];
  return messages.length > most ? [{ code: 'place-heard-often', args: { messages: messages.length, most } }] : [];
}

function balanceOf(messages: readonly MessageHere[]): Balance {
  const count = (...kinds: MessageHere['kind'][]): number => messages.filter(({ kind }) => kinds.includes(kind)).length;
  return { appeals: count('appeal'), goodNews: count('success', 'initiative'), events: count('event') };
}

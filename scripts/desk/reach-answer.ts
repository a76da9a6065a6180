import { type PlaceReport, reportOnPlace } from '#aiming/place-report.ts';
import { areasOfAim, hotspotsOfAim } from '#area/aim.ts';
import { findOutside } from '#area/districts.ts';
import { outlineSchema } from '#area/outline.ts';
import { unionOf } from '#area/shape/clip.ts';
import { boxOf, type Outline } from '#area/shape/geometry.ts';
import { projectionAt } from '#area/shape/projection.ts';
import { renderPositions } from '#desk/positions.ts';
import { momentInWords } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { type ToldFinding, toldFinding } from '#problem/wording.ts';
import { parseBySchema } from '#source/schema-problems.ts';

/** Who lives in a place and how they are reached, as the page shows it. */
export interface ReachWords {
  areaKm2: number;
  /** The longer side of the box that holds all of it. */
  acrossKm: number;
  postcodes: number | undefined;
  homes: number | undefined;
  homesEstimated: boolean;
  printRun: number | undefined;
  /** `ofPlace` is the part of the place that lies in the area; `share` the part of the area that the place holds. */
  wards: { name: string; ofPlace: number; share: number }[];
  districts: { id: string; name: string; ofPlace: number; share: number }[];
  overlaps: { id: string; name: string; share: number }[];
  languages: { id: string; name: string }[];
  channels: { id: string; name: string; because: string[] }[];
  messages: { title: string; kind: string; when: string }[];
  balance: PlaceReport['balance'];
}

/** What is known of an outline; without reach when it is not sound. */
export interface ReachAnswer {
  reach: ReachWords | undefined;
  problems: ToldFinding[];
  warnings: ToldFinding[];
  /** The outline as text that can be changed. */
  positions: string | undefined;
}

/** An outline that can be worked with, or everything that is wrong with it. */
export type CheckedOutline = { outline: Outline } | { problems: ToldFinding[] };

/** Checks what was drawn or typed: its form, that it is closed, on the map, and does not cross itself. */
export function checkOutline(given: unknown): CheckedOutline {
  const checked = parseBySchema(outlineSchema, { data: given, lineOf: () => 1 });
  if ('value' in checked) return { outline: checked.value };
  return { problems: checked.problems.map(({ finding }) => toldFinding(finding)) };
}

/** Tells everything about an outline. `own` is the id of the place that is being changed. */
export function answerOnOutline(given: unknown, library: Library, now: Date, own?: string): ReachAnswer {
  const checked = checkOutline(given);
  if ('problems' in checked) return { reach: undefined, ...checked, warnings: [], positions: undefined };
  const report = reportOnPlace(checked.outline, library, now, own);
  return {
    reach: inWords(checked.outline, report, library.settings.zone),
    problems: [...report.problems, ...outsideOf(checked.outline, report, library)],
    warnings: report.warnings,
    positions: renderPositions(checked.outline),
  };
}

/** What a place lies outside of: the county, or the district that holds most of it. */
export function outsideOf(outline: Outline, { reach }: PlaceReport, { county }: Library): ToldFinding[] {
  const district = county.districts.find(({ id }) => id === reach.districts[0]?.id) ?? county;
  const outside = findOutside(outline, district);
  return outside ? [toldFinding(outside)] : [];
}

/** Not worth a word where a story is aimed at all of a district on purpose. */
const OF_PLACES_ALONE = ['place-larger-than-district'];

/** Tells whom an aim reaches: everybody in its places, each counted once. */
export function answerOnAim(aim: readonly string[], library: Library, now: Date): ReachAnswer {
  const outlines = areasOfAim(aim, library.hotspots, library.county).map(({ outline }) => outline);
  const outline = unionOf(outlines);
  if (!outline) return { reach: undefined, problems: [], warnings: [], positions: undefined };
  const report = reportOnPlace(outline, library, now);
  const aimed = hotspotsOfAim(aim, library.hotspots).map(({ id }) => id);
  const reach = inWords(outline, report, library.settings.zone);
  return {
    reach: { ...reach, overlaps: reach.overlaps.filter(({ id }) => !aimed.includes(id)) },
    problems: [],
    warnings: report.warnings.filter(({ code }) => !OF_PLACES_ALONE.includes(code)),
    positions: undefined,
  };
}

function inWords(outline: Outline, report: PlaceReport, zone: string): ReachWords {
  const { reach, languages, channels, messages, balance, printRun } = report;
  const { areaKm2, postcodes, homes, homesEstimated, wards, districts, overlaps } = reach;
  return {
    ...{ areaKm2, acrossKm: acrossKm(outline), homes, homesEstimated, printRun, balance },
    postcodes: postcodes?.length,
    wards: wards.map(({ name, ofPlace, share }) => ({ name, ofPlace, share })),
    districts: districts.map(({ id, name, ofPlace, share }) => ({ id, name, ofPlace, share })),
    overlaps: overlaps.map(({ hotspot, name, share }) => ({ id: hotspot, name, share })),
    languages: languages.map(({ id, name }) => ({ id, name })),
    channels: channels.map(({ id, name, because }) => ({ id, name, because })),
    messages: messages.map(({ title, kind, published }) => ({
      title,
      kind,
      when: momentInWords(published, 'en', zone),
    })),
  };
}

function acrossKm(outline: Outline): number {
  const box = boxOf([outline]);
  if (!box) return 0;
  return Math.max(...projectionAt([box.west, box.south]).toKm([box.east, box.north]));
}

import type { RawFeature } from '#area/import/boundaries/feature-file.ts';
import { inWords } from '#area/outline.ts';
import { keyOf, type Outline, type Position, polygonsOf } from '#area/shape/geometry.ts';
import type { Mend, MendRule, RefusalReason, RefusedOutline } from '#area/shape/mend-result.ts';

/** An area by the names that a person finds it by. */
export interface Named {
  /** Its row in the file; areas that were imported before have none. */
  row?: number | undefined;
  code?: string | undefined;
  name?: string | undefined;
}

/** “Rothwell (E05001422)”, or the row where there is neither name nor code. */
export function nameInWords({ row, code, name }: Named): string {
  if (name && code) return `${name} (${code})`;
  return name ?? code ?? (row === undefined ? 'An area' : `The area in row ${row}`);
}

/** Mends that change a shape, were it by a hair: somebody may want to look there. */
const RESHAPED = {
  'ring-closed': 'a line that did not come back to its start was closed',
  'spikes-dropped': 'a spike, where the line ran out and back on itself, was left out',
  'crumbs-dropped': 'a part or hole of a few square metres was left out',
  'knots-dropped': 'a tiny loop, where the line crossed itself, was left out',
  'covered-dropped': 'a part that lay on another was left out',
} as const satisfies Partial<Record<MendRule, string>>;

const TOUCHING = 'the line crossed or touched itself in a point; the land is the same, in parts that meet there';

/** Mends that change no land: how many areas needed them is enough to know. */
const HARMLESS = {
  'axes-swapped': 'latitude and longitude stood the other way round, and were exchanged',
  'heights-dropped': 'heights of points were left out',
  'doubles-dropped': 'points that were given twice in a row were left out',
  'winding-turned': 'direction of the line turned, as the standard asks',
} as const satisfies Partial<Record<MendRule, string>>;

/** An area and what was put right in it. */
export interface MendedArea extends Named {
  outline: Outline;
  mends: readonly Mend[];
}

/** What was mended that somebody may want to look at: a sentence for each rule, with the names of its areas. */
export function namedMends(areas: readonly MendedArea[]): string[] {
  const touching = areas.filter((area) => has(area, 'touching-parted') || meetsItself(area.outline));
  return [
    ...Object.entries(RESHAPED).flatMap(([rule, what]) => sentenceOf(what, placesOf(areas, rule))),
    ...sentenceOf(TOUCHING, touching.map(nameInWords)),
  ];
}

/** What else was mended: a sentence for each rule, with the number of areas alone. */
export function countedMends(areas: readonly MendedArea[]): string[] {
  return Object.entries(HARMLESS).flatMap(([rule, what]) => {
    const count = areas.filter((area) => has(area, rule)).length;
    return count > 0 ? [`${counted(count)}: ${what}.`] : [];
  });
}

const has = ({ mends }: MendedArea, rule: string): boolean => mends.some((mend) => mend.rule === rule);

/** Each area that a rule mended, by name, and where. */
function placesOf(areas: readonly MendedArea[], rule: string): string[] {
  return areas.flatMap((area) => {
    const mend = area.mends.find((one) => one.rule === rule);
    return mend ? [`${nameInWords(area)}${near(mend.at)}`] : [];
  });
}

function sentenceOf(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${counted(names.length)}: ${what}: ${names.join('; ')}.`];
}

const counted = (areas: number): string => `${areas.toLocaleString('en-GB')} ${areas === 1 ? 'area' : 'areas'}`;

function near(at: Position | undefined): string {
  if (!at) return '';
  const { longitude, latitude } = inWords(at);
  return ` near ${longitude}, ${latitude}`;
}

/** Whether two parts of an outline have a corner in common. */
function meetsItself(outline: Outline): boolean {
  const corners = polygonsOf(outline).flatMap(([outer = []]) => [...new Set(outer.map(keyOf))]);
  return new Set(corners).size < corners.length;
}

const REFUSALS: Record<RefusalReason, string> = {
  'not-an-outline': 'it has no outline; an area is a Polygon or MultiPolygon with its points in brackets',
  'not-a-number': 'a point of its outline is not two numbers',
  'out-of-range': 'a point of its outline is not on the earth',
  'no-area': 'its outline encloses no land',
  'crosses-itself': 'its outline crosses itself',
  'hole-outside': 'a hole of it lies outside its land or in another hole',
  'changes-too-much': 'it has so many faults that mending them would change more than a thousandth of its land',
};

/** Why an area was refused, by row, name, code and place, in one sentence. */
export function refusalInWords(named: Named, { refused, at }: RefusedOutline): string {
  return refusedBecause(named, `${REFUSALS[refused]}${near(at)}`);
}

/** A refusal for a reason of its own. */
export function refusedBecause(named: Named, reason: string): string {
  const { row, code, name } = named;
  if (row === undefined) return `${nameInWords(named)}: ${reason}.`;
  return name || code ? `Row ${row}, ${nameInWords(named)}: ${reason}.` : `Row ${row}: ${reason}.`;
}

/** How a feature calls itself, by the headings of its file. */
export function namedBy(feature: RawFeature, headings: { code: string; name: string }): Named {
  const text = (heading: string): string | undefined => {
    const value = feature.properties[heading];
    const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return written === '' ? undefined : written;
  };
  return { row: feature.row, code: text(headings.code), name: text(headings.name) };
}

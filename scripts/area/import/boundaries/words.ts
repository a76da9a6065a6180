import type { RawFeature } from '#area/import/boundaries/feature-file.ts';
import { inWords } from '#area/outline.ts';
import { isSamePosition, type Outline, type Position, polygonsOf } from '#area/shape/geometry.ts';
import type { Mend, MendRule, RefusalReason, RefusedOutline } from '#area/shape/mend-result.ts';

/** An area by the names that a person finds it by. */
export interface Named {
  row: number;
  code?: string | undefined;
  name?: string | undefined;
}

/** “Rothwell (E05001422)”, or the row where there is neither. */
export function nameInWords({ row, code, name }: Named): string {
  if (name && code) return `${name} (${code})`;
  return name ?? code ?? `The area in row ${row}`;
}

const MENDS: Record<MendRule, string> = {
  'axes-swapped': 'latitude and longitude changed round',
  'heights-dropped': 'heights left out',
  'ring-closed': 'a line that did not come back to its start closed',
  'doubles-dropped': 'points that were said twice left out',
  'winding-turned': 'turned to run anticlockwise, and holes clockwise',
  'spikes-dropped': 'a spike, where the line ran out and back on itself, left out',
  'crumbs-dropped': 'a part or hole of a few square metres left out',
  'touching-parted': 'the line touched itself, and was parted there',
  'knots-dropped': 'a tiny loop, where the line crossed itself, left out',
  'covered-dropped': 'a part that lay on another left out',
};

/** Mends that change no shape: how many areas needed them is enough to know. */
const HARMLESS: readonly MendRule[] = ['winding-turned', 'heights-dropped', 'doubles-dropped', 'axes-swapped'];

/** An area and what was put right in it. */
export interface MendedArea extends Named {
  outline: Outline;
  mends: readonly Mend[];
}

/** What was mended, a sentence for each rule: how many areas, and their names where it changed a shape. */
export function mendsInWords(areas: readonly MendedArea[]): string[] {
  const sentences = RULES.map((rule) => {
    const found = areas.flatMap((area) =>
      area.mends.flatMap((mend) => (mend.rule === rule ? [{ area, at: mend.at }] : [])),
    );
    return sentenceOf(found, MENDS[rule], HARMLESS.includes(rule));
  });
  return [
    ...sentences,
    sentenceOf(areas.flatMap(meetingParts), 'parts that meet in a point kept as parts', false),
  ].flat();
}

const RULES = Object.keys(MENDS) as MendRule[];

interface Found {
  area: Named;
  at?: Position | undefined;
}

function sentenceOf(found: readonly Found[], what: string, isShort: boolean): string[] {
  if (found.length === 0) return [];
  const count = `${found.length.toLocaleString('en-GB')} ${found.length === 1 ? 'area' : 'areas'}`;
  const names = found.map(({ area, at }) => `${nameInWords(area)}${near(at)}`);
  return [isShort ? `${count}: ${what}.` : `${count}: ${what}: ${names.join('; ')}.`];
}

/** An area whose parts have a corner in common, but which was not parted by us. */
function meetingParts(area: MendedArea): Found[] {
  const at = meetingOfParts(area.outline);
  return at && !area.mends.some(({ rule }) => rule === 'touching-parted') ? [{ area, at }] : [];
}

function near(at: Position | undefined): string {
  if (!at) return '';
  const { longitude, latitude } = inWords(at);
  return ` near ${longitude}, ${latitude}`;
}

/** A corner that two parts of an outline have in common. */
function meetingOfParts(outline: Outline): Position | undefined {
  const parts = polygonsOf(outline).map(([outer = []]) => outer);
  if (parts.length < 2) return undefined;
  return parts
    .flatMap((part, index) =>
      part.filter((one) =>
        parts
          .slice(index + 1)
          .flat()
          .some((other) => isSamePosition(one, other)),
      ),
    )
    .at(0);
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
  const isNamed = named.name || named.code;
  return isNamed ? `Row ${named.row}, ${nameInWords(named)}: ${reason}.` : `Row ${named.row}: ${reason}.`;
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

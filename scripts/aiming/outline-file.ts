import { inWords } from '#area/outline.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { mendOutline } from '#area/shape/mend.ts';
import { isRefused, type MendRule, type RefusalReason, type RefusedOutline } from '#area/shape/mend-result.ts';
import type { Finding } from '#problem/problem.ts';
import { fieldsOf } from '#source/fields.ts';
import { parseJson } from '#source/json.ts';
import type { LinedFinding } from '#source/yaml.ts';

/** Whole boundaries of a city as they are downloaded; a file that is larger holds more than one place. */
export const OUTLINE_LIMIT_BYTES = 5 * 1024 * 1024;

/** More corners than this are not one place, and would hold everything up. */
const MOST_POSITIONS = 50_000;

/** The one outline of a file, mended where that needs nobody’s judgement; or what is wrong with it, and where. */
export type OutlineFile = { outline: Outline; notes: string[] } | { problem: LinedFinding };

/** Reads the text of a GeoJSON file that holds one place: a Feature, a FeatureCollection of one, or a geometry. */
export function parseOutlineFile(text: string, county: Outline): OutlineFile {
  const source = parseJson(text);
  if ('problem' in source) return source;
  const refuse = (finding: Finding): OutlineFile => ({ problem: { finding, line: 1 } });
  const geometry = geometryOf(source.data);
  if ('reason' in geometry) return refuse({ code: 'outline-unusable', args: geometry });
  if (countNumbers(geometry.found) > 2 * MOST_POSITIONS) {
    return refuse({ code: 'outline-unusable', args: { reason: `it has more than ${MOST_POSITIONS} points` } });
  }
  const mended = mendOutline(geometry.found, county);
  if (isRefused(mended)) return refuse(refusal(mended));
  return { outline: mended.outline, notes: mended.mends.flatMap(({ rule }) => NOTES[rule] ?? []) };
}

/** What whoever drew the outline should know of its mending; the rest changes nothing that could be seen. */
const NOTES: Readonly<Partial<Record<MendRule, string>>> = {
  'axes-swapped': 'The points of the file stood latitude first. They were taken the other way round.',
  'ring-closed': 'The line did not come back to its beginning. It was closed.',
  'spikes-dropped': 'The line ran out and back on itself. That spike was left out.',
  'knots-dropped': 'The line crossed itself in a tiny loop. The loop was left out.',
  'crumbs-dropped': 'A part of a few square metres was left out.',
  'covered-dropped': 'A part that lay on another was left out.',
};

/** Anything but one place is said as it goes on after a colon. */
function geometryOf(data: unknown): { found: unknown } | { reason: string } {
  const { type, features, geometry } = fieldsOf(data);
  if (type === 'Feature') return { found: geometry };
  if (type !== 'FeatureCollection') return { found: data };
  const [only, ...more] = Array.isArray(features) ? features : [];
  if (only === undefined) return { reason: 'it holds no place' };
  if (more.length > 0)
    return { reason: `it holds ${more.length + 1} places, and only one can be asked about at a time` };
  return { found: fieldsOf(only).geometry };
}

const countNumbers = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, inner: unknown) => sum + countNumbers(inner), 0)
    : Number(typeof value === 'number');

const REASONS: Readonly<
  Record<Exclude<RefusalReason, 'out-of-range' | 'crosses-itself' | 'changes-too-much'>, string>
> = {
  'not-an-outline': 'it is not a Polygon or MultiPolygon of GeoJSON',
  'not-a-number': 'one of its points is not two numbers',
  'no-area': 'it encloses no land',
  'hole-outside': 'one of its holes lies outside of it',
};

function refusal({ refused, at }: RefusedOutline): Finding {
  const spot = at && inWords(at);
  if (spot && refused === 'out-of-range') return { code: 'outline-out-of-range', args: spot };
  if (spot && (refused === 'crosses-itself' || refused === 'changes-too-much')) {
    return { code: 'outline-crosses-itself', args: spot };
  }
  const reason = refused in REASONS ? REASONS[refused as keyof typeof REASONS] : 'its line crosses itself';
  return { code: 'outline-unusable', args: { reason, ...(spot && { near: `${spot.longitude}, ${spot.latitude}` }) } };
}

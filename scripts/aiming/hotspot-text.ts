import type { Outline, Position } from '#area/shape/geometry.ts';

const STEP = '  ';
/** Eleven centimetres: finer than anybody draws, and short enough to read. */
const DECIMALS = 6;

/** Whether two values of JSON are the same; the order of members does not matter. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [keys, otherKeys] = [Object.keys(one), Object.keys(other)];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === otherKeys.length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        isSameJson((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}

/** An outline as it is written down: rounded, and no point twice in a row. */
export function roundOutline(outline: Outline): Outline {
  const round = (value: number): number => Number(value.toFixed(DECIMALS));
  const ring = (positions: readonly Position[]): Position[] =>
    positions
      .map(([longitude, latitude]): Position => [round(longitude), round(latitude)])
      .filter(([longitude, latitude], at, all) => {
        const before = all[at - 1];
        return !before || before[0] !== longitude || before[1] !== latitude;
      });
  return outline.type === 'Polygon'
    ? { type: 'Polygon', coordinates: outline.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: outline.coordinates.map((rings) => rings.map(ring)) };
}

/** JSON as hotspot files write it: lists of words and positions on one line each, outlines over many. */
export function renderValue(value: unknown, indent: string): string {
  if (!Array.isArray(value)) {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    return isOutline(value) ? renderMembers(value, indent) : inline(value);
  }
  const isFlat = value.every((item) => typeof item !== 'object' || item === null);
  if (isFlat || value.length === 0) return inline(value);
  const inner = indent + STEP;
  return `[\n${value.map((item) => inner + renderValue(item, inner)).join(',\n')}\n${indent}]`;
}

/** An object with a line for each member. */
export function renderMembers(value: object, indent: string): string {
  const inner = indent + STEP;
  const lines = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${renderValue(item, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

const isOutline = (value: object): boolean => 'coordinates' in value;

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

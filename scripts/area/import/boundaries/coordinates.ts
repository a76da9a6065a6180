import type { RawFeature } from '#area/import/boundaries/feature-file.ts';
import { isOnNationalGrid, toWgs84 } from '#area/import/national-grid.ts';
import { Refusal } from '#area/import/refusal.ts';

/** What the numbers of a file are. */
export type CoordinateSystem = 'degrees' | 'national-grid';

/**
 * Tells degrees from the British National Grid by what the file says of itself, or else by the size of its first numbers.
 * @throws Refusal when they are neither.
 */
export function coordinateSystemOf(features: readonly RawFeature[], crs?: string): CoordinateSystem {
  if (crs && /27700\b/.test(crs)) return 'national-grid';
  const first = features
    .values()
    .map(({ geometry }) => firstPair(geometry))
    .find((pair) => pair !== undefined);
  const [one, other] = first ?? [0, 0];
  if (Math.abs(one) <= 180 && Math.abs(other) <= 180) return 'degrees';
  if (isOnNationalGrid(one, other)) return 'national-grid';
  throw new Refusal(
    `The points of the file, such as ${one}, ${other}, are neither degrees nor metres of the British National Grid. ` +
      'Download the boundaries again and choose WGS84 (EPSG:4326) as the coordinate system.',
  );
}

/** The geometry of a feature in degrees; what are not numbers stays as it is, to be found by whoever reads it. */
export function inDegrees(geometry: unknown, system: CoordinateSystem): unknown {
  if (system === 'degrees' || !hasCoordinates(geometry)) return geometry;
  return { ...geometry, coordinates: moved(geometry.coordinates, DEEPEST) };
}

/** A position of a MultiPolygon stands in four lists. What is deeper is no outline, and stays as it is. */
const DEEPEST = 4;

function moved(value: unknown, depth: number): unknown {
  if (!Array.isArray(value) || depth === 0) return value;
  const pair = numbersOf(value);
  return pair ? [...toWgs84(...pair), ...value.slice(2)] : value.map((inner) => moved(inner, depth - 1));
}

/** The first two numbers of a position; undefined for anything else. */
function numbersOf([one, other]: readonly unknown[]): [number, number] | undefined {
  return typeof one === 'number' && typeof other === 'number' && Number.isFinite(one) && Number.isFinite(other)
    ? [one, other]
    : undefined;
}

const hasCoordinates = (geometry: unknown): geometry is { coordinates: unknown } =>
  typeof geometry === 'object' && geometry !== null && 'coordinates' in geometry;

/** The first position of a geometry, however deep it stands. */
function firstPair(geometry: unknown): [number, number] | undefined {
  let value = hasCoordinates(geometry) ? geometry.coordinates : undefined;
  while (Array.isArray(value)) {
    const pair = numbersOf(value);
    if (pair) return pair;
    value = value[0];
  }
  return undefined;
}

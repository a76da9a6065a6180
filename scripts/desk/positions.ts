import { parseOutlineFile } from '#aiming/outline-file.ts';
import {
  type Box,
  boxOf,
  type Outline,
  outlineOf,
  type Position,
  polygonsOf,
  type Ring,
} from '#area/shape/geometry.ts';
import { toldFinding } from '#problem/wording.ts';

/** An outline that somebody typed, with what was mended in it, or a sentence about what cannot be read. */
export type TypedOutline = { outline: unknown; notes?: string[] } | { sentence: string };

/** The word on a line of its own that says: what follows is cut out of the part above. */
const HOLE = 'hole';
/** Places this far outside the county, in degrees, are still taken for what they seem. */
const MARGIN = 1;

/** What a county without an outline is taken to lie in. */
export const EARTH: Box = { west: -180, south: -90, east: 180, north: 90 };

/** An outline as people can read and change it: a point on each line, latitude first as maps give it. */
export function renderPositions(outline: Outline): string {
  const ring = (positions: Ring): string =>
    positions
      .slice(0, -1)
      .map(([longitude, latitude]) => `${Number(latitude.toFixed(6))}, ${Number(longitude.toFixed(6))}`)
      .join('\n');
  return polygonsOf(outline)
    .map((rings) => rings.map(ring).join(`\n${HOLE}\n`))
    .join('\n\n');
}

/**
 * Reads points as people paste them: a line each, in either order; an empty line begins another part, the word “hole” a
 * hole. GeoJSON is taken as well. Rings are closed; whether they make a sound outline is for others to say.
 */
export function parsePositions(text: string, county: Outline): TypedOutline {
  if (/^\s*\{/.test(text)) return fromGeoJson(text, county);
  const box = boxOf([county]) ?? EARTH;
  const parts: Position[][][] = [];
  let isNewPart = true;
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    const words = line.trim().toLowerCase();
    if (words === '') isNewPart = true;
    else if (words === HOLE) parts.at(-1)?.push([]);
    else {
      const position = positionOf(words, box);
      if (!position)
        return {
          sentence: `Line ${at + 1}, “${line.trim().slice(0, 40)}”, is not a point. Write latitude and longitude, such as ${exampleIn(box)}.`,
        };
      if (isNewPart) parts.push([[]]);
      isNewPart = false;
      parts.at(-1)?.at(-1)?.push(position);
    }
  }
  return typedOutline(parts);
}

/** A point of the county, as it can be typed. */
export function exampleIn({ west, south, east, north }: Box): string {
  return `${Number(((south + north) / 2).toFixed(4))}, ${Number(((west + east) / 2).toFixed(4))}`;
}

/** Reads one point, in the order that lies in or near the county. */
export function positionOf(text: string, county: Box): Position | undefined {
  const [first, second, ...more] = text
    .split(/[\s,;[\]()]+/)
    .filter(Boolean)
    .map(Number);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  if (!Number.isFinite(first) || !Number.isFinite(second)) return undefined;
  const isNear = (longitude: number, latitude: number): boolean =>
    longitude > county.west - MARGIN &&
    longitude < county.east + MARGIN &&
    latitude > county.south - MARGIN &&
    latitude < county.north + MARGIN;
  return isNear(first, second) && !isNear(second, first) ? [first, second] : [second, first];
}

function typedOutline(parts: readonly Position[][][]): TypedOutline {
  if (parts.length === 0) return { sentence: 'Write at least three points, a line each.' };
  const polygons = parts.map((rings) => rings.map(closed));
  if (polygons.flat().some((ring) => ring.length < 4)) {
    return { sentence: 'Each part and each hole needs at least three points, a line each.' };
  }
  return { outline: outlineOf(polygons) };
}

function closed(ring: readonly Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1];
  return first && !isClosed ? [...ring, first] : [...ring];
}

function fromGeoJson(text: string, county: Outline): TypedOutline {
  const parsed = parseOutlineFile(text, county);
  if ('outline' in parsed) {
    const { outline, notes } = parsed;
    return notes.length > 0 ? { outline, notes } : { outline };
  }
  const { message, hint } = toldFinding(parsed.problem.finding);
  return { sentence: `${message} ${hint}` };
}

/** A place on the earth in WGS84 degrees, longitude first as in GeoJSON. */
export type Position = readonly [longitude: number, latitude: number];

/** A closed line: the last position repeats the first. */
export type Ring = readonly Position[];

/** One outer ring and the holes in it (RFC 7946, 3.1.6). */
export interface Polygon {
  type: 'Polygon';
  coordinates: readonly Ring[];
}

/** Several polygons that are one place (RFC 7946, 3.1.7). */
export interface MultiPolygon {
  type: 'MultiPolygon';
  coordinates: readonly (readonly Ring[])[];
}

/** The outline of a place. */
export type Outline = Polygon | MultiPolygon;

/** A straight piece of a ring. */
export type Edge = readonly [from: Position, to: Position];

/** The smallest upright rectangle round something, in degrees. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Whether a position has two finite numbers within the WGS84 range. */
export const isOnEarth = ([longitude, latitude]: Position): boolean =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

/** Whether two positions are the same to the last bit. */
export const isSamePosition = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** The name of a position: equal for positions that are the same to the last bit. */
export const keyOf = (position: Position): string => position.join(' ');

/** The polygons of an outline: one, or those of a multi-polygon. */
export const polygonsOf = (outline: Outline): readonly (readonly Ring[])[] =>
  outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;

/** One outline of several polygons, or of the only one. */
export const outlineOf = (polygons: readonly (readonly Ring[])[]): Outline => {
  const [only] = polygons;
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
};

/** Every ring of an outline, outer rings and holes alike. */
export const ringsOf = (outline: Outline): readonly Ring[] => polygonsOf(outline).flat();

/** The edges of a ring, without those of no length and those that touch a place that is not on the earth. */
export function edgesOf(ring: Ring): Edge[] {
  return ring.flatMap((to, index): Edge[] => {
    const from = ring[index - 1];
    return from && isOnEarth(from) && isOnEarth(to) && !isSamePosition(from, to) ? [[from, to]] : [];
  });
}

/** The box round the positions that are on the earth; undefined when there are none. */
export function boxOf(outlines: readonly Outline[]): Box | undefined {
  const box: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const position of outlines.flatMap(ringsOf).flat()) {
    if (!isOnEarth(position)) continue;
    box.west = Math.min(box.west, position[0]);
    box.east = Math.max(box.east, position[0]);
    box.south = Math.min(box.south, position[1]);
    box.north = Math.max(box.north, position[1]);
  }
  return box.west === Infinity ? undefined : box;
}

/** Whether two boxes have ground in common, or with a margin in degrees come nearer than that; no box meets none. */
export const doBoxesMeet = (one: Box | undefined, other: Box | undefined, margin = 0): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.west < other.east + margin &&
  other.west < one.east + margin &&
  one.south < other.north + margin &&
  other.south < one.north + margin;

/** Where a line along one latitude meets the edges of a polygon, from west to east. */
export function crossingsAt(latitude: number, rings: readonly Ring[]): number[] {
  const crossings: number[] = [];
  for (const [a, b] of rings.flatMap(edgesOf)) {
    // Half open, so that a vertex on the line is counted once.
    if (a[1] > latitude === b[1] > latitude) continue;
    crossings.push(a[0] + ((latitude - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  }
  return crossings.sort((a, b) => a - b);
}

/** Whether a position lies inside an outline and not in a hole of it. On the line itself either answer may come. */
export function containsPosition(outline: Outline, position: Position): boolean {
  if (!isOnEarth(position)) return false;
  const isInside = (rings: readonly Ring[]): boolean =>
    crossingsAt(position[1], rings).filter((longitude) => longitude > position[0]).length % 2 === 1;
  return polygonsOf(outline).some(isInside);
}

import { type Box, boxOf, edgesOf, type Outline, polygonsOf, type Ring } from '#area/shape/geometry.ts';

/** An outline made ready for a great many questions. */
export interface PreparedOutline {
  /** Undefined when nothing of the outline is on the earth. */
  box: Box | undefined;
  /** The same answer as `containsPosition`, in the time it takes to look at the few edges on that latitude. */
  contains: (longitude: number, latitude: number) => boolean;
}

/** Edges by horizontal band: each band has `x1, y1, x2, y2` of every edge that reaches into it. */
interface Bands {
  south: number;
  north: number;
  /** The same rounding for edges and questions, so that no edge is missed by a hair. */
  bandAt: (latitude: number) => number;
  edges: readonly Float64Array[];
}

const EDGES_PER_BAND = 2;
const MOST_BANDS = 2000;
/** Per degree; keeps an outline without height from asking for endlessly thin bands. */
const FINEST_BANDS = 1e12;

/** Sorts the edges of an outline into bands, once, so that `contains` need not look at all of them. */
export function prepareOutline(outline: Outline): PreparedOutline {
  const polygons = polygonsOf(outline).flatMap((rings) => bandsOf(rings) ?? []);
  return {
    box: boxOf([outline]),
    contains: (longitude, latitude) =>
      Math.abs(longitude) <= 180 && polygons.some((bands) => isInside(bands, longitude, latitude)),
  };
}

const prepared = new WeakMap<Outline, PreparedOutline>();

/** Prepares an outline once, however many ask: those of a library never change while it is in use. */
export function preparedOf(outline: Outline): PreparedOutline {
  const known = prepared.get(outline) ?? prepareOutline(outline);
  prepared.set(outline, known);
  return known;
}

function bandsOf(rings: readonly Ring[]): Bands | undefined {
  const edges = rings.flatMap(edgesOf);
  const box = boxOf([{ type: 'Polygon', coordinates: rings }]);
  if (!box || box.north === box.south) return undefined;
  const count = Math.min(MOST_BANDS, Math.ceil(edges.length / EDGES_PER_BAND));
  const bandsPerDegree = Math.min(count / (box.north - box.south), FINEST_BANDS);
  const bandAt = (latitude: number): number => Math.min(Math.floor((latitude - box.south) * bandsPerDegree), count - 1);
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const [a, b] of edges) {
    const [from, to] = [bandAt(Math.min(a[1], b[1])), bandAt(Math.max(a[1], b[1]))];
    for (let band = from; band <= to; band += 1) lists[band]?.push(a[0], a[1], b[0], b[1]);
  }
  return { south: box.south, north: box.north, bandAt, edges: lists.map((list) => Float64Array.from(list)) };
}

function isInside({ south, north, bandAt, edges }: Bands, longitude: number, latitude: number): boolean {
  if (!(latitude >= south && latitude < north)) return false;
  const near = edges[bandAt(latitude)];
  let isIn = false;
  for (let at = 0; near && at < near.length; at += 4) {
    const y1 = near[at + 1] ?? 0;
    const y2 = near[at + 3] ?? 0;
    // Half open, so that a vertex on the line is counted once.
    if (y1 > latitude === y2 > latitude) continue;
    const x1 = near[at] ?? 0;
    const x2 = near[at + 2] ?? 0;
    if (x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1) > longitude) isIn = !isIn;
  }
  return isIn;
}

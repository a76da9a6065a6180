import { type Sheet, sheetOf } from '#area/reach/sheet.ts';
import type { Polygon, Position } from '#area/shape/geometry.ts';

/** A part of a place that holds together at a width. */
export interface Piece {
  /** A position in the widest of it. */
  at: Position;
  /** The longer side of the box round it, in km. */
  extentKm: number;
}

/** A place looked at with a brush: what the brush can paint, and what sticks out. */
export interface Opening {
  pieces: readonly Piece[];
  /** Which piece a position belongs to, or is nearest to within the place; -1 outside. */
  pieceAt: (position: Position) => number;
  /** Where the place reaches farthest beyond what the brush can paint, and how far; undefined when it nowhere does. */
  arm: { at: Position; reachKm: number } | undefined;
}

/**
 * Opens a polygon with a round brush (erosion, then the way back), on a grid of cells: what is narrower than the brush
 * falls away, so that lobes behind a neck become pieces of their own, and arms show by how far they reach.
 * @param armKm a corner with no land so near is the end of an arm that is thinner than a cell.
 */
export function openPolygon(polygon: Polygon, widthKm: number, armKm: number): Opening {
  const sheet = sheetOf(polygon);
  if (!sheet) return { pieces: [], pieceAt: () => -1, arm: undefined };
  const core = erode(sheet, widthKm / 2);
  const { labels, count } = label(core, sheet);
  const steps = spread(labels, sheet);
  const pieces = piecesOf(labels, core, count, sheet);
  const stranded = strandedCorner(polygon, labels, armKm, sheet) ?? pieces[tornPiece(labels, count, sheet)]?.at;
  return {
    pieces,
    pieceAt: (position) => labels[sheet.cellAt(position)] ?? -1,
    arm: stranded ? { at: stranded, reachKm: Infinity } : farthest(steps, widthKm / 2, sheet),
  };
}

/** The cells at least so far from anything that is not land: the distance upwards and downwards first, then across. */
function erode({ columns, rows, cellKm, isLand }: Sheet, radiusKm: number): Uint8Array {
  const reach = Math.ceil(radiusKm / cellKm);
  const upright = uprightDistances(isLand, columns, rows, reach);
  const least = (radiusKm / cellKm) ** 2;
  const core = new Uint8Array(isLand.length);
  for (let cell = 0; cell < core.length; cell += 1) {
    if (!isLand[cell]) continue;
    let isFar = true;
    for (let across = -reach; isFar && across <= reach; across += 1) {
      const up = upright[cell + across] ?? 0;
      isFar = across * across + up * up >= least;
    }
    if (isFar) core[cell] = 1;
  }
  return core;
}

/** For each cell how many cells up or down the nearest that is no land is, counted as far as `reach`. */
function uprightDistances(isLand: Uint8Array, columns: number, rows: number, reach: number): Uint8Array {
  const distances = new Uint8Array(isLand.length);
  for (let cell = columns; cell < distances.length; cell += 1) {
    if (isLand[cell]) distances[cell] = Math.min((distances[cell - columns] ?? 0) + 1, reach + 1);
  }
  for (let cell = columns * (rows - 1) - 1; cell >= 0; cell -= 1) {
    if (isLand[cell]) {
      distances[cell] = Math.min(distances[cell] ?? 0, (distances[cell + columns] ?? 0) + 1);
    }
  }
  return distances;
}

/** Numbers the cells of each connected piece of the core; -1 elsewhere. */
function label(core: Uint8Array, { columns }: Sheet): { labels: Int32Array; count: number } {
  const labels = new Int32Array(core.length).fill(-1);
  let count = 0;
  for (let start = 0; start < core.length; start += 1) {
    if (!core[start] || labels[start] !== -1) continue;
    const waiting = [start];
    labels[start] = count;
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      for (const step of around(columns)) {
        const next = cell + step;
        if (!core[next] || labels[next] !== -1) continue;
        labels[next] = count;
        waiting.push(next);
      }
    }
    count += 1;
  }
  return { labels, count };
}

const around = (columns: number): readonly number[] => [
  -columns - 1,
  -columns,
  -columns + 1,
  -1,
  1,
  columns - 1,
  columns,
  columns + 1,
];

/** Gives all land that can be reached from the core over land its piece, and says in how many steps; -1 for the rest. */
function spread(labels: Int32Array, { columns, isLand }: Sheet): Int32Array {
  const steps = new Int32Array(labels.length).fill(-1);
  const waiting: number[] = [];
  for (let cell = 0; cell < labels.length; cell += 1) {
    if (labels[cell] === -1) continue;
    steps[cell] = 0;
    waiting.push(cell);
  }
  for (let first = 0; first < waiting.length; first += 1) {
    const cell = waiting[first] ?? 0;
    for (const step of around(columns)) {
      const next = cell + step;
      if (!isLand[next] || steps[next] !== -1) continue;
      steps[next] = (steps[cell] ?? 0) + 1;
      labels[next] = labels[cell] ?? -1;
      waiting.push(next);
    }
  }
  return steps;
}

/** A piece that no land joins to the first: what holds them together is thinner than a cell. -1 when there is none. */
function tornPiece(labels: Int32Array, count: number, { columns }: Sheet): number {
  if (count < 2) return -1;
  const neighbours = neighboursOf(labels, count, columns);
  const joined = new Set([0]);
  // A set that grows while it is gone through is gone through to its new end.
  for (const piece of joined) for (const other of neighbours[piece] ?? []) joined.add(other);
  return neighbours.findIndex((_, piece) => !joined.has(piece));
}

/** Which pieces touch each other. */
function neighboursOf(labels: Int32Array, count: number, columns: number): Set<number>[] {
  const neighbours = Array.from({ length: count }, () => new Set<number>());
  const forwards = [1, columns - 1, columns, columns + 1];
  for (let cell = 0; cell < labels.length; cell += 1) {
    const piece = labels[cell] ?? -1;
    if (piece < 0) continue;
    for (const step of forwards) {
      const other = labels[cell + step] ?? -1;
      if (other < 0 || other === piece) continue;
      neighbours[piece]?.add(other);
      neighbours[other]?.add(piece);
    }
  }
  return neighbours;
}

/** A corner with no land of a piece round it: the tip of something that lies between all middles of cells. */
function strandedCorner(
  { coordinates }: Polygon,
  labels: Int32Array,
  armKm: number,
  { columns, cellKm, cellAt }: Sheet,
): Position | undefined {
  const reach = Math.floor(armKm / cellKm);
  const isStranded = (position: Position): boolean => {
    const cell = cellAt(position);
    const column = cell % columns;
    // Not beyond the ends of a row: there the other side of the sheet begins.
    const [west, east] = [Math.max(0, column - reach), Math.min(columns - 1, column + reach)];
    for (let up = -reach; up <= reach; up += 1) {
      const row = cell - column + up * columns;
      for (let near = row + west; near <= row + east; near += 1) if ((labels[near] ?? -1) >= 0) return false;
    }
    return true;
  };
  return coordinates.flat().find(isStranded);
}

/** The land that is farthest from the core. */
function farthest(steps: Int32Array, radiusKm: number, { cellKm, positionOf }: Sheet): Opening['arm'] {
  let [most, at] = [0, -1];
  for (let cell = 0; cell < steps.length; cell += 1) {
    const reach = steps[cell] ?? 0;
    if (reach > most) [most, at] = [reach, cell];
  }
  // The brush itself reaches as far as its radius beyond its middle.
  const reachKm = most * cellKm - radiusKm;
  return at < 0 || reachKm <= 0 ? undefined : { at: positionOf(at), reachKm };
}

function piecesOf(
  labels: Int32Array,
  core: Uint8Array,
  count: number,
  { columns, cellKm, positionOf }: Sheet,
): Piece[] {
  const boxes = Array.from({ length: count }, () => ({ west: Infinity, east: -1, south: Infinity, north: -1, at: -1 }));
  for (let cell = 0; cell < labels.length; cell += 1) {
    const box = boxes[labels[cell] ?? -1];
    if (!box) continue;
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    box.west = Math.min(box.west, column);
    box.east = Math.max(box.east, column);
    box.south = Math.min(box.south, row);
    box.north = Math.max(box.north, row);
    if (core[cell]) box.at = cell;
  }
  return boxes.map(({ west, east, south, north, at }) => ({
    at: positionOf(at),
    extentKm: (Math.max(east - west, north - south) + 1) * cellKm,
  }));
}

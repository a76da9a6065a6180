import { edgesOf, type Polygon, type Position } from '#area/shape/geometry.ts';
import { middleOf } from '#area/shape/measure.ts';
import { type PointKm, projectionAt } from '#area/shape/projection.ts';

/** Fine enough to see a hedge, coarse enough for a district. */
const FINEST_KM = 0.0025;
const COARSEST_KM = 0.01;
const CELLS_ACROSS = 500;
/** Larger than any district: a place of this size is a matter of districts, and too many cells. */
const LARGEST_KM = 40;

/** The cells over a polygon: 1 where their middle lies in it. A border of 0 runs round. */
export interface Sheet {
  columns: number;
  rows: number;
  cellKm: number;
  isLand: Uint8Array;
  cellAt: (position: Position) => number;
  positionOf: (cell: number) => Position;
}

/** Lays cells over a polygon; undefined when it has no extent, or is larger than any district. */
export function sheetOf({ coordinates }: Polygon): Sheet | undefined {
  const { toKm, toPosition } = projectionAt(middleOf([{ type: 'Polygon', coordinates }]) ?? [0, 0]);
  const edges = coordinates.flatMap(edgesOf).map(([from, to]) => [toKm(from), toKm(to)] as const);
  const [west, east] = rangeOf(edges, 0);
  const [south, north] = rangeOf(edges, 1);
  const extent = Math.max(east - west, north - south);
  if (!(extent > 0) || extent > LARGEST_KM) return undefined;
  const cellKm = Math.min(COARSEST_KM, Math.max(FINEST_KM, extent / CELLS_ACROSS));
  const columns = Math.ceil((east - west) / cellKm) + 3;
  const rows = Math.ceil((north - south) / cellKm) + 3;
  const column = (x: number): number => Math.floor((x - west) / cellKm) + 1;
  const row = (y: number): number => Math.floor((y - south) / cellKm) + 1;
  const cellOf = ([x, y]: PointKm): number =>
    column(x) < 0 || column(x) >= columns ? -1 : row(y) * columns + column(x);
  const isLand = new Uint8Array(columns * rows);
  for (const [at, crossings] of crossingsByRow(edges, rows, (line) => south + (line - 0.5) * cellKm, row).entries()) {
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      // From the first middle of a cell at or after one crossing to the last before the next.
      const from = Math.ceil(((crossings[pair] ?? 0) - west) / cellKm + 0.5);
      const to = Math.ceil(((crossings[pair + 1] ?? 0) - west) / cellKm + 0.5);
      isLand.fill(1, at * columns + from, at * columns + to);
    }
  }
  return {
    ...{ columns, rows, cellKm, isLand },
    cellAt: (position) => cellOf(toKm(position)),
    positionOf: (cell) =>
      toPosition([west + ((cell % columns) - 0.5) * cellKm, south + (Math.floor(cell / columns) - 0.5) * cellKm]),
  };
}

type Edges = readonly (readonly [PointKm, PointKm])[];

const rangeOf = (edges: Edges, axis: 0 | 1): [number, number] =>
  edges.reduce(
    ([least, most], [from]) => [Math.min(least, from[axis]), Math.max(most, from[axis])],
    [Infinity, -Infinity],
  );

/** Where the edges cross the middle line of each row, from west to east. */
function crossingsByRow(
  edges: Edges,
  rows: number,
  middleOfRow: (row: number) => number,
  rowAt: (y: number) => number,
): number[][] {
  const lists: number[][] = Array.from({ length: rows }, () => []);
  for (const [a, b] of edges) {
    const [low, high] = a[1] <= b[1] ? [a, b] : [b, a];
    for (let row = rowAt(low[1]); row <= rowAt(high[1]); row += 1) {
      const y = middleOfRow(row);
      if (low[1] <= y && y < high[1]) {
        lists[row]?.push(low[0] + ((y - low[1]) / (high[1] - low[1])) * (high[0] - low[0]));
      }
    }
  }
  for (const list of lists) list.sort((one, other) => one - other);
  return lists;
}

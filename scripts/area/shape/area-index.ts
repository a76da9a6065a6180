import { type Box, boxOf, edgesOf, type Outline, ringsOf } from '#area/shape/geometry.ts';
import { type PreparedOutline, prepareOutline } from '#area/shape/prepared-outline.ts';

/** Answers which of many areas a position lies in. */
export interface AreaIndex {
  /** The place of the area in the list that was indexed, the first where areas overlap; -1 when there is none. */
  areaAt: (longitude: number, latitude: number) => number;
}

/** A square of the grid: which areas may hold a position in it. */
interface Cell {
  /** Areas with an edge in this cell, in the order of the list: these must be asked. */
  near: number[];
  /** The first area that holds the whole cell. */
  whole: number;
}

/** Cells for each area: enough that most of them have no edge of more than two or three areas. */
const CELLS_PER_AREA = 150;
const MOST_CELLS = 1_000_000;
const NOWHERE: AreaIndex = { areaAt: () => -1 };

/** A grid over the box of all areas, in degrees. */
class Grid {
  readonly columns: number;
  readonly rows: number;
  readonly #west: number;
  readonly #south: number;
  readonly #width: number;
  readonly #height: number;

  constructor({ west, south, east, north }: Box, cells: number) {
    this.columns = Math.ceil(Math.sqrt(cells));
    this.rows = this.columns;
    this.#west = west;
    this.#south = south;
    this.#width = (east - west) / this.columns || 1;
    this.#height = (north - south) / this.rows || 1;
  }

  column(longitude: number): number {
    return Math.floor((longitude - this.#west) / this.#width);
  }

  row(latitude: number): number {
    return Math.floor((latitude - this.#south) / this.#height);
  }

  /** The middle of a cell. */
  middle(column: number, row: number): [longitude: number, latitude: number] {
    return [this.#west + (column + 0.5) * this.#width, this.#south + (row + 0.5) * this.#height];
  }

  /** The latitude of the lower side of a row. */
  latitude(row: number): number {
    return this.#south + row * this.#height;
  }
}

/** Lays a grid over the areas and notes for each cell which area fills it and which have an edge in it. */
export function indexAreas(outlines: readonly Outline[]): AreaIndex {
  const box = boxOf(outlines);
  if (!box) return NOWHERE;
  const grid = new Grid(box, Math.min(MOST_CELLS, outlines.length * CELLS_PER_AREA));
  const prepared = outlines.map(prepareOutline);
  const cells = cellsOf(outlines, prepared, grid);
  return {
    areaAt(longitude, latitude) {
      const [column, row] = [grid.column(longitude), grid.row(latitude)];
      // A position on the upper or right border of the box belongs to the last cell.
      const cell = cells[Math.min(row, grid.rows - 1) * grid.columns + Math.min(column, grid.columns - 1)];
      if (!cell || column < 0 || row < 0 || longitude > box.east || latitude > box.north) return -1;
      return firstIn(cell, prepared, longitude, latitude);
    },
  };
}

function firstIn({ near, whole }: Cell, prepared: readonly PreparedOutline[], longitude: number, latitude: number) {
  for (const area of near) {
    if (whole >= 0 && whole < area) return whole;
    if (prepared[area]?.contains(longitude, latitude)) return area;
  }
  return whole;
}

type Cells = (Cell | undefined)[];

function cellsOf(outlines: readonly Outline[], prepared: readonly PreparedOutline[], grid: Grid): Cells {
  const cells = new Array<Cell | undefined>(grid.columns * grid.rows).fill(undefined);
  outlines.forEach((outline, area) => {
    const crossed = cellsOnEdges(outline, grid);
    for (const at of crossed) cellAt(cells, at).near.push(area);
    fillInside(cells, area, prepared[area], crossed, grid);
  });
  return cells;
}

function cellAt(cells: Cells, at: number): Cell {
  const known = cells[at];
  if (known) return known;
  const cell: Cell = { near: [], whole: -1 };
  cells[at] = cell;
  return cell;
}

/** Cells that no edge crosses lie inside or outside as a whole: their middle tells which. */
function fillInside(
  cells: Cells,
  area: number,
  outline: PreparedOutline | undefined,
  crossed: ReadonlySet<number>,
  grid: Grid,
): void {
  if (!outline?.box) return;
  const { west, south, east, north } = outline.box;
  for (let row = grid.row(south); row <= Math.min(grid.row(north), grid.rows - 1); row += 1) {
    for (let column = grid.column(west); column <= Math.min(grid.column(east), grid.columns - 1); column += 1) {
      const at = row * grid.columns + column;
      if (crossed.has(at) || (cells[at]?.whole ?? -1) >= 0) continue;
      if (outline.contains(...grid.middle(column, row))) cellAt(cells, at).whole = area;
    }
  }
}

/** Every cell that an edge may touch; one column to spare on each side, against rounding. */
function cellsOnEdges(outline: Outline, grid: Grid): Set<number> {
  const crossed = new Set<number>();
  for (const [a, b] of ringsOf(outline).flatMap(edgesOf)) {
    const [low, high] = a[1] <= b[1] ? [a, b] : [b, a];
    const [first, last] = [Math.max(grid.row(low[1]) - 1, 0), Math.min(grid.row(high[1]) + 1, grid.rows - 1)];
    for (let row = first; row <= last; row += 1) {
      const from = longitudeOn(low, high, grid.latitude(row));
      const to = longitudeOn(low, high, grid.latitude(row + 1));
      const west = Math.max(grid.column(Math.min(from, to)) - 1, 0);
      const east = Math.min(grid.column(Math.max(from, to)) + 1, grid.columns - 1);
      for (let column = west; column <= east; column += 1) crossed.add(row * grid.columns + column);
    }
  }
  return crossed;
}

/** Where an edge is at a latitude, or its nearer end beyond it. */
function longitudeOn(low: readonly [number, number], high: readonly [number, number], latitude: number): number {
  if (latitude <= low[1]) return low[0];
  if (latitude >= high[1]) return high[0];
  return low[0] + ((latitude - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
}

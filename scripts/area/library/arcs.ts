import { keyOf } from '#area/shape/geometry.ts';

/** A position on a grid: whole steps east and north of its corner. */
export type Cell = readonly [x: number, y: number];

/** A ring of cells without the last, which would repeat the first. */
export type CellRing = readonly Cell[];

/** Rings cut into lines at the places where borders part, each line kept once whoever shares it. */
export interface Arcs {
  arcs: Cell[][];
  /** For each ring the lines that it is made of; `~n` is line n walked from its end (as TopoJSON has it). */
  rings: number[][];
}

/** Cuts rings at every cell where another ring comes from or goes elsewhere, so that what is between is shared in whole. */
export function arcsOf(rings: readonly CellRing[]): Arcs {
  const isJunction = junctionsOf(rings);
  const arcs: Cell[][] = [];
  const known = new Map<string, number>();
  const indexOf = (arc: Cell[]): number => {
    const found = known.get(arc.map(keyOf).join()) ?? arcs.push(arc) - 1;
    if (found === arcs.length - 1) {
      // A line that reads the same both ways is found forwards.
      known.set(arc.toReversed().map(keyOf).join(), ~found);
      known.set(arc.map(keyOf).join(), found);
    }
    return found;
  };
  return { arcs, rings: rings.map((ring) => cutRing(ring, isJunction).map(indexOf)) };
}

function junctionsOf(rings: readonly CellRing[]): (cell: Cell) => boolean {
  const neighbours = new Map<string, string>();
  const junctions = new Set<string>();
  for (const ring of rings) {
    const keys = ring.map(keyOf);
    keys.forEach((key, index) => {
      const around = [keys.at(index - 1), keys[(index + 1) % keys.length]].sort().join();
      if ((neighbours.get(key) ?? around) !== around) junctions.add(key);
      neighbours.set(key, around);
    });
  }
  return (cell) => junctions.has(keyOf(cell));
}

/** The lines of a ring from junction to junction; one that has none begins at its south-western cell. */
function cutRing(ring: CellRing, isJunction: (cell: Cell) => boolean): Cell[][] {
  const first = ring.findIndex(isJunction);
  const start = first < 0 ? ring.indexOf(ring.reduce((least, cell) => (isBefore(cell, least) ? cell : least))) : first;
  const turned = [...ring.slice(start), ...ring.slice(0, start + 1)];
  const arcs: Cell[][] = [];
  let arc: Cell[] = [];
  turned.forEach((cell, index) => {
    arc.push(cell);
    if (index === 0 || (index < turned.length - 1 && !isJunction(cell))) return;
    arcs.push(arc);
    arc = [cell];
  });
  return arcs;
}

const isBefore = (one: Cell, other: Cell): boolean => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

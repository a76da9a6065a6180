import { arcsOf, type Cell, type CellRing } from '#area/library/arcs.ts';
import { boxOf, type Outline, type Position, polygonsOf, type Ring } from '#area/shape/geometry.ts';

/** How numbers of a topology become degrees: times `scale`, plus `translate`. */
export interface Transform {
  scale: readonly [number, number];
  translate: readonly [number, number];
}

/** The lines that make up an outline, by polygon and ring. */
export type Shape = { type: 'Polygon'; arcs: number[][] } | { type: 'MultiPolygon'; arcs: number[][][] };

/** Outlines in the published TopoJSON format (its specification, 2.1): whole steps on a grid, shared borders once. */
export interface Topology {
  transform: Transform;
  arcs: (readonly [number, number])[][];
  /** One for each outline, in their order. */
  shapes: Shape[];
}

/** Encodes outlines on a grid of so many steps a degree. Rings that shrink to nothing on it are left out. */
export function encodeTopology(outlines: readonly Outline[], stepsPerDegree: number): Topology {
  const box = boxOf(outlines) ?? { west: 0, south: 0 };
  const [west, south] = [Math.round(box.west * stepsPerDegree), Math.round(box.south * stepsPerDegree)];
  const toCell = ([longitude, latitude]: Position): Cell => [
    Math.round(longitude * stepsPerDegree) - west,
    Math.round(latitude * stepsPerDegree) - south,
  ];
  const polygons = outlines.map((outline) => polygonsOf(outline).map((rings) => polygonOnGrid(rings, toCell)));
  const { arcs, rings } = arcsOf(polygons.flat(2));
  let next = 0;
  const take = (): number[] => rings[next++] ?? [];
  return {
    transform: {
      scale: [1 / stepsPerDegree, 1 / stepsPerDegree],
      translate: [west / stepsPerDegree, south / stepsPerDegree],
    },
    arcs: arcs.map(toSteps),
    shapes: polygons.map((parts) => shapeOf(parts.filter(hasRings).map((part) => part.map(take)))),
  };
}

const hasRings = (part: readonly CellRing[]): boolean => part.length > 0;

/** The rings of a polygon on the grid; none at all when its outer ring is lost. */
function polygonOnGrid(rings: readonly Ring[], toCell: (position: Position) => Cell): CellRing[] {
  const [outer, ...holes] = rings.map((ring) => withoutRepeats(ring.map(toCell)));
  return outer && outer.length > 2 ? [outer, ...holes.filter((hole) => hole.length > 2)] : [];
}

/** The cells of a closed ring, each differing from the one before; the last, which repeats the first, is left out. */
function withoutRepeats(cells: readonly Cell[]): CellRing {
  const open = cells.slice(0, -1);
  return open.filter(([x, y], index) => {
    const before = open.at(index - 1);
    return x !== before?.[0] || y !== before[1];
  });
}

const shapeOf = (parts: number[][][]): Shape => {
  const [first, ...others] = parts;
  return first && others.length === 0 ? { type: 'Polygon', arcs: first } : { type: 'MultiPolygon', arcs: parts };
};

const toSteps = (arc: readonly Cell[]): [number, number][] =>
  arc.map(([x, y], index) => {
    const before = arc[index - 1];
    return before ? [x - before[0], y - before[1]] : [x, y];
  });

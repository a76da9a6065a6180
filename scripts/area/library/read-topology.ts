import type { Damage } from '#area/library/area-file.ts';
import type { Transform } from '#area/library/topology.ts';
import { isOnEarth, isSamePosition, type Outline, type Position, type Ring } from '#area/shape/geometry.ts';
import { fieldsOf } from '#source/fields.ts';

/** Far more positions than any country’s wards have; a file that grows larger when it is read was not written by us. */
const MOST_POSITIONS = 5_000_000;

class DamageError extends Error {}

/** Turns the members of a TopoJSON file into an outline for each geometry; anything that does not fit is damage. */
export function readTopology(transform: unknown, arcs: unknown, geometries: readonly unknown[]): Outline[] | Damage {
  try {
    const lines = readArcs(transformOf(transform), arcs);
    const budget = { positions: MOST_POSITIONS };
    return geometries.map((geometry) => outlineOf(geometry, lines, budget));
  } catch (error) {
    if (error instanceof DamageError) return { damage: error.message };
    throw error;
  }
}

type Lines = readonly (readonly Position[])[];

function listOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new DamageError(`it has no list of ${what}`);
}

function transformOf(value: unknown): Transform {
  const { scale, translate } = fieldsOf(value);
  if (isPair(scale) && isPair(translate)) return { scale, translate };
  throw new DamageError('its grid is missing');
}

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);

function readArcs({ scale, translate }: Transform, arcs: unknown): Lines {
  return listOf(arcs, 'lines').map((arc) => {
    let [x, y] = [0, 0];
    return listOf(arc, 'steps').map((step): Position => {
      if (!isPair(step)) throw new DamageError('a step of a line is not two numbers');
      x += step[0];
      y += step[1];
      const position: Position = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
      if (!isOnEarth(position)) throw new DamageError('a line does not lie on the earth');
      return position;
    });
  });
}

interface Budget {
  positions: number;
}

function outlineOf(geometry: unknown, lines: Lines, budget: Budget): Outline {
  const { type, arcs } = fieldsOf(geometry);
  const polygon = (rings: unknown): Ring[] => {
    const read = listOf(rings, 'rings').map((ring) => ringOf(listOf(ring, 'lines of a ring'), lines, budget));
    if (read.length > 0) return read;
    throw new DamageError('an area has no rings');
  };
  if (type === 'Polygon') return { type, coordinates: polygon(arcs) };
  if (type !== 'MultiPolygon') throw new DamageError('an area is not a Polygon or MultiPolygon');
  return { type, coordinates: listOf(arcs, 'polygons').map(polygon) };
}

/** Joins lines end to end. */
function ringOf(indexes: readonly unknown[], lines: Lines, budget: Budget): Ring {
  const ring: Position[] = [];
  for (const index of indexes) {
    const line = lineAt(index, lines);
    const last = ring.pop();
    if (last && line[0] && !isSamePosition(last, line[0])) throw new DamageError('the lines of an area do not meet');
    budget.positions -= line.length;
    if (budget.positions < 0) throw new DamageError('its areas have far too many points');
    for (const position of line) ring.push(position);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length > 3 && first && last && isSamePosition(first, last)) return ring;
  throw new DamageError('the ring of an area is not closed');
}

function lineAt(index: unknown, lines: Lines): readonly Position[] {
  const at = typeof index === 'number' ? index : Number.NaN;
  const line = at < 0 ? lines[~at]?.toReversed() : lines[at];
  if (line && line.length > 1) return line;
  throw new DamageError('an area is made of a line that is not there');
}

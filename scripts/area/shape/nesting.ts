import { edgesOf, type Position, type Ring } from '#area/shape/geometry.ts';
import { keyOf } from '#area/shape/loops.ts';
import { ringAreaKm2 } from '#area/shape/measure.ts';
import { prepareOutline } from '#area/shape/prepared-outline.ts';

/** Where one closed line lies in respect of another that it does not cross. */
export type Side = 'inside' | 'outside' | 'same' | 'tangled';

/** Where a ring lies in respect of another: `same` when they share every edge, `tangled` when it lies on both sides. */
export function sideOf(ring: Ring, other: Ring): Side {
  const shared = new Set(edgesOf(other).map(edgeKey));
  const { contains } = prepareOutline({ type: 'Polygon', coordinates: [other] });
  const sides = new Set(
    edgesOf(ring)
      .filter((edge) => !shared.has(edgeKey(edge)))
      .map(([a, b]) => contains((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)),
  );
  if (sides.size === 2) return 'tangled';
  return sides.size === 0 ? 'same' : sides.has(true) ? 'inside' : 'outside';
}

const edgeKey = (edge: readonly [Position, Position]): string => edge.map(keyOf).sort().join('|');

/** The loops of one ring by what they are. */
export interface Nesting {
  /** Outer lines of land, anticlockwise. */
  lands: Ring[];
  /** Holes in land, clockwise. */
  holes: Ring[];
  /** Loops that make no sense as either: land counted twice, or turned inside out. */
  knots: Ring[];
}

interface Loop {
  ring: Ring;
  /** Positive when the loop runs as the largest one does. */
  areaKm2: number;
}

/**
 * Sorts the loops of a ring by how often the ring winds round what they enclose (its largest loop tells which way round):
 * once is land, and not at all within land is a hole.
 */
export function nestLoops(rings: readonly Ring[]): Nesting {
  const loops = alikeLargest(rings);
  const nesting: Nesting = { lands: [], holes: [], knots: [] };
  for (const { ring, areaKm2 } of loops) {
    const around = loops.filter((other) => Math.abs(other.areaKm2) > Math.abs(areaKm2));
    const sides = around.map((other) => sideOf(ring, other.ring));
    const winding = around.reduce((sum, other, at) => sum + (sides[at] === 'inside' ? Math.sign(other.areaKm2) : 0), 0);
    const isTangled = sides.some((side) => side === 'tangled' || side === 'same');
    if (!isTangled && winding === 0 && areaKm2 > 0) nesting.lands.push(ring);
    else if (!isTangled && winding === 1 && areaKm2 < 0) nesting.holes.push(ring);
    else nesting.knots.push(ring);
  }
  return nesting;
}

/** Turns all loops so that the largest runs anticlockwise. */
function alikeLargest(rings: readonly Ring[]): Loop[] {
  const loops = rings.map((ring) => ({ ring, areaKm2: ringAreaKm2(ring) }));
  const largest = loops.reduce((most, { areaKm2 }) => (Math.abs(areaKm2) > Math.abs(most) ? areaKm2 : most), 0);
  if (largest >= 0) return loops;
  return loops.map(({ ring, areaKm2 }) => ({ ring: ring.toReversed(), areaKm2: -areaKm2 }));
}

import { doBoxesMeet, type Ring } from '#area/shape/geometry.ts';
import { knownRing } from '#area/shape/known-ring.ts';
import { ringAreaKm2 } from '#area/shape/measure.ts';

/** Where one closed line lies in respect of another that it does not cross. */
export type Side = 'inside' | 'outside' | 'same' | 'tangled';

/** Boxes that only touch are looked into: what of a line that two rings share counts as inside is for `contains` to say. */
const TOUCHING_DEGREES = 1e-9;

/** Where a ring lies in respect of another: `same` when they share every edge, `tangled` when it lies on both sides. */
export function sideOf(ring: Ring, other: Ring): Side {
  const [own, around] = [knownRing(ring), knownRing(other)];
  // Of hundreds of islands hardly any two are near each other.
  if (!doBoxesMeet(own.box, around.box, TOUCHING_DEGREES)) return 'outside';
  let side: Side = 'same';
  for (const [key, middle] of own.edges) {
    if (around.edges.has(key)) continue;
    const found = around.contains(...middle) ? 'inside' : 'outside';
    if (side !== 'same' && side !== found) return 'tangled';
    side = found;
  }
  return side;
}

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

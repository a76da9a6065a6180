import { isSamePosition, type Position, type Ring } from '#area/shape/geometry.ts';
import { loopsOf } from '#area/shape/loops.ts';
import { ringAreaKm2 } from '#area/shape/measure.ts';
import type { Mend } from '#area/shape/mend-result.ts';
import { nestLoops } from '#area/shape/nesting.ts';

/** Positions nearer than this in both numbers are one: half of the sixth decimal, 5 cm, in which most files are written. */
const NEAR_DEGREES = 5e-7;
/** Ten square metres: what is smaller is left over from cutting, and no part of an area. */
const CRUMB_KM2 = 1e-5;

/** A ring that is one or several sound rings now. Those of land run anticlockwise and those of holes clockwise. */
export interface TidyRing {
  lands: Ring[];
  holes: Ring[];
  mends: Mend[];
  /** The area of what was dropped for crossing. */
  knotsKm2: number;
}

/** Repeats the first position of a ring at its end when it is not there. */
export function closeRing(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && !isSamePosition(first, last) ? [...ring, first] : ring;
}

/** Drops doubles, spikes, knots and crumbs of a closed ring, parts it where it touches itself and turns it the right way. */
export function tidyRing(ring: Ring, role: 'outer' | 'hole'): TidyRing {
  const single = withoutDoubles(ring);
  const mends: Mend[] = single.length < ring.length ? [{ rule: 'doubles-dropped' }] : [];
  const { loops, meeting } = loopsOf(single);
  const wide = loops.filter((loop) => loop.length > 3);
  if (meeting && wide.length < loops.length) mends.push({ rule: 'spikes-dropped', at: meeting });
  const solid = wide.filter((loop) => Math.abs(ringAreaKm2(loop)) >= CRUMB_KM2);
  if (solid.length === 0 || solid.length < wide.length) mends.push({ rule: 'crumbs-dropped', at: ring[0] });
  const { lands, holes, knots } = nestLoops(solid);
  if (knots.length > 0) mends.push({ rule: 'knots-dropped', at: meeting });
  if (lands.length + holes.length > 1) mends.push({ rule: 'touching-parted', at: meeting });
  if (meeting === undefined && isWrongWay(single, role)) mends.push({ rule: 'winding-turned' });
  const knotsKm2 = knots.reduce((sum, knot) => sum + Math.abs(ringAreaKm2(knot)), 0);
  if (role === 'outer') return { lands, holes, mends, knotsKm2 };
  return { lands: holes.map(turned), holes: lands.map(turned), mends, knotsKm2 };
}

const turned = (ring: Ring): Ring => ring.toReversed();

const isWrongWay = (ring: Ring, role: 'outer' | 'hole'): boolean =>
  role === 'outer' ? ringAreaKm2(ring) < 0 : ringAreaKm2(ring) > 0;

const isNear = (one: Position, other: Position): boolean =>
  Math.abs(one[0] - other[0]) < NEAR_DEGREES && Math.abs(one[1] - other[1]) < NEAR_DEGREES;

/** A closed ring in which no position is next to itself; the same ring when there was none. */
function withoutDoubles(ring: Ring): Ring {
  const kept: Position[] = [];
  for (const position of ring.slice(0, -1)) {
    const last = kept.at(-1);
    if (!last || !isNear(last, position)) kept.push(position);
  }
  const [first] = kept;
  while (first && kept.length > 1 && isNear(first, kept.at(-1) ?? first)) kept.pop();
  return kept.length === ring.length - 1 ? ring : [...kept, ...kept.slice(0, 1)];
}

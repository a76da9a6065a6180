import { z } from 'zod';
import { findCrossing } from '#area/shape/crossing.ts';
import { isOnEarth, isSamePosition, type Outline, type Position, type Ring, ringsOf } from '#area/shape/geometry.ts';
import type { Finding } from '#problem/problem.ts';

/** One thing wrong with an outline by itself. */
export type OutlineFault = Extract<
  Finding,
  { code: 'outline-not-closed' | 'outline-out-of-range' | 'outline-crosses-itself' }
>;

/** A position as problems say it: five decimals are about a metre. */
export const inWords = ([longitude, latitude]: Position): { longitude: number; latitude: number } => ({
  longitude: Number(longitude.toFixed(5)),
  latitude: Number(latitude.toFixed(5)),
});

const isClosed = (ring: Ring): boolean => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && isSamePosition(first, last);
};

/** What is wrong with an outline; the search for crossings waits until every ring is closed and on the map. */
export function faultsOfOutline(outline: Outline): OutlineFault[] {
  const rings = ringsOf(outline);
  const stray = rings.flat().find((position) => !isOnEarth(position));
  const faults: OutlineFault[] = rings.flatMap((ring, index) =>
    isClosed(ring) ? [] : [{ code: 'outline-not-closed' as const, args: { ring: index + 1 } }],
  );
  if (stray) faults.push({ code: 'outline-out-of-range', args: inWords(stray) });
  const crossing = faults.length === 0 ? findCrossing(outline) : undefined;
  if (crossing) faults.push({ code: 'outline-crosses-itself', args: inWords(crossing) });
  return faults;
}

// A hotspot needs a few dozen points; the limits only keep a broken export from holding up the check.
const positionSchema = z.tuple([z.number(), z.number()]);
const ringSchema = z.array(positionSchema).min(4).max(2000);
const ringsSchema = z.array(ringSchema).min(1).max(20);

/**
 * The outline of a place as GeoJSON: a Polygon or MultiPolygon of [longitude, latitude], every ring closed,
 * nothing crossing itself. Faults are custom issues whose `params` are an `OutlineFault`.
 */
export const outlineSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Polygon'), coordinates: ringsSchema }),
    z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(ringsSchema).min(1).max(50) }),
  ])
  .check(({ value, issues }) => {
    for (const params of faultsOfOutline(value)) {
      issues.push({ code: 'custom', input: value, params, path: ['coordinates'] });
    }
  });

import type { Outline } from '#area/shape/geometry.ts';
import { mendOutline } from '#area/shape/mend.ts';
import { isRefused, type MendedOutline } from '#area/shape/mend-result.ts';

/** Mends what can be mended; anything else is a fault of the test. */
export function mended(geometry: unknown, county?: Outline): MendedOutline {
  const result = mendOutline(geometry, county);
  if (isRefused(result)) throw new TypeError(`Refused: ${JSON.stringify(result)}`);
  return result;
}

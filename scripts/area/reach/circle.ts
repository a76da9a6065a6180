import type { Polygon, Position } from '#area/shape/geometry.ts';
import { projectionAt } from '#area/shape/projection.ts';

/** The corners of a circle: its land is then within 0.2 % of the true one. */
const CORNERS = 64;

/** The least and the greatest radius of a place, as GOV.UK Emergency Alerts have them. */
export const RADIUS_KM = { least: 0.1, greatest: 38 } as const;

/** A circle round a position as a polygon that runs anticlockwise. */
export function circleRound(middle: Position, radiusKm: number): Polygon {
  const { toPosition } = projectionAt(middle);
  const corners = Array.from({ length: CORNERS }, (_, corner): Position => {
    const angle = (2 * Math.PI * corner) / CORNERS;
    return toPosition([radiusKm * Math.cos(angle), radiusKm * Math.sin(angle)]);
  });
  return { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] };
}

/** Reads a length such as “500m”, “1.5 km” or “2km” as kilometres; undefined when it has no unit or is no length. */
export function parseLengthKm(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,6}(?:\.\d{1,6})?)\s*(m|km)$/.exec(text.trim().toLowerCase()) ?? [];
  if (digits === undefined) return undefined;
  return unit === 'km' ? Number(digits) : Number(digits) / 1000;
}

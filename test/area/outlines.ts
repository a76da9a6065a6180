import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position, Ring } from '#area/shape/geometry.ts';

/** A polygon without holes, for tests. */
export const polygon = (...ring: Position[]): Polygon => ({ type: 'Polygon', coordinates: [ring] });

/** An upright rectangle, anticlockwise and closed. */
export const rectangle = (west: number, south: number, east: number, north: number): Polygon =>
  polygon([west, south], [east, south], [east, north], [west, north], [west, south]);

/** Several polygons as one outline. */
export const together = (...polygons: Polygon[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons.map(({ coordinates }) => coordinates),
});

/** Star-shaped rings round a place in England: they never cross themselves and always hold their middle. */
export const starRing: fc.Arbitrary<{ middle: Position; ring: Ring }> = fc
  .record({
    longitude: fc.double({ min: -3, max: 0, noNaN: true }),
    latitude: fc.double({ min: 51, max: 55, noNaN: true }),
    reaches: fc.array(fc.double({ min: 0.01, max: 0.1, noNaN: true }), { minLength: 3, maxLength: 24 }),
  })
  .map(({ longitude, latitude, reaches }) => {
    const corners = reaches.map((reach, index): Position => {
      const angle = (2 * Math.PI * index) / reaches.length;
      return [longitude + reach * Math.cos(angle), latitude + reach * Math.sin(angle)];
    });
    return { middle: [longitude, latitude], ring: [...corners, ...corners.slice(0, 1)] };
  });

/** Rings as a broken or hostile file may hold them. */
export const anyRing: fc.Arbitrary<Ring> = fc.array(
  fc.oneof(
    fc.tuple(fc.double(), fc.double()),
    fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })),
  ),
  { maxLength: 12 },
);

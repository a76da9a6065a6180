import { intersection, union } from 'polyclip-ts';
import { boxOf, type Outline, polygonsOf, type Ring } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';

/** What two outlines have in common; undefined when they only touch or lie apart. */
export function overlapOf(one: Outline, other: Outline): Outline | undefined {
  if (!doBoxesMeet(one, other)) return undefined;
  return outlineOf(intersection(clippable(one), clippable(other)));
}

/** Several outlines joined into one; undefined when there is none, or nothing in them. */
export function unionOf(outlines: readonly Outline[]): Outline | undefined {
  const [first, ...rest] = outlines.map(clippable);
  return first && outlineOf(union(first, ...rest));
}

/** How much of an outline's land lies within another, from 0 to 1. */
export function shareWithin(outline: Outline, other: Outline): number {
  const common = overlapOf(outline, other);
  const whole = areaKm2(outline);
  // Rounding must not make more than all of it.
  return common && whole > 0 ? Math.min(1, areaKm2(common) / whole) : 0;
}

/** Whether the boxes round two outlines have land in common, which is cheap to know. */
export function doBoxesMeet(one: Outline, other: Outline): boolean {
  const [a, b] = [boxOf([one]), boxOf([other])];
  return (
    a !== undefined && b !== undefined && a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north
  );
}

/** The library wants arrays that it may change; it changes none of ours. */
const clippable = (outline: Outline): [number, number][][][] =>
  polygonsOf(outline).map((rings) => rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])));

function outlineOf(polygons: readonly (readonly Ring[])[]): Outline | undefined {
  const [first, ...rest] = polygons;
  if (!first) return undefined;
  return rest.length === 0 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: polygons };
}

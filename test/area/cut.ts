import { intersection } from 'polyclip-ts';
import { type Outline, outlineOf, polygonsOf } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';

const clippable = (outline: Outline): [number, number][][][] =>
  polygonsOf(outline).map((rings) => rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])));

/** What two outlines have in common, cut out by a library: what our own measuring is held to. */
export function overlapOf(one: Outline, other: Outline): Outline | undefined {
  const common = intersection(clippable(one), clippable(other));
  return common.length > 0 ? outlineOf(common) : undefined;
}

/** The land in km² that two outlines have in common, by cutting. */
export function overlapKm2(one: Outline, other: Outline): number {
  const common = overlapOf(one, other);
  return common ? areaKm2(common) : 0;
}

import { union } from 'polyclip-ts';
import { type Outline, outlineOf, polygonsOf } from '#area/shape/geometry.ts';

/** Several outlines joined into one; undefined when there is none, or nothing in them. */
export function unionOf(outlines: readonly Outline[]): Outline | undefined {
  const [first, ...rest] = outlines.map(clippable);
  const joined = first ? union(first, ...rest) : [];
  return joined.length > 0 ? outlineOf(joined) : undefined;
}

/** The library wants arrays that it may change; it changes none of ours. */
const clippable = (outline: Outline): [number, number][][][] =>
  polygonsOf(outline).map((rings) => rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])));

import {
  boxOf,
  crossingsAt,
  type Edge,
  edgesOf,
  type Outline,
  type Position,
  polygonsOf,
} from '#area/shape/geometry.ts';
import { distanceToEdgesKm } from '#area/shape/measure.ts';

const LINES = 25;

interface Candidate {
  position: Position;
  /** The edges of the polygon that it lies in. */
  around: readonly Edge[];
}

/** The middles of every stretch of land along evenly spaced latitudes: all of them lie inside. */
function candidates(outline: Outline): Candidate[] {
  const box = boxOf([outline]);
  if (!box) return [];
  const latitudes = Array.from(
    { length: LINES },
    (_, line) => box.south + ((line + 0.5) / LINES) * (box.north - box.south),
  );
  const polygons = polygonsOf(outline).map((rings) => ({ rings, around: rings.flatMap(edgesOf) }));
  return latitudes.flatMap((latitude) =>
    polygons.flatMap(({ rings, around }) => {
      const crossings = crossingsAt(latitude, rings);
      return crossings.flatMap((west, index): Candidate[] => {
        const east = crossings[index + 1];
        return index % 2 === 0 && east !== undefined ? [{ position: [(west + east) / 2, latitude], around }] : [];
      });
    }),
  );
}

/** A point well inside an outline, for a name or a marker; undefined when the outline encloses nothing. */
export function labelPointOf(outline: Outline): Position | undefined {
  const edges = polygonsOf(outline).flat().flatMap(edgesOf);
  let best: { position: Position; marginKm: number } | undefined;
  for (const { position, around } of candidates(outline)) {
    // Few of hundreds of islands are wide enough to be measured against all others.
    if (best && distanceToEdgesKm(position, around) <= best.marginKm) continue;
    const marginKm = distanceToEdgesKm(position, edges);
    if (!best || marginKm > best.marginKm) best = { position, marginKm };
  }
  return best?.position;
}

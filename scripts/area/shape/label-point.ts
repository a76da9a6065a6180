import { type Box, boxOf, crossingsAt, type Outline, type Position, polygonsOf } from '#area/shape/geometry.ts';
import { distanceToOutlineKm } from '#area/shape/measure.ts';

const LINES = 25;

/** The middles of every stretch of land along evenly spaced latitudes: all of them lie inside. */
function candidates(outline: Outline, box: Box): Position[] {
  const latitudes = Array.from(
    { length: LINES },
    (_, line) => box.south + ((line + 0.5) / LINES) * (box.north - box.south),
  );
  return latitudes.flatMap((latitude) =>
    polygonsOf(outline).flatMap((rings) => {
      const crossings = crossingsAt(latitude, rings);
      return crossings.flatMap((west, index): Position[] => {
        const east = crossings[index + 1];
        return index % 2 === 0 && east !== undefined ? [[(west + east) / 2, latitude]] : [];
      });
    }),
  );
}

/** A point well inside an outline, for a name or a marker; undefined when the outline encloses nothing. */
export function labelPointOf(outline: Outline): Position | undefined {
  const box = boxOf([outline]);
  if (!box) return undefined;
  let best: { position: Position; marginKm: number } | undefined;
  for (const position of candidates(outline, box)) {
    const marginKm = distanceToOutlineKm(position, outline);
    if (!best || marginKm > best.marginKm) best = { position, marginKm };
  }
  return best?.position;
}

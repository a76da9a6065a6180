import type { AreaLibrary } from '#area/library/area-library.ts';
import { boxOf, doBoxesMeet, type Outline, ringsOf } from '#area/shape/geometry.ts';
import { distanceToOutlineKm } from '#area/shape/measure.ts';

/** Lines are rounded when they are kept, and slivers between neighbours closed. */
const ON_THE_LINE_KM = 0.02;

/**
 * Whether every corner of an outline lies on the lines of imported areas of one kind, as those of a ward do, or of
 * wards that were joined. Nobody drew such an outline round a door.
 */
export function followsOfficialLines(outline: Outline, { boundaries }: AreaLibrary): boolean {
  const corners = ringsOf(outline).flat();
  const box = boxOf([outline]);
  return boundaries.some(({ areas }) => {
    const near = areas.map((area) => area.outline).filter((one) => doBoxesMeet(boxOf([one]), box));
    return (
      near.length > 0 &&
      corners.every((corner) => near.some((one) => distanceToOutlineKm(corner, one) < ON_THE_LINE_KM))
    );
  });
}

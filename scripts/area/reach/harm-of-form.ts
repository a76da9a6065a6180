import type { AreaLibrary } from '#area/library/area-library.ts';
import { inWords } from '#area/outline.ts';
import { comesNear } from '#area/reach/closeness.ts';
import type { HarmLimits } from '#area/reach/harm.ts';
import { countsOf, livingIn, pointsIn } from '#area/reach/homes.ts';
import { type Opening, openPolygon } from '#area/reach/opening.ts';
import { extentKm } from '#area/reach/width.ts';
import type { Polygon, Position } from '#area/shape/geometry.ts';
import { middleOf } from '#area/shape/measure.ts';
import type { Finding } from '#problem/problem.ts';

/** What is narrower than this does not hold a place together. */
const NECK_KM = 0.03;
/** An arm that long leads to somebody’s door; a pointed corner does not reach so far. */
const ARM_KM = 0.1;
/** A hole no wider than this may be one building with its yard. */
const BUILDING_KM = 0.1;

/**
 * Arms that are thinner than a street is wide, and parts with few homes that hang on by a neck: a large place must not
 * lend its size to a line that leads to one door. Parts are judged only when postcodes were imported.
 */
export function findStretched(polygon: Polygon, areas: AreaLibrary, limits: HarmLimits): Finding[] {
  if (!comesNear(polygon, NECK_KM)) return [];
  const opening = openPolygon(polygon, NECK_KM, ARM_KM);
  const { arm } = opening;
  const arms: Finding[] = arm && arm.reachKm > ARM_KM ? [{ code: 'place-thin-arm', args: inWords(arm.at) }] : [];
  return opening.pieces.length < 2 ? arms : [...arms, ...findLonelyPieces(polygon, opening, areas, limits)];
}

function findLonelyPieces(polygon: Polygon, opening: Opening, areas: AreaLibrary, limits: HarmLimits): Finding[] {
  const { postcodes, households } = areas;
  if (!postcodes) return [];
  const { longitudes, latitudes } = postcodes.inUse;
  const counts = households && countsOf(postcodes.inUse, households);
  const living = opening.pieces.map(({ at }) => ({ at, homes: 0, postcodes: 0 }));
  for (const at of pointsIn(polygon, postcodes.inUse)) {
    const piece = living[opening.pieceAt([longitudes[at] ?? Number.NaN, latitudes[at] ?? Number.NaN])];
    if (!piece) continue;
    piece.homes += counts ? (counts[at] ?? 0) : limits.homesPerPostcode;
    piece.postcodes += 1;
  }
  return living
    .filter((piece) => piece.homes > 0 && (piece.homes < limits.homesFloor || piece.postcodes === 1))
    .map(({ at, homes }) => ({ code: 'place-neck-to-few', args: fewAt(at, homes, areas, limits) }));
}

/** Holes that leave out so few homes that everybody knows whose, or are no larger than a building. */
export function findHoles({ coordinates: [, ...holes] }: Polygon, areas: AreaLibrary, limits: HarmLimits): Finding[] {
  return holes.flatMap((ring): Finding[] => {
    const hole: Polygon = { type: 'Polygon', coordinates: [ring] };
    const at = middleOf([hole]) ?? [0, 0];
    const { homes, postcodes } = livingIn(hole, areas, limits.homesPerPostcode);
    if (homes === undefined || !postcodes) {
      const extent = extentKm(hole, BUILDING_KM);
      return extent < BUILDING_KM
        ? [{ code: 'place-hole-small', args: { ...inWords(at), metres: Math.round(extent * 1000) } }]
        : [];
    }
    const isFew = homes > 0 && (homes < limits.homesFloor || postcodes.length === 1);
    return isFew ? [{ code: 'place-hole-of-few', args: fewAt(at, homes, areas, limits) }] : [];
  });
}

const fewAt = (at: Position, homes: number, { households }: AreaLibrary, { homesFloor }: HarmLimits) => ({
  ...inWords(at),
  ...{ homes: Math.round(homes), estimated: !households, floor: homesFloor },
});

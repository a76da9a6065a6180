import type { County } from '#area/districts.ts';
import type { AreaLibrary } from '#area/library/area-library.ts';
import { inWords } from '#area/outline.ts';
import { publicOutline } from '#area/public-outline.ts';
import { findHoles, findStretched } from '#area/reach/harm-of-form.ts';
import { livingIn } from '#area/reach/homes.ts';
import { measuresOf } from '#area/reach/measures.ts';
import { followsOfficialLines } from '#area/reach/official-lines.ts';
import { extentKm, narrowWidthKm } from '#area/reach/width.ts';
import type { Outline, Polygon } from '#area/shape/geometry.ts';
import { middleOf } from '#area/shape/measure.ts';
import type { Finding } from '#problem/problem.ts';

/** What a partnership has settled in its thresholds. */
export interface HarmLimits {
  homesFloor: number;
  homesPerPostcode: number;
}

/** A place no wider than this may be one building with its yard. */
const BUILDING_KM = 0.1;
/** A place narrower than this is a row of houses, or a line drawn from one house to the next. */
const THIN_KM = 0.03;

/**
 * What about an outline could point at people: as it is drawn, and as everybody sees it. Homes and postcodes are judged
 * only when postcodes were imported.
 */
export function findHarm(outline: Outline, areas: AreaLibrary, county: County, limits: HarmLimits): Finding[] {
  const polygons = partsOf(outline);
  const holes = polygons.flatMap((polygon) => findHoles(polygon, areas, limits));
  const pointing = [...findPointing(polygons, areas, limits), ...holes];
  const found = pointing.length > 0 ? pointing : findDrawnOut(polygons, outline, areas, limits);
  return [...(found.length > 0 ? found : findShown(outline, areas, limits)), ...findVast(outline, county)];
}

/** Official lines have arms and necks, too, and nobody drew them round a door. */
function findDrawnOut(
  polygons: readonly Polygon[],
  outline: Outline,
  areas: AreaLibrary,
  limits: HarmLimits,
): Finding[] {
  const stretched = polygons.flatMap((polygon) => findStretched(polygon, areas, limits));
  return stretched.length > 0 && followsOfficialLines(outline, areas) ? [] : stretched;
}

/** Each polygon is judged by itself, for one that is a house must not hide among many homes. */
function findPointing(polygons: readonly Polygon[], areas: AreaLibrary, limits: HarmLimits): Finding[] {
  return polygons.flatMap((polygon, at) => {
    const part = { part: at + 1, parts: polygons.length, ...inWords(middleOf([polygon]) ?? [0, 0]) };
    return [findSmall(polygon, part), findFew(polygon, part, areas, limits)].flatMap((found) => found ?? []);
  });
}

/** What everybody sees is coarser than what was drawn, and may hold fewer homes. Its form alone gives nobody away. */
function findShown(outline: Outline, areas: AreaLibrary, limits: HarmLimits): Finding[] {
  if (!areas.postcodes) return [];
  const shown = partsOf(publicOutline(outline));
  const part = { part: 1, parts: 1, longitude: 0, latitude: 0 };
  const isFew = shown.some(
    (polygon) => findFew(polygon, part, areas, limits) || findHoles(polygon, areas, limits).length > 0,
  );
  if (!isFew) return [];
  const homes = shown.map((polygon) => livingIn(polygon, areas, limits.homesPerPostcode).homes ?? 0);
  const args = { homes: Math.min(...homes), estimated: !areas.households, floor: limits.homesFloor };
  return [{ code: 'place-shown-too-small', args }];
}

/** The polygons of an outline as outlines of their own; the only one is itself, for which much is known already. */
const partsOf = (outline: Outline): readonly Polygon[] =>
  outline.type === 'Polygon' ? [outline] : outline.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));

/** Which polygon of how many, and where it is. */
interface Part {
  part: number;
  parts: number;
  longitude: number;
  latitude: number;
}

function findSmall(polygon: Polygon, part: Part): Finding | undefined {
  const extent = extentKm(polygon, BUILDING_KM);
  if (extent < BUILDING_KM) return { code: 'place-one-building', args: { ...part, metres: inMetres(extent) } };
  const width = narrowWidthKm(polygon, THIN_KM);
  return width === undefined ? undefined : { code: 'place-too-thin', args: { ...part, metres: inMetres(width) } };
}

function findFew(polygon: Polygon, part: Part, areas: AreaLibrary, limits: HarmLimits): Finding | undefined {
  const { postcodes, homes, homesEstimated } = livingIn(polygon, areas, limits.homesPerPostcode);
  if (!postcodes || homes === undefined) return undefined;
  const [postcode] = postcodes;
  if (postcode !== undefined && postcodes.length === 1) {
    return { code: 'place-one-postcode', args: { ...part, postcode } };
  }
  if (homes >= limits.homesFloor) return undefined;
  const args = { ...part, homes, estimated: homesEstimated, floor: limits.homesFloor };
  return { code: 'place-too-few-homes', args };
}

/** What is larger than any district is better told by aiming at districts. */
function findVast(outline: Outline, { districts }: County): Finding[] {
  const [largest] = districts
    .map(({ name, outline: own }) => ({ name, landKm2: measuresOf(own).landKm2 }))
    .sort((one, other) => other.landKm2 - one.landKm2);
  const { landKm2 } = measuresOf(outline);
  if (!largest || landKm2 <= largest.landKm2) return [];
  const args = { placeKm2: Math.round(landKm2), district: largest.name, districtKm2: Math.round(largest.landKm2) };
  return [{ code: 'place-larger-than-district', args }];
}

const inMetres = (km: number): number => Math.round(km * 1000);

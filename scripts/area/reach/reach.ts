import type { County } from '#area/districts.ts';
import type { AreaLibrary } from '#area/library/area-library.ts';
import { type LivingThere, livingIn } from '#area/reach/homes.ts';
import { measuresOf } from '#area/reach/measures.ts';
import { type ShareOfLand, sharesOfLand } from '#area/reach/shares.ts';
import type { Outline } from '#area/shape/geometry.ts';

/** An official area that a place lies in, or a part of it. */
export interface OfficialShare extends ShareOfLand {
  code: string;
  name: string;
}

/** A district that a place lies in, or a part of it. */
export interface DistrictShare extends OfficialShare {
  /** Its id in the settings, which aims and channels use. */
  id: string;
}

/** A hotspot that has land in common with a place. */
export interface HotspotShare extends ShareOfLand {
  hotspot: string;
  name: string;
}

/** Who lives in a place and which other areas it touches. */
export interface Reach extends LivingThere {
  areaKm2: number;
  /** Imported wards, the one with most of the place first; none when none were imported. */
  wards: OfficialShare[];
  /** Of the settings’ districts, the one with most of the place first. */
  districts: DistrictShare[];
  /** Hotspots, the one with the largest share in the place first. */
  overlaps: HotspotShare[];
}

/** As much of a hotspot as reach needs to know. */
export interface Placed {
  id: string;
  properties: { name: string };
  geometry: Outline;
}

/** As much of the settings as reach needs to know. */
export interface ReachOptions {
  homesPerPostcode: number;
  /** The districts of the partnership, with the codes by which imported outlines are found. */
  districts: readonly { id: string; name: string; code: string }[];
}

/** Who lives within an outline, in which wards and districts it lies, and which hotspots it overlaps. */
export function reachOf(
  outline: Outline,
  areas: AreaLibrary,
  county: County,
  hotspots: readonly Placed[],
  options: ReachOptions,
): Reach {
  const wards = areas.boundaries.find(({ kind }) => kind === 'ward')?.areas ?? [];
  return {
    areaKm2: measuresOf(outline).landKm2,
    ...livingIn(outline, areas, options.homesPerPostcode),
    wards: sharesOfLand(outline, wards, (ward) => ward.outline)
      .map(({ area, ...shares }) => ({ code: area.code, name: area.name, ...shares }))
      .sort(byPartOfPlace),
    districts: sharesOfLand(outline, districtsOf(areas, county, options), (district) => district.outline)
      .map(({ area: { id, code, name }, ...shares }) => ({ id, code, name, ...shares }))
      .sort(byPartOfPlace),
    overlaps: sharesOfLand(outline, hotspots, (hotspot) => hotspot.geometry)
      .map(({ area, ...shares }) => ({ hotspot: area.id, name: area.properties.name, ...shares }))
      .sort((one, other) => other.share - one.share || (one.name < other.name ? -1 : 1)),
  };
}

const byPartOfPlace = (one: OfficialShare, other: OfficialShare): number =>
  other.ofPlace - one.ofPlace || (one.code < other.code ? -1 : 1);

/** The line of a district as it was imported; where it was not, the simpler one that comes with the content. */
function districtsOf(areas: AreaLibrary, county: County, { districts }: ReachOptions) {
  const imported = areas.boundaries.find(({ kind }) => kind === 'district')?.areas ?? [];
  return districts.flatMap(({ id, name, code }) => {
    const found = imported.find((one) => one.code === code) ?? county.districts.find((one) => one.id === id);
    return found ? [{ id, name, code, outline: found.outline }] : [];
  });
}

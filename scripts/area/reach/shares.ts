import { commonLandKm2 } from '#area/reach/common-land.ts';
import { measuresOf } from '#area/reach/measures.ts';
import { doBoxesMeet, type Outline } from '#area/shape/geometry.ts';

/** How much land a place and an area have in common. */
export interface ShareOfLand {
  /** The part of the area’s land that lies inside the place, from 0 to 1. */
  share: number;
  /** The part of the place’s land that lies inside the area, from 0 to 1. */
  ofPlace: number;
}

/**
 * Outlines from two sources never meet exactly: less than this of both is a sliver and is left out. It takes both, for
 * a few streets are less than a thousandth of the district that holds all of them.
 */
const SLIVER = { ofArea: 0.001, ofPlace: 0.01 };

/** The areas that have land in common with a place, without slivers, in the order they came. */
export function sharesOfLand<A>(
  place: Outline,
  areas: readonly A[],
  outlineOf: (area: A) => Outline,
): (ShareOfLand & { area: A })[] {
  const own = measuresOf(place);
  return areas.flatMap((area) => {
    const other = measuresOf(outlineOf(area));
    if (!doBoxesMeet(own.box, other.box)) return [];
    const commonKm2 = commonLandKm2(place, outlineOf(area));
    const share = partOf(commonKm2, other.landKm2);
    const ofPlace = partOf(commonKm2, own.landKm2);
    return share < SLIVER.ofArea && ofPlace < SLIVER.ofPlace ? [] : [{ area, share, ofPlace }];
  });
}

/** To a millionth: further digits only tell how numbers are rounded, which must not make more than all of it. */
const partOf = (commonKm2: number, wholeKm2: number): number =>
  wholeKm2 > 0 ? Math.min(1, Math.round((commonKm2 / wholeKm2) * 1e6) / 1e6) : 0;

import { BORDER_TOLERANCE_KM } from '#area/border-tolerance.ts';
import type { Area } from '#area/districts.ts';
import type { Position } from '#area/shape/geometry.ts';
import { distanceToOutlineKm } from '#area/shape/measure.ts';
import { prepareOutline } from '#area/shape/prepared-outline.ts';

/** Where something lies: the places that hold it, which may overlap, and its district. */
export interface Whereabouts {
  areas: string[];
  district: string;
}

/**
 * Prepares to say of many positions which of the places and districts hold them. A position that is outside all districts
 * but as near to one as outlines are imprecise belongs to that one; undefined farther out.
 */
export function prepareWhereabouts(
  areas: readonly Area[],
  districts: readonly Area[],
): (position: Position) => Whereabouts | undefined {
  const [places, lands] = [areas, districts].map((list) =>
    list.map((area) => ({ ...area, prepared: prepareOutline(area.outline) })),
  );
  return (position) => {
    const district = lands?.find(({ prepared }) => prepared.contains(...position)) ?? nearest(position, districts);
    if (!district) return undefined;
    const holding = places?.filter(({ prepared }) => prepared.contains(...position)) ?? [];
    return { areas: holding.map(({ id }) => id), district: district.id };
  };
}

function nearest(position: Position, districts: readonly Area[]): Area | undefined {
  const away = districts.map((district) => distanceToOutlineKm(position, district.outline));
  const least = Math.min(...away);
  return least <= BORDER_TOLERANCE_KM ? districts[away.indexOf(least)] : undefined;
}

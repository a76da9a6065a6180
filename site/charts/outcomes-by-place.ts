import type { Aim } from '#area/aim.ts';
import { COUNTY } from '#area/area-id.ts';
import type { Area } from '#area/districts.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import { type Counted, type OutcomeSum, sumOutcomes } from '#story/outcomes.ts';

type Placed = Counted & { aim: Aim };
type Located = Pick<PublicHotspot, 'id'> & { properties: Pick<PublicHotspot['properties'], 'district'> };

/** Where a story is counted. Each story is counted in one place only, so the places add up to the whole. */
export type Place = { kind: 'district'; id: string; name: string } | { kind: 'several' } | { kind: 'county' };

/** What was done in one place. */
export interface PlaceOutcomes {
  place: Place;
  sums: OutcomeSum[];
}

/**
 * Adds up outcomes place by place: the districts in their order, then what belongs to several districts together, then
 * what belongs to the whole county. A story for one part of a district counts for that district. Places for which
 * nothing is counted are left out.
 */
export function outcomesByPlace(
  stories: readonly Placed[],
  hotspots: readonly Located[],
  districts: readonly Pick<Area, 'id' | 'name'>[],
): PlaceOutcomes[] {
  const places: Place[] = [
    ...districts.map(({ id, name }): Place => ({ kind: 'district', id, name })),
    { kind: 'several' },
    { kind: 'county' },
  ];
  const counted = stories.map((story) => ({ ...story, key: keyOf(story, hotspots) }));
  return places
    .map((place) => ({ place, sums: sumOutcomes(counted.filter(({ key }) => key === keyOfPlace(place))) }))
    .filter(({ sums }) => sums.length > 0);
}

/** A space keeps the key apart from every id. */
const SEVERAL = 'several districts';

const keyOfPlace = (place: Place): string =>
  place.kind === 'district' ? place.id : place.kind === 'several' ? SEVERAL : COUNTY;

function keyOf({ aim }: Placed, hotspots: readonly Located[]): string {
  if (aim.includes(COUNTY)) return COUNTY;
  const districts = new Set(aim.map((id) => hotspots.find((hotspot) => hotspot.id === id)?.properties.district ?? id));
  const [only] = districts;
  return only !== undefined && districts.size === 1 ? only : SEVERAL;
}

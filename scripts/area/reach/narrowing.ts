import type { AreaLibrary } from '#area/library/area-library.ts';
import type { HarmLimits } from '#area/reach/harm.ts';
import { countsOf, pointsIn } from '#area/reach/homes.ts';
import type { Placed } from '#area/reach/reach.ts';
import type { Finding } from '#problem/problem.ts';

/** Hotspots that hold the same few homes. */
export interface Narrowing {
  /** Their ids, in the order of the list. */
  hotspots: string[];
  finding: Finding;
}

/** The hotspots that a postcode lies in, as places in their list. */
type Together = readonly number[];

/**
 * Hotspots that together say more than each alone: who hears that one story is for the one place and another for the
 * other knows of which few homes it speaks. Nothing can be found without postcodes.
 */
export function findNarrowing(hotspots: readonly Placed[], areas: AreaLibrary, limits: HarmLimits): Narrowing[] {
  const homesOf = homesByTogether(hotspots, areas, limits);
  return [...findShared(hotspots, homesOf, areas, limits), ...findDifferences(hotspots, homesOf, areas, limits)];
}

type HomesByTogether = ReadonlyMap<string, number>;

/**
 * Sets of hotspots whose common part has homes, but fewer than the floor. Of sets that hold one another only the
 * smallest is named.
 */
function findShared(
  hotspots: readonly Placed[],
  homesOf: HomesByTogether,
  areas: AreaLibrary,
  limits: HarmLimits,
): Narrowing[] {
  const narrow = setsOf([...homesOf.keys()].map(placesIn))
    .filter((set) => set.length > 1)
    .map((set) => ({ set, homes: homesIn(set, homesOf) }))
    .filter(({ homes }) => homes > 0 && homes < limits.homesFloor);
  return narrow
    .filter(({ set }) => !narrow.some((other) => other.set.length < set.length && isWithin(other.set, set)))
    .map(({ set, homes }) => {
      const named = set.flatMap((at) => hotspots[at] ?? []);
      const args = {
        names: named.map(({ properties }) => properties.name),
        ...{ homes: Math.round(homes), estimated: !areas.households, floor: limits.homesFloor },
      };
      return { hotspots: named.map(({ id }) => id), finding: { code: 'places-narrow-to-few', args } };
    });
}

/** Pairs that overlap, where the one has homes that the other has not, but fewer than the floor. */
function findDifferences(
  hotspots: readonly Placed[],
  homesOf: HomesByTogether,
  areas: AreaLibrary,
  limits: HarmLimits,
): Narrowing[] {
  const sets = [...homesOf.keys()].map(placesIn);
  const pairs = setsOf(sets).filter((set) => set.length === 2);
  return pairs.flatMap((pair) =>
    [pair, pair.toReversed()].flatMap(([one = -1, other = -1]): Narrowing[] => {
      const [place, without] = [hotspots[one], hotspots[other]];
      const homes = [...homesOf].reduce(
        (sum, [key, here]) => (placesIn(key).includes(one) && !placesIn(key).includes(other) ? sum + here : sum),
        0,
      );
      if (!place || !without || homes <= 0 || homes >= limits.homesFloor) return [];
      const names = { one: place.properties.name, other: without.properties.name };
      const args = { ...names, homes: Math.round(homes), estimated: !areas.households, floor: limits.homesFloor };
      return [{ hotspots: [place.id, without.id], finding: { code: 'places-differ-by-few', args } }];
    }),
  );
}

/** The homes of all postcodes that lie in exactly the same hotspots. */
function homesByTogether(hotspots: readonly Placed[], { postcodes, households }: AreaLibrary, limits: HarmLimits) {
  const homes = new Map<string, number>();
  if (!postcodes) return homes;
  const counts = households && countsOf(postcodes.inUse, households);
  const inside = new Map<number, number[]>();
  for (const [place, { geometry }] of hotspots.entries()) {
    for (const at of pointsIn(geometry, postcodes.inUse)) inside.set(at, [...(inside.get(at) ?? []), place]);
  }
  for (const [at, places] of inside) {
    const key = places.join(' ');
    homes.set(key, (homes.get(key) ?? 0) + (counts ? (counts[at] ?? 0) : limits.homesPerPostcode));
  }
  return homes;
}

const placesIn = (key: string): Together => key.split(' ').map(Number);

/**
 * Every pair that shares a postcode, and every set that a postcode lies in. That is enough: where any set has too few
 * homes, so has the set of the hotspots round one of those homes.
 */
function setsOf(known: readonly Together[]): Together[] {
  const pairs = known.flatMap((set) => set.flatMap((one, at) => set.slice(at + 1).map((other) => [one, other])));
  return [...new Map([...pairs, ...known].map((set) => [set.join(' '), set])).values()];
}

const isWithin = (small: Together, large: Together): boolean => small.every((place) => large.includes(place));

function homesIn(set: Together, homesOf: ReadonlyMap<string, number>): number {
  return [...homesOf].reduce((sum, [key, homes]) => (isWithin(set, placesIn(key)) ? sum + homes : sum), 0);
}

import { type CoordinateSystem, inDegrees } from '#area/import/boundaries/coordinates.ts';
import type { RawFeature } from '#area/import/boundaries/feature-file.ts';
import { type Headings, kindOfCode } from '#area/import/boundaries/headings.ts';
import { type AreaFilter, areaFilter } from '#area/import/boundaries/in-county.ts';
import {
  type MendedArea,
  type Named,
  namedBy,
  nameInWords,
  refusalInWords,
  refusedBecause,
} from '#area/import/boundaries/words.ts';
import { isLine } from '#area/library/area-file.ts';
import type { Boundary, BoundaryKind } from '#area/library/area-library.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { mendOutline } from '#area/shape/mend.ts';
import { isRefused } from '#area/shape/mend-result.ts';

/** An area that a file holds and the county needs. */
export interface TakenArea extends Boundary, Pick<MendedArea, 'row' | 'mends'> {
  kind: BoundaryKind;
}

/** Every feature of a file is in one of these. */
export interface Sorted {
  taken: TakenArea[];
  /** Names of those outside the county. */
  outside: string[];
  /** A sentence for each. */
  refused: string[];
}

/** How the features of a file are to be read. */
export interface Reading {
  headings: Headings;
  system: CoordinateSystem;
  vintageOf: (properties: RawFeature['properties']) => string | undefined;
  county: Outline;
}

/** Sorts features into areas of the county, mended, those outside it, and those that cannot be used. */
export function takeAreas(features: readonly RawFeature[], reading: Reading): Sorted {
  const sorted: Sorted = { taken: [], outside: [], refused: [] };
  const rows = new Map<string, number>();
  const filter = areaFilter(reading.county);
  for (const feature of features) {
    const named = namedBy(feature, reading.headings);
    const found = takeArea(feature, named, reading, filter);
    const earlier = rows.get(named.code ?? '');
    if (found === 'outside') sorted.outside.push(nameInWords(named));
    else if (typeof found === 'string') sorted.refused.push(found);
    else if (earlier) sorted.refused.push(refusedBecause(named, `row ${earlier} has the same code and was taken`));
    else {
      rows.set(found.code, feature.row);
      sorted.taken.push(found);
    }
  }
  return sorted;
}

function takeArea(
  { row, properties, geometry }: RawFeature,
  named: Named,
  { headings, system, vintageOf, county }: Reading,
  filter: AreaFilter,
): TakenArea | 'outside' | string {
  const degrees = inDegrees(geometry, system);
  if (!filter.mayTouch(degrees)) return 'outside';
  const { code, name } = named;
  if (!isLine(code)) return refusedBecause(named, `it has no code under “${headings.code}”`);
  if (!isLine(name)) return refusedBecause(named, `it has no name under “${headings.name}”`);
  const vintage = vintageOf(properties);
  if (!isLine(vintage))
    return refusedBecause(named, 'it does not say of which year its line is; add --vintage and the year');
  const mended = mendOutline(degrees, county);
  if (isRefused(mended)) return refusalInWords(named, mended);
  if (!filter.holds(mended.outline)) return 'outside';
  return { row, code, name, vintage, kind: kindOfCode(code, headings.kind), ...mended };
}

import type { Outline } from '#area/shape/geometry.ts';

/** Where imported data comes from, and what must stand wherever it is shown. */
export interface Provenance {
  source: string;
  licence: string;
  credit: string;
}

/** The kinds of official areas that hotspots are made of and reach is told in. Each is kept apart, in a file of its own. */
export const BOUNDARY_KINDS = ['district', 'ward', 'small-area', 'other'] as const;
export type BoundaryKind = (typeof BOUNDARY_KINDS)[number];

/** One official area, as it was at one time. */
export interface Boundary {
  /** Its code at the Office for National Statistics, such as E05001341. */
  code: string;
  name: string;
  /** The year that its line is of, such as 2025, or what the file says instead. */
  vintage: string;
  outline: Outline;
}

/** All imported areas of one kind. */
export interface Boundaries extends Provenance {
  kind: BoundaryKind;
  areas: readonly Boundary[];
}

/** Postcodes with a point each, in columns: the same place in each of them is the same postcode. */
export interface PostcodePoints {
  /** Written as “BD21 3PY”, in order. */
  codes: readonly string[];
  longitudes: Float64Array;
  latitudes: Float64Array;
}

/** The postcodes of the county. */
export interface Postcodes extends Provenance {
  /** The month or year of the directory they come from. */
  vintage: string;
  inUse: PostcodePoints;
  /** Those that Royal Mail has ended: no letter goes there, but people still write them. */
  ended: PostcodePoints;
}

/** How many homes a census counted in each postcode. */
export interface Households extends Provenance {
  vintage: string;
  /** By postcode, written as “BD21 3PY”. A postcode that is not in it had no home. */
  homes: ReadonlyMap<string, number>;
}

/** Everything that was imported; nothing of it need be there. */
export interface AreaLibrary {
  /** One for each kind at most. */
  boundaries: readonly Boundaries[];
  postcodes?: Postcodes | undefined;
  households?: Households | undefined;
}

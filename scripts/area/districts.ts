import { z } from 'zod';
import { areaIdSchema, COUNTY } from '#area/area-id.ts';
import { BORDER_TOLERANCE_KM } from '#area/border-tolerance.ts';
import { inWords, outlineSchema } from '#area/outline.ts';
import { containsPosition, type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import { distanceToOutlineKm } from '#area/shape/measure.ts';
import type { Finding } from '#problem/problem.ts';

const featureSchema = z.strictObject({
  type: z.literal('Feature'),
  id: areaIdSchema,
  properties: z.strictObject({
    id: areaIdSchema,
    name: z.string().min(1),
    /** What part of the outline is only roughly right, in words. */
    approximate: z.string().min(1).optional(),
  }),
  geometry: outlineSchema,
});

/** content/areas/districts.geojson: the county, with the id `county`, and the districts it is made of. */
export const districtsFileSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  /** The words that must stand wherever the outlines are shown. */
  credit: z.string().min(1),
  source: z.string().min(1),
  licence: z.string().min(1),
  features: z
    .array(featureSchema)
    .min(2)
    .refine((features) => features.filter(({ id }) => id === COUNTY).length === 1, {
      params: { expected: 'a list with one outline that has the id county' },
    })
    .refine((features) => new Set(features.map(({ id }) => id)).size === features.length, {
      params: { expected: 'a list that has each id once' },
    })
    .refine((features) => features.every(({ id, properties }) => id === properties.id), {
      params: { expected: 'a list in which each id is the same as the one among its properties' },
    }),
});

/** The county and its districts as they stand in the file. */
export type DistrictsFile = z.output<typeof districtsFileSchema>;

/** A place with a name and an outline. */
export interface Area {
  id: string;
  name: string;
  outline: Outline;
}

/** The county, its districts in the order of their file, and the credit owed where they are shown. */
export interface County extends Area {
  districts: readonly Area[];
  credit: string;
}

/** Sorts the file into the county and its districts. */
export function countyOf({ features, credit }: DistrictsFile): County {
  const areas = features.map(
    ({ id, properties, geometry }): Area => ({ id, name: properties.name, outline: geometry }),
  );
  const county = areas.find(({ id }) => id === COUNTY);
  if (!county) throw new TypeError('A checked districts file has a county.');
  return { ...county, districts: areas.filter((area) => area !== county), credit };
}

/** The district that a position lies in; undefined outside the county. */
export function districtAt(position: Position, { districts }: County): Area | undefined {
  return districts.find(({ outline }) => containsPosition(outline, position));
}

/** Says when an outline reaches out of its district by more than the districts themselves are precise. */
export function findOutside(outline: Outline, district: Area): Finding | undefined {
  const stray = ringsOf(outline)
    .flat()
    .find(
      (position) =>
        !containsPosition(district.outline, position) &&
        distanceToOutlineKm(position, district.outline) > BORDER_TOLERANCE_KM,
    );
  return stray && { code: 'outline-outside-county', args: { ...inWords(stray), district: district.name } };
}

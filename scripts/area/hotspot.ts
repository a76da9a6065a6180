import { z } from 'zod';
import { areaIdSchema, COUNTY } from '#area/area-id.ts';
import { madeOfSchema } from '#area/made-of.ts';
import { outlineSchema } from '#area/outline.ts';
import { publicOutline } from '#area/public-outline.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { oneLine } from '#source/fields.ts';

const idSchema = areaIdSchema.refine((id) => id !== COUNTY, { params: { expected: 'an id other than county' } });
const listOf = (item: z.ZodString, least: number) =>
  z
    .array(item)
    .min(least)
    .refine((ids) => new Set(ids).size === ids.length, { params: { expected: 'a list that names each thing once' } });

/** What the team knows of a hotspot. Everything is public but `private`. */
const propertiesSchema = z.strictObject({
  /** The name residents use, e.g. “Keighley central”. */
  name: oneLine(60),
  /** The id of its district in content/areas/districts.geojson. */
  district: areaIdSchema,
  /** The languages that flyers are made in, English among them, e.g. ["en", "ur"]. */
  languages: listOf(z.string().regex(/^[a-z]{2,3}$/, 'a language code such as ur'), 1),
  /** The person in people.yaml who looks after it. */
  spoc: z.string().min(1),
  /** Ids in channels.yaml; none where nothing reaches it yet. */
  channels: listOf(z.string().min(1), 0),
  /** Where the outline comes from: “Drawn by hand, 2026, a sample”, or the official areas it is made of. */
  'made-of': madeOfSchema,
  /** For the team only; never published. */
  private: z.record(z.string(), z.unknown()).optional(),
});

/** One file of content/hotspots: a GeoJSON Feature (RFC 7946, 3.2). */
export const hotspotSchema = z.strictObject({
  type: z.literal('Feature'),
  id: idSchema,
  properties: propertiesSchema,
  geometry: outlineSchema,
});

/** A named area that gets regular messages, with what only the team may know. */
export type Hotspot = z.output<typeof hotspotSchema>;

/** A hotspot as anybody may see it. */
export type PublicHotspot = Omit<Hotspot, 'properties' | 'geometry'> & {
  properties: Omit<Hotspot['properties'], 'private'>;
  geometry: Outline;
};

/**
 * The public part of a hotspot, named field by field, so that a new field stays inside until somebody lets it out.
 * Its outline is coarser than the one that the team drew.
 */
export function withoutPrivate({ type, id, properties, geometry }: Hotspot): PublicHotspot {
  const { name, district, languages, spoc, channels } = properties;
  return {
    type,
    id,
    properties: { name, district, languages, spoc, channels, 'made-of': properties['made-of'] },
    geometry: publicOutline(geometry),
  };
}

import fc from 'fast-check';
import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { isDamage } from '#area/library/area-file.ts';
import type { Boundaries } from '#area/library/area-library.ts';
import { encodeBoundaries, parseBoundaries } from '#area/library/boundaries.ts';
import { rectangle } from '../outlines.ts';

const WARDS: Boundaries = {
  kind: 'ward',
  source: 'Sample source, 2025',
  licence: 'Open Government Licence v3.0',
  credit: 'Contains sample data © 2025.',
  areas: [
    { code: 'E05000001', name: 'Sample East', vintage: '2025', outline: rectangle(-1.8, 53.7, -1.7, 53.8) },
    { code: 'E05000002', name: 'Sample “West”', vintage: '2024', outline: rectangle(-1.9, 53.7, -1.8, 53.8) },
  ],
};
const text = encodeBoundaries(WARDS);

function parsed(file: string): Boundaries {
  const boundaries = parseBoundaries(file);
  if (isDamage(boundaries)) throw new TypeError(boundaries.damage);
  return boundaries;
}

/** The file with one member changed. */
const withMember = (key: string, value: unknown): string => JSON.stringify({ ...JSON.parse(text), [key]: value });
const withProperties = (properties: unknown): string => {
  const [first, ...others] = JSON.parse(text).objects.areas.geometries;
  return withMember('objects', { areas: { geometries: [{ ...first, properties }, ...others] } });
};

describe('the file of areas of one kind', () => {
  it('gives back who made it and every area with its code, name and vintage', () => {
    const { areas, ...head } = parsed(text);
    const { areas: original, ...expected } = WARDS;
    expect(head).toEqual(expected);
    expect(areas.map(({ code, name, vintage }) => ({ code, name, vintage }))).toEqual(
      original.map(({ code, name, vintage }) => ({ code, name, vintage })),
    );
    expect(areas[0]?.outline.coordinates.flat(3).map(Number)).toHaveLength(10);
  });

  it('is TopoJSON as others read it, with the code as the id', () => {
    const topology = JSON.parse(text);
    const { features } = feature(topology, topology.objects.areas) as unknown as GeoJSON.FeatureCollection;
    expect(features.map(({ id }) => id)).toEqual(['E05000001', 'E05000002']);
    expect(features.map(({ geometry }) => geometry)).toEqual(parsed(text).areas.map(({ outline }) => outline));
  });

  it('is the same text when it is read and written again', () => {
    expect(encodeBoundaries(parsed(text))).toBe(text);
  });

  it('has a row for each area and each border', () => {
    expect(text.split('\n').filter((row) => row.startsWith('[['))).toHaveLength(3);
    expect(text.split('\n').filter((row) => row.includes('"properties"'))).toHaveLength(2);
  });

  it.each<[string, string, string]>([
    ['half of it', text.slice(0, 300), 'it breaks off, or was changed by hand'],
    ['a list', '[]', 'it is not a set of fields'],
    ['no credit', withMember('credit', ''), 'its source, licence or credit is missing'],
    ['another kind', withMember('kind', 'parish'), 'it does not say what kind of areas it holds'],
    ['no areas', withMember('objects', {}), 'it has no areas'],
    ['no lines', withMember('arcs', 7), 'it has no list of lines'],
    [
      'an area without a code',
      withProperties({ name: 'Sample', vintage: '2025' }),
      'an area has no code, name or vintage',
    ],
    [
      'a name on two lines',
      withProperties({ code: 'E1', name: 'a\nb', vintage: '2025' }),
      'an area has no code, name or vintage',
    ],
    ['an area twice', withProperties({ code: 'E05000002', name: 'Sample', vintage: '2025' }), 'an area is in it twice'],
  ])('with %s is damaged', (_, broken, damage) => {
    expect(parseBoundaries(broken)).toEqual({ damage });
  });

  it('never makes the reader throw, whatever is in it', () => {
    fc.assert(
      fc.property(fc.constantFrom('kind', 'transform', 'objects', 'arcs', 'source'), fc.jsonValue(), (key, value) => {
        parseBoundaries(withMember(key, value));
      }),
    );
    fc.assert(fc.property(fc.string(), (any) => isDamage(parseBoundaries(any))));
  });
});

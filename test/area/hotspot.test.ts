import { describe, expect, it } from 'vitest';
import { hotspotSchema, withoutPrivate } from '#area/hotspot.ts';
import { shippedHotspots } from './shipped.ts';

const feature = {
  type: 'Feature',
  id: 'keighley-central',
  properties: {
    name: 'Keighley central',
    district: 'bradford',
    languages: ['en', 'ur'],
    spoc: 'spoc-bradford',
    channels: ['keighley-neighbours'],
    'made-of': 'Drawn by hand, a sample',
    private: { note: 'INTERNAL-1', more: { deep: ['INTERNAL-2'] } },
  },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [-1.92, 53.86],
        [-1.9, 53.86],
        [-1.9, 53.88],
        [-1.92, 53.88],
        [-1.92, 53.86],
      ],
    ],
  },
};

const issuesOf = (value: unknown) => hotspotSchema.safeParse(value).error?.issues ?? [];
const withGeometry = (geometry: unknown) => ({ ...feature, geometry });
const withRing = (...ring: unknown[]) => withGeometry({ type: 'Polygon', coordinates: [ring] });
const withProperty = (key: string, value: unknown) => ({
  ...feature,
  properties: { ...feature.properties, [key]: value },
});

describe('a hotspot', () => {
  it('is read as it stands', () => {
    expect(hotspotSchema.parse(feature)).toEqual(feature);
  });

  it('needs no private notes', () => {
    const { private: _, ...properties } = feature.properties;
    expect(issuesOf({ ...feature, properties })).toEqual([]);
  });

  const refused: Record<string, unknown> = {
    'an id with capitals': { ...feature, id: 'Keighley' },
    'an id with a path in it': { ...feature, id: '../keighley' },
    'the id that means everybody': { ...feature, id: 'county' },
    'a field nobody knows': withProperty('zone', 'red'),
    'a field nobody knows beside its properties': { ...feature, bbox: [0, 0, 1, 1] },
    'no name': withProperty('name', '  '),
    'no languages': withProperty('languages', []),
    'a language twice': withProperty('languages', ['en', 'en']),
    'a language in words': withProperty('languages', ['English']),
    'a point for an outline': withGeometry({ type: 'Point', coordinates: [-1.9, 53.86] }),
    'a ring of three positions': withRing([0, 0], [1, 1], [0, 0]),
    'a position with a height': withRing([0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]),
    'a position that is no number': withRing([0, 0], [Number.NaN, 0], [1, 1], [0, 0]),
    'no ring': withGeometry({ type: 'Polygon', coordinates: [] }),
  };
  for (const [what, value] of Object.entries(refused)) {
    it(`is refused with ${what}`, () => expect(issuesOf(value)).not.toEqual([]));
  }
});

describe('the outline of a hotspot', () => {
  const faults: Record<string, [unknown, object]> = {
    'is not closed': [withRing([0, 0], [1, 0], [1, 1], [0, 1]), { code: 'outline-not-closed', args: { ring: 1 } }],
    'has a hole that is not closed': [
      withGeometry({
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [4, 0],
              [4, 4],
              [0, 0],
            ],
            [
              [2, 1],
              [3, 1],
              [3, 2],
              [2, 1.5],
            ],
          ],
        ],
      }),
      { code: 'outline-not-closed', args: { ring: 2 } },
    ],
    'leaves the map': [
      withRing([0, 0], [181, 0], [1, 1], [0, 0]),
      { code: 'outline-out-of-range', args: { longitude: 181, latitude: 0 } },
    ],
    'is a bow tie': [
      withRing([0, 0], [2, 2], [2, 0], [0, 2], [0, 0]),
      { code: 'outline-crosses-itself', args: { longitude: 1, latitude: 1 } },
    ],
  };
  for (const [what, [value, params]] of Object.entries(faults)) {
    it(`is a problem of its own when it ${what}`, () => {
      expect(issuesOf(value)).toMatchObject([{ code: 'custom', path: ['geometry', 'coordinates'], params }]);
    });
  }

  it('reports every ring that is not closed, and does not look for crossings before they are', () => {
    const open = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ];
    const issues = issuesOf(withGeometry({ type: 'Polygon', coordinates: [open, open] }));
    expect(issues.map((issue) => issue.code === 'custom' && issue.params?.code)).toEqual([
      'outline-not-closed',
      'outline-not-closed',
    ]);
  });
});

describe('the public part of a hotspot', () => {
  it('is all of it but the private notes', () => {
    const { private: _, ...properties } = feature.properties;
    expect(withoutPrivate(hotspotSchema.parse(feature))).toEqual({ ...feature, properties });
  });

  it('holds no field that was not let out by name', () => {
    const hotspot = hotspotSchema.parse(feature);
    const future = { ...hotspot, secret: 'INTERNAL-3', properties: { ...hotspot.properties, secret: 'INTERNAL-4' } };
    expect(JSON.stringify(withoutPrivate(future))).not.toContain('INTERNAL');
  });

  it('of the hotspots that come with the project says nothing internal', () => {
    expect(JSON.stringify(shippedHotspots().map(withoutPrivate))).not.toContain('INTERNAL');
  });
});

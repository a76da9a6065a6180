import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { importBoundaries } from '#area/import/boundaries/import-boundaries.ts';
import { Refusal } from '#area/import/refusal.ts';
import { type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import { projectionAt } from '#area/shape/projection.ts';
import { polygon, rectangle, together } from '../../outlines.ts';

const county = { name: 'Sampleshire', outline: rectangle(-2, 53.5, -1, 54) };
const ward = (west: number): Outline => rectangle(west, 53.6, west + 0.1, 53.7);

interface Feature {
  properties: Record<string, unknown>;
  geometry: unknown;
}
const feature = (code: string, geometry: unknown, name = `Sample ${code.slice(-1)}`): Feature => ({
  properties: { WD25CD: code, WD25NM: name, LAD25CD: 'E08000001', LAD25NM: 'Sample district' },
  geometry,
});
const fileOf = (features: readonly object[], more: object = {}): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...more,
    features: features.map((one) => ({ type: 'Feature', ...one })),
  });
const imported = (features: readonly object[], name = 'wards.geojson', context: object = {}) =>
  importBoundaries({ name, text: fileOf(features) }, { county, ...context });
const TWO = [feature('E05000001', ward(-1.5)), feature('E05000002', ward(-1.4))];

describe('a boundary file', () => {
  it('gives the areas of the county with code, name and vintage, and the credit that is owed', () => {
    const { boundaries, report } = imported(TWO);
    expect(boundaries).toEqual([
      {
        kind: 'ward',
        source: 'Office for National Statistics (wards.geojson)',
        licence: 'Open Government Licence v3.0',
        credit:
          'Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025.',
        areas: [
          { code: 'E05000001', name: 'Sample 1', vintage: '2025', outline: expect.anything() },
          { code: 'E05000002', name: 'Sample 2', vintage: '2025', outline: expect.anything() },
        ],
      },
    ]);
    expect(report).toEqual({ taken: [{ what: 'wards', count: 2 }], mended: [], left: [], refused: [], warnings: [] });
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['wards in small letters', { wd17cd: 'E05000001', wd17nm: 'A' }, 'ward', '2017'],
    ['districts', { LAD24CD: 'E08000035', LAD24NM: 'A' }, 'district', '2024'],
    [
      'small areas',
      { LSOA21CD: 'E01000001', LSOA21NM: 'A', MSOA21CD: 'E02000001', MSOA21NM: 'B' },
      'small-area',
      '2021',
    ],
    ['middle areas', { MSOA11CD: 'E02000001', MSOA11NM: 'A' }, 'other', '2011'],
    ['constituencies', { PCON24CD: 'E14000001', PCON24NM: 'A' }, 'other', '2024'],
    [
      'wards that name their district first',
      { LAD23CD: 'E08000035', LAD23NM: 'B', WD23CD: 'E05000001', WD23NM: 'A' },
      'ward',
      '2023',
    ],
    ['plain names with a vintage', { code: 'E05000001', name: 'A', vintage: '2018-' }, 'ward', '2018-'],
    ['wards with codes of their own', { WD22CD: 'X1', WD22NM: 'A' }, 'ward', '2022'],
  ])('is understood by its names: %s', (_, properties, kind, vintage) => {
    const { boundaries } = imported([{ properties, geometry: ward(-1.5) }]);
    expect(boundaries.map((one) => [one.kind, one.areas[0]?.name, one.areas[0]?.vintage])).toEqual([
      [kind, 'A', vintage],
    ]);
  });

  it('takes the year from the option, or else from the name of the file, when nothing in it says one', () => {
    const plain = [{ properties: { code: 'E05000001', name: 'A' }, geometry: ward(-1.5) }];
    const vintage = (name: string, said?: object) => imported(plain, name, { said }).boundaries[0]?.areas[0]?.vintage;
    expect(vintage('wards_2019.geojson')).toBe('2019');
    expect(vintage('wards_2019.geojson', { vintage: '2020' })).toBe('2020');
    expect(() => imported(plain)).toThrow('--vintage 2025');
  });

  it('keeps each kind apart', () => {
    const both = [
      { properties: { code: 'E05000001', name: 'A', vintage: '2025' }, geometry: ward(-1.5) },
      { properties: { code: 'E08000001', name: 'B', vintage: '2025' }, geometry: ward(-1.5) },
    ];
    expect(imported(both).boundaries.map(({ kind }) => kind)).toEqual(['district', 'ward']);
    expect(imported(both).report.taken).toEqual([
      { what: 'district', count: 1 },
      { what: 'ward', count: 1 },
    ]);
  });

  it('leaves areas outside the county and counts them, but keeps one that a tenth of it reaches into', () => {
    const { boundaries, report } = imported([
      ...TWO,
      ...Array.from({ length: 9 }, (_, index) => feature(`E0500010${index}`, rectangle(1, 51, 1.1, 51.1))),
      feature('E05000020', rectangle(-2.08, 53.6, -1.98, 53.7)),
      feature('E05000021', rectangle(-2.099, 53.6, -1.999, 53.7)),
    ]);
    expect(boundaries[0]?.areas.map(({ code }) => code)).toEqual(['E05000001', 'E05000002', 'E05000020']);
    expect(report.left).toEqual([
      {
        reason: 'lie outside Sampleshire',
        count: 10,
        examples: ['Sample 0 (E05000100)', 'Sample 1 (E05000101)', 'Sample 2 (E05000102)'],
      },
    ]);
  });

  it('finds latitude before longitude out by where the county lies', () => {
    const swapped = polygon(...(ringsOf(ward(-1.5))[0] ?? []).map(([x, y]): Position => [y, x]));
    const { boundaries, report } = imported([feature('E05000001', swapped)]);
    expect(ringsOf(boundaries[0]?.areas[0]?.outline ?? swapped)[0]?.[0]).toEqual([-1.5, 53.6]);
    expect(report.mended).toContain('1 area: latitude and longitude stood the other way round, and were exchanged.');
  });

  it('names what was mended where it changed a shape or a line met itself, and counts the rest last', () => {
    const crumb = polygon([-1.45, 53.8], [-1.44999, 53.8], [-1.44999, 53.80001], [-1.45, 53.8]);
    const hourglass = polygon(
      [-1.5, 53.8],
      [-1.3, 53.8],
      [-1.4, 53.85],
      [-1.3, 53.9],
      [-1.5, 53.9],
      [-1.4, 53.85],
      [-1.5, 53.8],
    );
    const meeting = together(rectangle(-1.3, 53.6, -1.2, 53.7), rectangle(-1.2, 53.7, -1.1, 53.8));
    const { report } = imported([
      feature('E05000001', polygon(...(ringsOf(ward(-1.5))[0] ?? []).toReversed())),
      feature('E05000002', together(rectangle(-1.45, 53.75, -1.4, 53.78), crumb), 'Rothwell'),
      feature('E05000003', hourglass),
      feature('E05000004', meeting),
    ]);
    expect(report.mended).toEqual([
      '1 area: a part or hole of a few square metres was left out: Rothwell (E05000002) near -1.45, 53.8.',
      '2 areas: the line crossed or touched itself in a point; the land is the same, in parts that meet there: Sample 3 (E05000003); Sample 4 (E05000004).',
      '1 area: direction of the line turned, as the standard asks.',
    ]);
    expect(report.refused).toEqual([]);
  });

  it('closes slivers between the areas, and says which it leaves', () => {
    const near = rectangle(-1.39995, 53.6, -1.3, 53.7);
    expect(imported([TWO[0] ?? feature('', null), feature('E05000002', ward(-1.39995))]).report.mended).toEqual([
      '1 pair of neighbours: laid on each other’s border, closing slivers of 15 m or less.',
    ]);
    const narrow = rectangle(-1.39985, 53.6, -1.397, 53.7);
    expect(imported([feature('E05000001', ward(-1.5)), feature('E05000002', near)]).report.warnings).toEqual([]);
    expect(imported([feature('E05000001', ward(-1.5)), feature('E05000002', narrow)]).report.warnings).toEqual([
      '1 pair of neighbours: keep slivers between them, for closing them would change one by more than a thousandth: Sample 1 and Sample 2.',
    ]);
  });

  it.each<[string, object, string]>([
    [
      'has no geometry',
      feature('E05000009', null),
      'Row 2, Sample 9 (E05000009): it has no outline; an area is a Polygon or MultiPolygon with its points in brackets.',
    ],
    [
      'is a point',
      feature('E05000009', { type: 'Point', coordinates: [-1.5, 53.6] }),
      'Row 2, Sample 9 (E05000009): it has no outline; an area is a Polygon or MultiPolygon with its points in brackets.',
    ],
    [
      'crosses itself',
      feature('E05000009', polygon([-1.5, 53.6], [-1.3, 53.8], [-1.3, 53.6], [-1.5, 53.8], [-1.5, 53.6])),
      'Row 2, Sample 9 (E05000009): its outline crosses itself near -1.4, 53.7.',
    ],
    ['has no code', feature(' ', ward(-1.3), 'Nowhere'), 'Row 2, Nowhere: it has no code under “WD25CD”.'],
    ['has no name', feature('E05000009', ward(-1.3), ''), 'Row 2, E05000009: it has no name under “WD25NM”.'],
    ['has no properties', { geometry: ward(-1.3) }, 'Row 2: it has no code under “WD25CD”.'],
    [
      'has a code that was there',
      feature('E05000001', ward(-1.3)),
      'Row 2, Sample 1 (E05000001): row 1 has the same code and was taken.',
    ],
  ])('refuses an area that %s by its name, and takes the rest', (_, faulty, sentence) => {
    const { boundaries, report } = imported([
      feature('E05000001', ward(-1.5)),
      faulty,
      feature('E05000003', ward(-1.2)),
    ]);
    expect(report.refused).toEqual([sentence]);
    expect(boundaries[0]?.areas.map(({ code }) => code)).toEqual(['E05000001', 'E05000003']);
  });
});

describe('a boundary file in British National Grid', () => {
  const toGrid = proj4(
    'WGS84',
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m',
  );
  const inGrid = (outline: Outline): unknown =>
    JSON.parse(JSON.stringify(outline), (_, value: unknown) => {
      const isPosition = Array.isArray(value) && value.length === 2 && typeof value[0] === 'number';
      return isPosition ? toGrid.forward([Number(value[0]), Number(value[1])]) : value;
    });
  const grid = TWO.map((one) => ({ ...one, geometry: inGrid(one.geometry as Outline) }));

  it.each([
    ['by the size of its numbers', fileOf(grid)],
    [
      'by what it says of itself',
      fileOf(grid, { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } } }),
    ],
  ])('is known %s, and comes out within a metre of the same in degrees', (_, text) => {
    const { boundaries } = importBoundaries({ name: 'wards.geojson', text }, { county });
    const expected = imported(TWO).boundaries;
    boundaries[0]?.areas.forEach(({ outline }, index) => {
      const theirs = ringsOf(expected[0]?.areas[index]?.outline ?? outline)[0] ?? [];
      for (const position of ringsOf(outline)[0] ?? []) {
        const km = Math.min(...theirs.map((other) => Math.hypot(...projectionAt(position).toKm(other))));
        expect(km).toBeLessThan(0.0015);
      }
    });
    expect(boundaries[0]?.areas).toHaveLength(2);
  });

  it('with a number that is none is refused by name', () => {
    const [first] = grid;
    const broken = {
      ...first,
      properties: { WD25CD: 'E05000003', WD25NM: 'Broken' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [430_000, 430_000],
            [null, 1],
            [431_000, 431_000],
          ],
        ],
      },
    };
    expect(imported([...grid, broken]).report.refused).toEqual([
      expect.stringMatching(
        /^Row 3, Broken \(E05000003\): a point of its outline is not two numbers near -1\.5\d*, 53\.7\d*\.$/,
      ),
    ]);
  });
});

describe('a file that cannot be used is refused as a whole', () => {
  it.each<[string, string, RegExp]>([
    ['a zip file', 'PK\u0003\u0004…', /zip file, such as shapefiles come in, not GeoJSON.*choose “GeoJSON”/],
    ['a GeoPackage', 'SQLite format 3\0', /GeoPackage/],
    ['GML', '<?xml version="1.0"?><gml:FeatureCollection/>', /GML or KML/],
    ['a web page', '<!DOCTYPE html><html>', /web page/],
    ['half a file', fileOf(TWO).slice(0, 100), /breaks off/],
    ['TopoJSON', '{"type":"Topology","objects":{},"arcs":[]}', /TopoJSON/],
    ['Esri JSON', '{"features":[{"attributes":{},"geometry":{"rings":[]}}]}', /Esri/],
    ['JSON of another kind', '{"a":1}', /no list of areas/],
    ['nothing', '{"type":"FeatureCollection","features":[]}', /is empty/],
    [
      'other headings',
      fileOf([{ properties: { id: 1, label: 'A' }, geometry: ward(-1.5) }]),
      /They have: id, label\. .*WD25CD and WD25NM/,
    ],
    [
      'Web Mercator',
      fileOf([feature('E05000001', rectangle(-170_000, 7_100_000, -160_000, 7_110_000))]),
      /neither degrees nor metres of the British National Grid/,
    ],
    [
      'another county',
      fileOf([feature('E05000001', rectangle(1, 51, 1.1, 51.1))]),
      /None of the 1 areas in the file lies in Sampleshire/,
    ],
    ['nothing but faults', fileOf([feature('E05000001', null)]), /No area of Sampleshire.*\nRow 1, Sample 1/],
  ])('%s', (_, text, sentence) => {
    expect(() => importBoundaries({ name: 'wards.geojson', text }, { county })).toThrow(Refusal);
    expect(() => importBoundaries({ name: 'wards.geojson', text }, { county })).toThrow(sentence);
  });
});

describe('areas that are added', () => {
  const before = imported(TWO, 'old.geojson', { said: { source: 'Old source', credit: 'Old credit.' } }).boundaries;

  it('join those that are there, and replace the same codes', () => {
    const added = [feature('E05000002', ward(-1.4), 'Renamed'), feature('E05000003', ward(-1.3))];
    const { boundaries, report } = imported(added, 'new.geojson', { addTo: before });
    expect(boundaries[0]?.areas.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'E05000001 Sample 1',
      'E05000002 Renamed',
      'E05000003 Sample 3',
    ]);
    expect(boundaries[0]?.source).toBe('Old source; Office for National Statistics (new.geojson)');
    expect(boundaries[0]?.credit).toMatch(/^Old credit\. Source: Office/);
    expect(report.taken).toEqual([{ what: 'wards', count: 2 }]);
  });

  it('leave no credit of areas that are all replaced', () => {
    expect(imported(TWO, 'new.geojson', { addTo: before }).boundaries[0]?.credit).not.toContain('Old');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outline, ringsOf } from '#area/shape/geometry.ts';
import { parsePositions, positionOf, renderPositions } from '#desk/positions.ts';
import { rectangle } from '../area/outlines.ts';

const COUNTY = rectangle(-2, 53, -1, 54);
const BOX = { west: -2, south: 53, east: -1, north: 54 };
const SQUARE = [
  [-1.5, 53.5],
  [-1.4, 53.5],
  [-1.4, 53.6],
  [-1.5, 53.5],
];

describe('points that people type', () => {
  it.each([
    ['53.5, -1.5', 'latitude first, as maps give it'],
    ['-1.5, 53.5', 'longitude first, as GeoJSON has it'],
    ['53.5 -1.5', 'with a space'],
    ['53.5;-1.5', 'with a semicolon'],
    ['[-1.5,53.5],', 'with brackets and a comma'],
    ['  (53.5,   -1.5)', 'with more room'],
  ])('%s is read: %s', (text) => {
    expect(positionOf(text, BOX)).toEqual([-1.5, 53.5]);
  });

  it.each(['', '53.5', '53.5, x', '1, 2, 3', 'NaN, 1', 'Infinity, 5', '53°30′, 1°30′'])('%j is no point', (text) => {
    expect(positionOf(text, BOX)).toBeUndefined();
  });

  it.each([
    ['lines', '53.5, -1.5\n53.5, -1.4\n53.6, -1.4'],
    ['lines of Windows, closed already', '53.5, -1.5\r\n53.5, -1.4\r\n53.6, -1.4\r\n53.5, -1.5\r\n'],
    ['a geometry', JSON.stringify({ type: 'Polygon', coordinates: [SQUARE] })],
    [
      'a feature',
      JSON.stringify({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [SQUARE] } }),
    ],
  ])('make an outline as %s', (_, text) => {
    expect(parsePositions(text, COUNTY)).toEqual({ outline: { type: 'Polygon', coordinates: [SQUARE] } });
  });

  it.each([
    ['', 'Write at least three points, a line each.'],
    ['hole', 'Write at least three points, a line each.'],
    ['53.5, -1.5\n53.5, -1.4', 'Each part and each hole needs at least three points, a line each.'],
    ['53.5, -1.5\nover there', /^Line 2, “over there”, is not a point\. .* such as 53\.5, -1\.5\.$/],
    ['{ "type": ', /^The file is not valid JSON/],
    ['{"type": "Point", "coordinates": [1, 2]}', /\.$/],
  ])('%j is answered in words', (text, words) => {
    const parsed = parsePositions(text, COUNTY);
    expect('sentence' in parsed ? parsed.sentence : parsed).toMatch(words);
  });

  it('tell what was mended in a geometry that was pasted', () => {
    const open = { type: 'Polygon', coordinates: [SQUARE.slice(0, -1)] };
    expect(parsePositions(JSON.stringify(open), COUNTY)).toEqual({
      outline: { type: 'Polygon', coordinates: [SQUARE] },
      notes: ['The line did not come back to its beginning. It was closed.'],
    });
  });

  it('are written so that they can be read again, with parts and holes', () => {
    const at = fc.tuple(
      fc.integer({ min: -1_900_000, max: -1_100_000 }),
      fc.integer({ min: 53_100_000, max: 53_900_000 }),
    );
    const ring = fc
      .uniqueArray(at, { minLength: 3, maxLength: 8, selector: String })
      .map((points) => [...points, ...points.slice(0, 1)].map(([x, y]): [number, number] => [x / 1e6, y / 1e6]));
    const polygon = fc.array(ring, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(polygon, { minLength: 1, maxLength: 3 }), (polygons) => {
        const [only = []] = polygons;
        const outline: Outline =
          polygons.length === 1
            ? { type: 'Polygon', coordinates: only }
            : { type: 'MultiPolygon', coordinates: polygons };
        expect(parsePositions(renderPositions(outline), COUNTY)).toEqual({ outline });
        expect(
          renderPositions(outline)
            .split('\n')
            .filter((line) => line.includes(',')),
        ).toHaveLength(ringsOf(outline).flat().length - ringsOf(outline).length);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOutlineFile } from '#aiming/outline-file.ts';
import { faultsOfOutline } from '#area/outline.ts';
import { toldFinding } from '#problem/wording.ts';
import { rectangle, together } from '../area/outlines.ts';

const COUNTY = rectangle(0.2, 50.5, 0.8, 50.8);
const PLACE = rectangle(0.3, 50.6, 0.32, 50.61);
const parse = (data: unknown) => parseOutlineFile(typeof data === 'string' ? data : JSON.stringify(data), COUNTY);
const feature = (geometry: unknown) => ({ type: 'Feature', properties: { name: 'Place' }, geometry });
const said = (data: unknown): string => {
  const parsed = parse(data);
  return 'problem' in parsed ? toldFinding(parsed.problem.finding).message : '';
};

describe('a file with one place', () => {
  it.each([
    ['a geometry', PLACE],
    ['a feature', feature(PLACE)],
    ['a collection of one', { type: 'FeatureCollection', features: [feature(PLACE)] }],
  ])('is read from %s', (_, data) => expect(parse(data)).toEqual({ outline: PLACE, notes: [] }));

  it('may have several parts', () => {
    const parts = together(PLACE, rectangle(0.4, 50.6, 0.41, 50.61));
    expect(parse(parts)).toEqual({ outline: parts, notes: [] });
  });

  it('says what was put right, where somebody might have meant it', () => {
    const [ring = []] = PLACE.coordinates;
    const exchanged = { ...PLACE, coordinates: [ring.map(([longitude, latitude]) => [latitude, longitude])] };
    const open = { ...PLACE, coordinates: [ring.slice(0, -1)] };
    expect(parse(exchanged)).toMatchObject({ notes: [expect.stringContaining('latitude first')] });
    expect(parse(open)).toMatchObject({ notes: [expect.stringContaining('It was closed.')] });
  });

  it('is mended where nobody’s judgement is needed', () => {
    const [ring = []] = PLACE.coordinates;
    const open = { type: 'Polygon', coordinates: [ring.slice(0, -1).toReversed()] };
    const swapped = { type: 'Polygon', coordinates: [ring.map(([longitude, latitude]) => [latitude, longitude])] };
    for (const data of [open, swapped]) {
      const parsed = parse(data);
      expect('outline' in parsed && new Set(parsed.outline.coordinates.flat().map(String))).toEqual(
        new Set(ring.map(String)),
      );
    }
  });
});

describe('a file that cannot be used', () => {
  it.each([
    [
      'a bow tie',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0.3, 50.6],
            [0.4, 50.7],
            [0.4, 50.6],
            [0.3, 50.7],
            [0.3, 50.6],
          ],
        ],
      },
      'crosses itself near 0.35, 50.65',
    ],
    ['a point', { type: 'Point', coordinates: [0.3, 50.6] }, 'it is not a Polygon or MultiPolygon'],
    ['no geometry', feature(null), 'it is not a Polygon or MultiPolygon'],
    ['two places', { type: 'FeatureCollection', features: [feature(PLACE), feature(PLACE)] }, 'it holds 2 places'],
    ['no place', { type: 'FeatureCollection', features: [] }, 'it holds no place'],
    ['a collection of nothing', { type: 'FeatureCollection' }, 'it holds no place'],
    [
      'words for numbers',
      {
        type: 'Polygon',
        coordinates: [
          [
            ['a', 'b'],
            [0, 1],
            [1, 1],
            ['a', 'b'],
          ],
        ],
      },
      'not two numbers',
    ],
    [
      'a line',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0.3, 50.6],
            [0.4, 50.6],
            [0.3, 50.6],
            [0.3, 50.6],
          ],
        ],
      },
      'encloses no land',
    ],
    [
      'a place beyond the earth',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [500, 0],
            [500, 500],
            [0, 0],
          ],
        ],
      },
      '500, 0 is not on the map',
    ],
    ['what is not JSON', '{"type": ', 'breaks off'],
    ['brackets without end', '['.repeat(60) + ']'.repeat(60), 'nested too deeply'],
    ['a list', '[]', 'not a Polygon'],
    ['nothing', 'null', 'not a Polygon'],
  ])('is told why: %s', (_, data, words) => expect(said(data)).toContain(words));

  it('does not hold anybody up with a great many points', () => {
    const ring = Array.from({ length: 60_000 }, (_, at) => [0.3 + at * 1e-7, 50.6]);
    const started = performance.now();
    expect(said({ type: 'Polygon', coordinates: [ring] })).toContain('more than 50000 points');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (coordinates, type) => {
        for (const data of [
          coordinates,
          { type: 'Polygon', coordinates },
          { type, features: coordinates },
          feature({ type: 'MultiPolygon', coordinates }),
        ]) {
          const parsed = parse(data);
          if ('outline' in parsed) expect(faultsOfOutline(parsed.outline)).toEqual([]);
          else expect(toldFinding(parsed.problem.finding).message).toMatch(/\.$/);
        }
      }),
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeHotspotText, type HotspotChange, newHotspotText, openHotspot } from '#aiming/hotspot-file.ts';
import type { Hotspot } from '#area/hotspot.ts';
import { PROJECT } from '../shipped.ts';

const FOLDER = join(PROJECT, 'content/hotspots');
const shipped = readdirSync(FOLDER).map((name): [string, string] => [name, readFileSync(join(FOLDER, name), 'utf8')]);
const RING: [number, number][] = [
  [-1.5, 53.7],
  [-1.49, 53.7],
  [-1.49, 53.71],
  [-1.5, 53.7],
];
const SQUARE: Hotspot['geometry'] = { type: 'Polygon', coordinates: [RING] };
const WHOLE: HotspotChange = {
  id: 'canal-side',
  name: 'Canal side',
  district: 'leeds',
  languages: ['en', 'ur'],
  spoc: 'spoc-leeds',
  channels: ['a'],
  'made-of': 'Drawn by hand',
  geometry: SQUARE,
};
const textOf = (result: ReturnType<typeof newHotspotText>): string => {
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.text;
};
const codesOf = (result: ReturnType<typeof newHotspotText>): string[] =>
  'problems' in result ? result.problems.map(({ finding }) => finding.code) : [];
const hotspotOf = (text: string): Hotspot => {
  const opened = openHotspot(text);
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  return opened.hotspot;
};
const changeOf = ({ id, geometry, properties: { private: _, ...properties } }: Hotspot): HotspotChange => ({
  id,
  geometry,
  ...properties,
});

describe('a new hotspot file', () => {
  it('looks like those that ship', () => {
    expect(textOf(newHotspotText(WHOLE))).toBe(`{
  "type": "Feature",
  "id": "canal-side",
  "properties": {
    "name": "Canal side",
    "district": "leeds",
    "languages": ["en", "ur"],
    "spoc": "spoc-leeds",
    "channels": ["a"],
    "made-of": "Drawn by hand"
  },
  "geometry": {
    "type": "Polygon",
    "coordinates": [
      [
        [-1.5, 53.7],
        [-1.49, 53.7],
        [-1.49, 53.71],
        [-1.5, 53.7]
      ]
    ]
  }
}
`);
  });

  it.each(shipped)('is what is in %s, written anew', (_, text) => {
    const hotspot = hotspotOf(text);
    const { private: __, ...properties } = hotspot.properties;
    expect(JSON.parse(textOf(newHotspotText(changeOf(hotspot))))).toEqual({ ...hotspot, properties });
  });

  it('rounds an outline to what can be drawn, and leaves out points that fall together', () => {
    const drawn: Hotspot['geometry'] = { type: 'Polygon', coordinates: [[[-1.50000000001, 53.7], ...RING]] };
    expect(hotspotOf(textOf(newHotspotText({ ...WHOLE, geometry: drawn }))).geometry).toEqual(SQUARE);
  });

  it.each([
    ['without a name', { name: undefined }, 'key-missing'],
    ['without an outline', { geometry: undefined }, 'key-missing'],
    ['with a name of several lines', { name: 'a\nb' }, 'value-malformed'],
    ['called like the county', { id: 'county' }, 'value-malformed'],
    [
      'with an open outline',
      { geometry: { type: 'Polygon', coordinates: [[...RING.slice(0, 3), [-1, 53]]] } },
      'outline-not-closed',
    ],
  ])('is refused %s', (_, fault, code) => {
    expect(codesOf(newHotspotText({ ...WHOLE, ...fault } as HotspotChange))).toContain(code);
  });
});

describe('a changed hotspot file', () => {
  it.each(shipped)('is %s to the last byte when nothing changes', (_, text) => {
    expect(textOf(changeHotspotText(text, changeOf(hotspotOf(text))))).toBe(text);
  });

  it.each(shipped)('differs from %s only on the line of what changes', (_, text) => {
    const changed = textOf(changeHotspotText(text, { id: 'x', name: 'New “name”', languages: ['en', 'pa'] }));
    const differing = changed.split('\n').filter((line, at) => line !== text.split('\n')[at]);
    expect(differing).toEqual(['    "name": "New “name”",', '    "languages": ["en", "pa"],']);
  });

  const odd =
    '\uFEFF{ "bbox": [1.10, 2],\r\n\t"id":"a-b", "type": "Feature", "properties": {\r\n\t\t"colour": {"x": "}"}, "name": "Old", "name": "A \\" B", "district":"d","languages":["en"],\r\n\t\t"spoc":"s","channels":["c"],"made-of":"m"},\r\n\t"geometry": {"type":"Polygon","coordinates":[[[0.10,50],[1,50],[1,51],[0.10,50]]]}, "extra": null }';

  it('keeps what nobody understands, and the way it is written', () => {
    expect(textOf(changeHotspotText(odd, { id: 'a-b', name: 'N' }))).toBe(odd.replace('"A \\" B"', '"N"'));
    const moved = textOf(changeHotspotText(odd, { id: 'a-b', geometry: SQUARE }));
    const [before = '', after = ''] = odd.split(
      '{"type":"Polygon","coordinates":[[[0.10,50],[1,50],[1,51],[0.10,50]]]}',
    );
    expect(moved.startsWith(before)).toBe(true);
    expect(moved.endsWith(after)).toBe(true);
    expect(moved.slice(before.length, moved.length - after.length).replaceAll('\r\n', '')).not.toContain('\n');
    expect(hotspotOf(moved).geometry).toEqual(SQUARE);
  });

  it('gets a field that it lacks at the end of its properties', () => {
    const text = odd.replace('"spoc":"s",', '');
    const changed = textOf(changeHotspotText(text, { id: 'a-b', spoc: 'new' }));
    expect(changed).toBe(text.replace('"made-of":"m"', '"made-of":"m",\r\n\t\t"spoc": "new"'));
  });

  it.each([
    ['is no JSON', '{', 'json-syntax'],
    ['is another thing', '[]', 'value-type'],
    ['lacks its properties', '{"type": "Feature"}', 'key-missing'],
  ])('is refused when it %s', (_, text, code) => {
    expect(codesOf(changeHotspotText(text, WHOLE))).toContain(code);
  });

  it('never changes another value, whatever is around', () => {
    const plain = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(
        plain,
        plain,
        fc.string({ minLength: 1, maxLength: 50 }),
        fc.constantFrom(undefined, 1, 3, '\t'),
        (one, two, name, space) => {
          fc.pre(name.trim() === name && !/[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(name));
          const { private: _, ...properties } = hotspotOf(textOf(newHotspotText(WHOLE))).properties;
          const whole = {
            one,
            type: 'Feature',
            id: 'a',
            properties: { 'a{"': two, ...properties, private: { one } },
            geometry: SQUARE,
            '}': two,
          };
          const text = JSON.stringify(whole, null, space);
          fc.pre(!/[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(text.replace(/[\n\t]/g, '')));
          const changed = textOf(changeHotspotText(text, { id: 'a', name }));
          expect(JSON.parse(changed)).toEqual(
            JSON.parse(JSON.stringify({ ...whole, properties: { ...whole.properties, name } })),
          );
          expect(changed.length - text.length).toBe(
            JSON.stringify(name).length - JSON.stringify(properties.name).length,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { areasOfAim, hotspotsOfAim, placesInWords, unknownInAim } from '#area/aim.ts';
import { rectangle } from './outlines.ts';

const hotspot = (id: string, district: string) => ({
  id,
  properties: { name: id.toUpperCase(), district },
  geometry: rectangle(0, 0, 1, 1),
});
const area = (id: string, name: string) => ({ id, name, outline: rectangle(0, 0, 2, 2) });

const hotspots = [hotspot('a', 'bradford'), hotspot('b', 'leeds'), hotspot('c', 'bradford')];
const county = {
  ...area('county', 'West Yorkshire'),
  districts: [area('bradford', 'Bradford'), area('kirklees', 'Kirklees'), area('leeds', 'Leeds')],
  credit: '',
};

const cases: { aim: string[]; reaches: string[]; says: string[] }[] = [
  { aim: ['b'], reaches: ['b'], says: ['B'] },
  { aim: ['c', 'a'], reaches: ['a', 'c'], says: ['C', 'A'] },
  { aim: ['a', 'a'], reaches: ['a'], says: ['A'] },
  { aim: ['bradford'], reaches: ['a', 'c'], says: ['Bradford'] },
  { aim: ['a', 'bradford'], reaches: ['a', 'c'], says: ['Bradford'] },
  { aim: ['leeds', 'a'], reaches: ['a', 'b'], says: ['Leeds', 'A'] },
  { aim: ['kirklees'], reaches: [], says: ['Kirklees'] },
  { aim: ['county'], reaches: ['a', 'b', 'c'], says: ['West Yorkshire'] },
  { aim: ['a', 'county'], reaches: ['a', 'b', 'c'], says: ['West Yorkshire'] },
  { aim: ['nowhere', 'b'], reaches: ['b'], says: ['B'] },
  { aim: [], reaches: [], says: [] },
];

describe('a story', () => {
  for (const { aim, reaches, says } of cases) {
    it(`aimed at [${aim.join(', ')}] reaches [${reaches.join(', ')}] and is for people in [${says.join(', ')}]`, () => {
      expect(hotspotsOfAim(aim, hotspots).map(({ id }) => id)).toEqual(reaches);
      expect(placesInWords(aim, hotspots, county)).toEqual(says);
    });
  }

  it('reaches the same hotspots in the same order, whichever way round its aim is written', () => {
    expect(hotspotsOfAim(['leeds', 'c'], hotspots)).toEqual(hotspotsOfAim(['c', 'leeds'], hotspots));
  });

  it('brings the outlines of what it is aimed at', () => {
    expect(areasOfAim(['b', 'bradford'], hotspots, county).map(({ outline }) => outline)).toEqual([
      rectangle(0, 0, 1, 1),
      rectangle(0, 0, 2, 2),
    ]);
  });

  it('says which words of its aim are no place', () => {
    expect(unknownInAim(['a', 'nowhere', 'leeds', 'county', 'Bradford'], hotspots, county)).toEqual([
      'nowhere',
      'Bradford',
    ]);
  });
});

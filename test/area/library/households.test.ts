import { describe, expect, it } from 'vitest';
import type { Households } from '#area/library/area-library.ts';
import { encodeHouseholds, parseHouseholds } from '#area/library/households.ts';

const HEAD = { source: 'A census', licence: 'MIT', credit: 'Invented.', vintage: '2031' };
const COUNTS = [
  ['BK1 1AA', 12],
  ['BK1 1AB', 0],
  ['BK1 2ZZ', 7],
  ['BK10 1AA', 150],
] as const;

function read(): Households {
  const back = parseHouseholds(encodeHouseholds({ ...HEAD, homes: new Map(COUNTS) }));
  if ('damage' in back) throw new Error(back.damage);
  return back;
}

describe('counts of homes on disk', () => {
  it('come back as they were, with where they come from', () => {
    const { homes, ...head } = read();
    expect(head).toEqual(HEAD);
    expect([...homes]).toEqual(COUNTS);
  });

  it('answer as a map does', () => {
    const { homes } = read();
    const map = new Map<string, number>(COUNTS);
    for (const code of [
      ...map.keys(),
      'BK1 1AC',
      'BK1 0AA',
      'BK1 9ZZ',
      'BK2 1AA',
      'BK1',
      'BK11AA',
      '',
      'BK1 1AAA',
      'BK1 1A',
    ]) {
      expect([code, homes.get(code), homes.has(code)]).toEqual([code, map.get(code), map.has(code)]);
    }
    expect(homes.size).toBe(map.size);
    expect([...homes.keys()]).toEqual([...map.keys()]);
    expect([...homes.values()]).toEqual([...map.values()]);
    expect([...homes.entries()]).toEqual([...map.entries()]);
    const called: unknown[] = [];
    homes.forEach((count, code, all) => {
      called.push([code, count, all === homes]);
    });
    expect(called).toEqual(COUNTS.map(([code, count]) => [code, count, true]));
  });

  it('are written in the same bytes whatever order they come in', () => {
    const turned = new Map([...COUNTS].reverse());
    expect(encodeHouseholds({ ...HEAD, homes: turned })).toBe(encodeHouseholds({ ...HEAD, homes: new Map(COUNTS) }));
  });

  it.each([
    ['less than nothing', [['BK1', '1AA1AB', [1, -1]]], 'a postcode has fewer than no homes'],
    ['half a home', [['BK1', '1AA', [0.5]]], 'the row after its first line cannot be read'],
    ['no counts', [['BK1', '1AA']], 'the row after its first line cannot be read'],
    ['no rows', undefined, 'a list of postcodes is missing'],
  ])('are refused with %s', (_, homes, damage) => {
    expect(parseHouseholds(JSON.stringify({ ...HEAD, homes }))).toEqual({ damage });
  });
});

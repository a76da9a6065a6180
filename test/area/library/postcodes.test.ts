import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostcodePoints, Postcodes } from '#area/library/area-library.ts';
import { encodePostcodes, parsePostcodes } from '#area/library/postcodes.ts';

const HEAD = { source: 'A directory', licence: 'MIT', credit: 'Invented.', vintage: '2031-02' };

function points(rows: readonly (readonly [code: string, longitude: number, latitude: number])[]): PostcodePoints {
  return {
    codes: rows.map(([code]) => code),
    longitudes: Float64Array.from(rows, ([, longitude]) => longitude),
    latitudes: Float64Array.from(rows, ([, , latitude]) => latitude),
  };
}

const NONE = points([]);
const FEW: Postcodes = {
  ...HEAD,
  inUse: points([
    ['BK1 1AA', 0.3, 50.6],
    ['BK1 1AB', -0.30001, 50.60002],
    ['BK10 1AA', 0.45, 50.75],
  ]),
  ended: points([['BK1 9ZZ', 0.31, 50.61]]),
};

/** The text of a file with some of its fields replaced, or left out when they are undefined. */
const fileWith = (fields: Record<string, unknown>): string =>
  JSON.stringify({ ...HEAD, inUse: [], ended: [], ...fields });
const rows = (...list: unknown[]): string => fileWith({ inUse: list });

describe('postcodes on disk', () => {
  it('come back as they were, those in use and those that were ended apart', () => {
    expect(parsePostcodes(encodePostcodes(FEW))).toEqual(FEW);
    const none = { ...HEAD, inUse: NONE, ended: NONE };
    expect(parsePostcodes(encodePostcodes(none))).toEqual(none);
  });

  it('are written in the same bytes whatever order they come in, a line for each outcode', () => {
    const turned = {
      ...FEW,
      inUse: points([
        ['BK10 1AA', 0.45, 50.75],
        ['BK1 1AB', -0.30001, 50.60002],
        ['BK1 1AA', 0.3, 50.6],
      ]),
    };
    expect(encodePostcodes(turned)).toBe(encodePostcodes(FEW));
    expect(encodePostcodes(FEW).split('\n')[2]).toBe('["BK1","1AA1AB",[30000,-60001],[5060000,2]],');
  });

  it('keep every position to within half a metre', () => {
    const place = fc.tuple(fc.double({ min: -8, max: 2, noNaN: true }), fc.double({ min: 49, max: 61, noNaN: true }));
    fc.assert(
      fc.property(fc.uniqueArray(place, { minLength: 1, maxLength: 50 }), (places) => {
        const inUse = points(
          places.map(([east, north], at) => [
            `BK1 ${Math.floor(at / 20)}A${'ABDEFGHJLNPQRSTUWXYZ'[at % 20]}`,
            east,
            north,
          ]),
        );
        const back = parsePostcodes(encodePostcodes({ ...HEAD, inUse, ended: NONE }));
        if ('damage' in back) throw new Error(back.damage);
        places.forEach(([east, north], at) => {
          expect(back.inUse.longitudes[at]).toBeCloseTo(east, 4.9);
          expect(back.inUse.latitudes[at]).toBeCloseTo(north, 4.9);
        });
      }),
    );
  });
});

describe('a damaged file of postcodes', () => {
  it.each([
    ['breaks off', encodePostcodes(FEW).slice(0, -20), 'it breaks off, or was changed by hand'],
    ['is a list', '[1, 2]', 'it is not a set of fields'],
    ['is nothing', 'null', 'it is not a set of fields'],
    ['is empty', '', 'it breaks off, or was changed by hand'],
    ['has no credit', fileWith({ credit: undefined }), 'its source, licence or credit is missing'],
    ['turns its credit round', fileWith({ credit: 'A\u202eB' }), 'its source, licence or credit is missing'],
    ['has a number for a vintage', fileWith({ vintage: 2031 }), 'its vintage is missing'],
    ['has no list', fileWith({ ended: undefined }), 'a list of postcodes is missing'],
    [
      'has outcodes out of order',
      rows(['BK2', '1AA', [1], [1]], ['BK1', '1AA', [1], [1]]),
      'BK1 does not stand in order',
    ],
    ['has an outcode twice', rows(['BK1', '1AA', [1], [1]], ['BK1', '1AB', [1], [1]]), 'BK1 does not stand in order'],
    ['has a postcode twice', rows(['BK1', '1AA1AA', [1, 1], [1, 1]]), 'the row after its first line cannot be read'],
    ['has a postcode that cannot be', rows(['BK1', '1AC', [1], [1]]), 'the row after its first line cannot be read'],
    [
      'has an outcode that cannot be',
      rows(['__proto__', '1AA', [1], [1]]),
      'the row after its first line cannot be read',
    ],
    ['has an outcode in small letters', rows(['bk1', '1AA', [1], [1]]), 'the row after its first line cannot be read'],
    [
      'has fewer places than postcodes',
      rows(['BK1', '1AA1AB', [1], [1, 1]]),
      'the row after its first line cannot be read',
    ],
    ['has half a postcode', rows(['BK1', '1AA1', [1], [1]]), 'the row after its first line cannot be read'],
    ['has words for places', rows(['BK1', '1AA', ['1'], [1]]), 'the row after its first line cannot be read'],
    ['has nothing in a row', rows(['BK1', '', [], []]), 'the row after its first line cannot be read'],
    ['has a row that is no row', rows(['BK1', '1AA', [1], [1]], { a: 1 }), 'the row after BK1 cannot be read'],
    ['leaves the earth', rows(['BK1', '1AA', [18_000_001], [1]]), 'a postcode of BK1 does not lie on the earth'],
    [
      'leaves it by many steps',
      rows(['BK1', '1AA1AB', [1, 1], [9_000_000, 1]]),
      'a postcode of BK1 does not lie on the earth',
    ],
  ])('that %s is told by a reason, never by an exception', (_, text, damage) => {
    expect(parsePostcodes(text)).toEqual({ damage });
  });

  it('never ends a program, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (inUse, head) => {
        expect(parsePostcodes(fileWith({ inUse: [inUse], source: head }))).toBeTypeOf('object');
        expect(parsePostcodes(rows(['BK1', '1AA', inUse, head]))).toBeTypeOf('object');
      }),
    );
  });
});

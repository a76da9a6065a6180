import { describe, expect, it } from 'vitest';
import { holdsIncode, nearFiles } from '#area/near/near-file.ts';
import { county, directoryOf, hotspots } from './invented.ts';

const HILL = [-1.88, 53.45] as const;
const BOTH = [-1.82, 53.45] as const;
const WEST = [-1.6, 53.8] as const;
const EAST = [-1.2, 53.8] as const;

describe('the small files of postcodes', () => {
  it('are one for each outcode, with postcodes of the same answer together', () => {
    const files = nearFiles(
      directoryOf({ 'ZZ1 1AA': HILL, 'ZZ1 1AB': WEST, 'ZZ1 2AA': HILL, 'ZZ1 3AA': BOTH, 'ZZ2 1AA': EAST }),
      hotspots,
      county,
    );
    expect(Object.fromEntries(files)).toEqual({
      ZZ1: {
        answers: [
          { district: 'west', areas: ['hill'], inUse: '1AA2AA', ended: '' },
          { district: 'west', areas: [], inUse: '1AB', ended: '' },
          { district: 'west', areas: ['hill', 'mill'], inUse: '3AA', ended: '' },
        ],
      },
      ZZ2: { answers: [{ district: 'east', areas: [], inUse: '1AA', ended: '' }] },
    });
  });

  it('keep ended postcodes apart from those in use', () => {
    const files = nearFiles(directoryOf({ 'ZZ1 1AA': HILL }, { 'ZZ1 9ZZ': HILL, 'ZZ3 1AA': EAST }), hotspots, county);
    expect(files.get('ZZ1')?.answers).toEqual([{ district: 'west', areas: ['hill'], inUse: '1AA', ended: '9ZZ' }]);
    expect(files.get('ZZ3')?.answers).toEqual([{ district: 'east', areas: [], inUse: '', ended: '1AA' }]);
  });

  it('count a postcode just outside all districts to the nearest, and leave out what is far away or nowhere', () => {
    const files = nearFiles(
      directoryOf({ 'ZZ1 1AA': [-0.99, 53.5], 'ZZ1 1AB': [-0.5, 53.5], 'ZZ1 1AC': [Number.NaN, Number.NaN] }),
      hotspots,
      county,
    );
    expect(files.get('ZZ1')?.answers).toEqual([{ district: 'east', areas: [], inUse: '1AA', ended: '' }]);
  });
});

describe('a second half among others', () => {
  it.each([
    ['1AA', true],
    ['2BB', true],
    // Across two of them.
    ['AA2', false],
    ['3CC', false],
  ])('%s: %s', (incode, isThere) => {
    expect(holdsIncode('1AA2BB', incode)).toBe(isThere);
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDamage } from '#area/library/area-file.ts';
import type { Boundaries, Postcodes } from '#area/library/area-library.ts';
import { encodeBoundaries } from '#area/library/boundaries.ts';
import { encodeHouseholds, parseHouseholds } from '#area/library/households.ts';
import { encodePostcodes, parsePostcodes } from '#area/library/postcodes.ts';
import { AREA_FILE_LIMIT_BYTES, readAreaLibrary } from '#area/library/read-area-library-fs.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { publicLibrary } from '#release/public-library.ts';
import { copyOfPartnership, inOneLine, lay, PARTNERSHIP } from '../../library/root.ts';
import { BRACKENSHIRE, postcodesOf } from '../import/brackenshire.ts';

const POSTCODES = postcodesOf(['BK1 1AA', 'BK1 1AB']);
const HEAD = { source: 'A survey', licence: 'MIT', credit: 'Invented.' };
const HOUSEHOLDS = { ...HEAD, vintage: '2031', homes: new Map([['BK1 1AA', 12]]) };
const WARDS: Boundaries = {
  ...HEAD,
  kind: 'ward',
  areas: BRACKENSHIRE.districts.map(({ code, name, outline }) => ({ code, name, vintage: '2031', outline })),
};
const FILES = {
  'areas/postcodes.json': encodePostcodes(POSTCODES),
  'areas/households.json': encodeHouseholds(HOUSEHOLDS),
  'areas/boundaries/ward.json': encodeBoundaries(WARDS),
};

describe('what was imported', () => {
  it('need not be there', async () => {
    const nothing = { areas: { boundaries: [], postcodes: undefined, households: undefined }, problems: [] };
    expect(await readAreaLibrary(PARTNERSHIP)).toEqual(nothing);
  });

  it('is in the library of its root, all of it or a part', async () => {
    const root = await copyOfPartnership();
    await lay(root, { 'areas/postcodes.json': FILES['areas/postcodes.json'] });
    expect((await readLibrary(root)).library?.areas).toEqual({ boundaries: [], postcodes: POSTCODES });
    await lay(root, FILES);
    const { library, problems } = await readLibrary(root);
    expect(problems.map(inOneLine).filter((line) => line.includes('content/areas'))).toEqual([]);
    expect(library?.areas.postcodes).toEqual(POSTCODES);
    expect(library?.areas.households?.homes.get('BK1 1AA')).toBe(12);
    expect(library?.areas.boundaries.map(({ kind, areas }) => [kind, ...areas.map(({ name }) => name)])).toEqual([
      ['ward', 'Saltmarsh', 'Uplands'],
    ]);
  });

  it('never goes along into what is public', async () => {
    const root = await copyOfPartnership();
    await lay(root, FILES);
    const { library } = await readLibrary(root);
    if (!library) throw new Error('There is no library.');
    expect(Object.keys(publicLibrary(library, new Date()))).not.toContain('areas');
  });

  it('is a problem when it is damaged, and the rest is read', async () => {
    const root = await copyOfPartnership();
    await lay(root, { ...FILES, 'areas/postcodes.json': FILES['areas/postcodes.json'].slice(0, -9) });
    await lay(root, { 'areas/boundaries/district.json': FILES['areas/boundaries/ward.json'] });
    const { areas, problems } = await readAreaLibrary(root);
    expect(problems.map(inOneLine)).toEqual([
      'error import-damaged content/areas/boundaries/district.json:1',
      'error import-damaged content/areas/postcodes.json:1',
    ]);
    expect(problems[0]?.args).toEqual({ kind: 'boundaries', reason: 'it holds areas of another kind, “ward”' });
    expect([areas.postcodes, areas.households?.homes.size, areas.boundaries.length]).toEqual([undefined, 1, 1]);
  });

  it.each([
    ['is far too large', new Uint8Array(AREA_FILE_LIMIT_BYTES + 1), 'it is larger than any import writes'],
    [
      'holds what nobody sees',
      FILES['areas/postcodes.json'].replace('Invented', '\u202e'),
      'it holds characters that no import writes',
    ],
    ['is not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'it holds characters that no import writes'],
  ])('is told to be imported again when it %s', async (_, bytes, reason) => {
    const root = await copyOfPartnership();
    await lay(root, { 'areas/postcodes.json': bytes });
    expect((await readAreaLibrary(root)).problems.map(({ args }) => args)).toEqual([{ kind: 'postcodes', reason }]);
  });

  it('may have what an import that was killed left beside it', async () => {
    const root = await copyOfPartnership();
    await mkdir(join(root, 'content/areas/boundaries'), { recursive: true });
    for (const name of ['.import.lock', '.postcodes.json.importing', 'boundaries/.ward.json.importing']) {
      await writeFile(join(root, 'content/areas', name), 'half of it');
    }
    expect((await readLibrary(root)).problems).toEqual([]);
  });

  it('is read where there are ninety thousand postcodes and their homes', () => {
    const { postcodes, households } = county();
    const read = parsePostcodes(encodePostcodes(postcodes));
    expect(isDamage(read) ? read.damage : read.inUse.codes).toHaveLength(90_000);
    const homes = parseHouseholds(encodeHouseholds(households));
    expect(isDamage(homes) ? homes.damage : homes.homes.size).toBe(90_000);
  });
});

/** A county of as many postcodes as the largest that is likely. */
function county(): { postcodes: Postcodes; households: typeof HOUSEHOLDS } {
  const letters = [...'ABDEFGHJLNPQRSTUWXYZ'];
  const incodes = letters
    .flatMap((a) => letters.map((b) => `${a}${b}`))
    .flatMap((two) => [...'123456789'].map((n) => n + two));
  const codes = Array.from({ length: 25 }, (_, at) => incodes.map((incode) => `BK${at + 1} ${incode}`)).flat();
  const at = (start: number): Float64Array => Float64Array.from(codes, (_, index) => start + (index % 997) / 2000);
  const inUse = { codes, longitudes: at(0.2), latitudes: at(50.5) };
  const homes = new Map(codes.map((code, index) => [code, 1 + (index % 40)]));
  return { postcodes: { ...POSTCODES, inUse }, households: { ...HOUSEHOLDS, homes } };
}

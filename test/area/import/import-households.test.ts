import { describe, expect, it } from 'vitest';
import { type ImportedHouseholds, importHouseholds } from '#area/import/import-households.ts';
import type { Said } from '#area/import/import-postcodes.ts';
import { Refusal } from '#area/import/refusal.ts';
import { BRACKENSHIRE, fileOf, postcodesOf, withMore } from './brackenshire.ts';

const KNOWN = postcodesOf(['BK1 1AA', 'BK1 1AB', 'BK2 1AA'], ['BK1 9ZZ']);
const read = (text: string, name = 'pcd_p002.csv', said: Said = {}): Promise<ImportedHouseholds> =>
  importHouseholds([fileOf(name, text)], { postcodes: KNOWN, county: BRACKENSHIRE, said });
const rows = (...list: string[]): Promise<ImportedHouseholds> =>
  read(['Postcode,Count', 'BK1 1AA,12', ...list].join('\n'));

describe('counts of households', () => {
  it.each([
    ['as the census writes them', '"Postcode","Count"\r\n"BK1 1AA",12\r\n"BK2 1AA",7\r\n'],
    ['in capitals', 'POSTCODE,COUNT\nBK11AA,12\nBK2  1AA,7'],
    ['below a title and above a note', 'Census 2021\n\npostcode,count\nbk1 1aa,12\nBK2 1AA,7\n\nSource: made up,\n'],
    ['with a column more', 'geography,Postcode,Count\nx,BK1 1AA,12\nx,BK2 1AA,7'],
  ])('are read %s', async (_, text) => {
    const { households, report } = await read(text);
    expect([...households.homes]).toEqual([
      ['BK1 1AA', 12],
      ['BK2 1AA', 7],
    ]);
    expect(report.taken).toEqual([
      { what: 'postcodes with homes', count: 2 },
      { what: 'homes in them', count: 19 },
    ]);
    expect(report.refused).toEqual([]);
  });

  it('are of the census of 2021 and credit it, unless somebody says otherwise', async () => {
    expect((await rows()).households).toMatchObject({
      vintage: '2021',
      credit: 'Source: Office for National Statistics licensed under the Open Government Licence v.3.0.',
    });
    const said = { vintage: '2031', source: 'A', licence: 'B', credit: 'C' };
    expect((await read('Postcode,Count\nBK1 1AA,12', undefined, said)).households).toMatchObject(said);
  });

  it('keep those of postcodes that were ended since', async () => {
    expect((await rows('BK1 9ZZ,4')).households.homes.get('BK1 9ZZ')).toBe(4);
  });

  it('say when most postcodes have none', async () => {
    expect((await rows()).report.warnings.join()).toContain(
      'More than half of the imported postcodes, 2, have no count.',
    );
    expect((await rows('BK2 1AA,7')).report.warnings).toEqual([]);
  });
});

describe('a row of counts', () => {
  it.each([
    ['of another place', 'ZZ1 1AA,3', { reason: 'are not among the imported postcodes', examples: [] }],
    ['without homes', 'BK2 1AA,0', { reason: 'have no homes', examples: ['row 3 “BK2 1AA”'] }],
    ['a second time', 'bk11aa,12', { reason: 'stand there a second time', examples: ['row 3 “bk11aa”'] }],
    ['a note', 'Source: made up', { reason: 'are notes above or below the table', examples: ['row 3'] }],
    ['empty', '', { reason: 'are empty rows', examples: ['row 3'] }],
  ])('that is %s is left out and counted', async (_, row, left) => {
    const { households, report } = await rows(row, 'BK1 1AB,5');
    expect([...households.homes.keys()]).toEqual(['BK1 1AA', 'BK1 1AB']);
    expect(report.left).toEqual([{ ...left, count: 1 }]);
    expect(report.refused).toEqual([]);
  });

  it.each([
    ['no postcode', 'BK1,3', '1 row does not hold a whole postcode: row 3 “BK1”.'],
    ['less than nothing', 'BK2 1AA,-3', '1 row does not hold a number of homes: row 3 “BK2 1AA”.'],
    ['half a home', 'BK2 1AA,2.5', '1 row does not hold a number of homes: row 3 “BK2 1AA”.'],
    ['words', 'BK2 1AA,c', '1 row does not hold a number of homes: row 3 “BK2 1AA”.'],
    ['more than can be', 'BK2 1AA,2001', '1 row does not hold a number of homes: row 3 “BK2 1AA”.'],
    ['another count', 'BK1 1AA,13', '1 row gives a postcode a second count: row 3 “BK1 1AA”.'],
    ['too many columns', 'BK2 1AA,1,2', '1 row has another number of columns: row 3.'],
  ])('with %s is refused by its number, and the rest is taken', async (_, row, refused) => {
    const { households, report } = await rows(row, 'BK1 1AB,"1,204"');
    expect([...households.homes]).toEqual([
      ['BK1 1AA', 12],
      ['BK1 1AB', 1204],
    ]);
    expect(report.refused).toEqual([refused]);
  });
});

describe('counts that may not be all', () => {
  const doubts = async (text: string): Promise<readonly string[]> => (await read(text)).doubts;

  it.each([
    ['in a postcode', 'BK1 1'],
    ['before a count', 'BK1 1AB'],
    ['after a comma', 'BK1 1AB,'],
  ])('are doubted when the file breaks off %s', async (_, end) => {
    const broken = ['“pcd_p002.csv” breaks off in the middle of row 3. What came after it is missing.'];
    expect(await doubts(`Postcode,Count\nBK1 1AA,12\n${end}`)).toEqual(broken);
    expect(await doubts(`Postcode,Count\nBK1 1AA,12\n${end}\n`)).toEqual([]);
  });

  it('are not doubted for a note or a whole row at the end that nobody has ended', async () => {
    expect(await doubts('Postcode,Count\nBK1 1AA,12\nSource: made up')).toEqual([]);
    expect(await doubts('Postcode,Count\nBK1 1AA,12')).toEqual([]);
  });

  it('are doubted when a district has postcodes and no count', async () => {
    const east = { codes: ['BK2 1AA'], longitudes: Float64Array.of(0.6), latitudes: Float64Array.of(50.6) };
    const postcodes = { ...KNOWN, inUse: withMore(KNOWN.inUse, east) };
    const of = async (text: string): Promise<readonly string[]> =>
      (await importHouseholds([fileOf('pcd.csv', text)], { postcodes, county: BRACKENSHIRE })).doubts;
    expect(await of('Postcode,Count\nBK1 1AA,12')).toEqual([
      'No postcode of Uplands has a count. Is a file missing? Name all of them, or their folder, in one call.',
    ]);
    expect(await of('Postcode,Count\nBK1 1AA,12\nBK2 1AA,1')).toEqual([]);
  });

  it('are doubted when they are a fifth fewer than those that they replace', async () => {
    const codes = ['BK1 1AA', 'BK1 1AB', 'BK1 1AD', 'BK1 1AE', 'BK1 1AF'];
    const five = async (count: number): Promise<readonly string[]> => {
      const of = (some: readonly string[]) =>
        fileOf('pcd.csv', ['Postcode,Count', ...some.map((one) => `${one},3`)].join('\n'));
      const context = { postcodes: postcodesOf(codes), county: BRACKENSHIRE };
      const { households: before } = await importHouseholds([of(codes)], context);
      return (await importHouseholds([of(codes.slice(0, count))], { ...context, before })).doubts;
    };
    expect(await five(5)).toEqual([]);
    expect(await five(4)).toEqual(['The list that is there has 5 postcodes with homes; this one has 4.']);
  });
});

describe('a file that is not of households', () => {
  const streets = (count: number): string =>
    ['Postcode,Count', ...Array.from({ length: 120 }, (_, at) => `BK${1 + (at % 9)} 1AA,${count}`)].join('\n');

  it.each([
    ['by its name', 'Postcode,Count\nBK1 1AA,12', 'pcd_p001.csv'],
    ['by a column for sex', 'Postcode,Sex,Count\nBK1 1AA,1,12', 'pcd.csv'],
    ['by its counts', streets(41), 'pcd.csv'],
  ])('is known %s, and P002 is named', async (_, text, name) => {
    await expect(read(text, name)).rejects.toThrow('P001 counts people and P002 counts households.');
    await expect(read(text, name)).rejects.toBeInstanceOf(Refusal);
  });

  it('is not taken for one because of a few large houses', async () => {
    await expect(read(streets(29))).resolves.toBeTypeOf('object');
    await expect(read('Postcode,Count\nBK1 1AA,412')).resolves.toBeTypeOf('object');
  });

  it.each([
    ['no headings', 'BK1 1AA,12', 'does not have the headings Postcode and Count'],
    ['other headings', 'ward,Count\nx,1', 'does not have the headings Postcode and Count'],
    ['only other places', 'Postcode,Count\nZZ1 1AA,12', 'None of its postcodes are among those that were imported.'],
  ])('is refused with %s', async (_, text, advice) => {
    await expect(read(text)).rejects.toThrow(advice);
  });
});

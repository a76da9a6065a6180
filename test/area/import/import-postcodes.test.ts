import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportedPostcodes, importPostcodes, type Said } from '#area/import/import-postcodes.ts';
import { Refusal } from '#area/import/refusal.ts';
import { BRACKENSHIRE, fileOf, inWords } from './brackenshire.ts';

const NAME = 'ONSPD_FEB_2031_UK.csv';
const read = (text: string, name = NAME, said: Said = {}): Promise<ImportedPostcodes> =>
  importPostcodes([fileOf(name, text)], { county: BRACKENSHIRE, said });
const simple = (...rows: string[]): Promise<ImportedPostcodes> =>
  read(['postcode,lat,lng,district', 'BK1 1AA,50.6,0.3,E99000001', 'BK2 1AA,50.6,0.6,E99000002', ...rows].join('\n'));

describe('a list of postcodes', () => {
  it.each([
    ['ONSPD', 'pcd,pcd2,pcds,dointr,doterm,oslaua,lat,long\nBK1 1AA,BK1  1AA,BK1 1AA,198001,,E99000001,50.6,0.3'],
    [
      'NSPL in capitals',
      '"PCD","PCD2","PCDS","DOINTR","DOTERM","LAUA","LAT","LONG"\n"BK11AA","BK1  1AA","BK1 1AA","198001","","E99000001","50.6","0.3"',
    ],
    [
      'ONSPD of 2025 and after',
      'pcd7,pcd8,pcds,dointr,doterm,lad25cd,east1m,north1m,lat,long\nBK1 1AA,BK1  1AA,BK1 1AA,198001,,E99000001,1,2,50.6,0.3',
    ],
    ['only pcd', 'pcd,lat,long\nBK1 1AA,50.6,0.3'],
    ['only pcd2', 'long,lat,pcd2\n0.3,50.6,BK1  1AA'],
    ['a simple table', 'postcode,lat,lng,district\nbk1 1aa,50.60000,0.30000,E99000001'],
    ['words in full', ' Postcode , Latitude , Longitude \n BK11AA , 50.6 , 0.3 '],
    [
      'a title above and a note below',
      'Postcodes of the county\n\npostcode,lat,lng\nBK1 1AA,50.6,0.3\n\nSource: made up,,',
    ],
  ])('is read with the headings of %s', async (_, text) => {
    const { postcodes, report } = await read(text);
    expect(inWords(postcodes.inUse)).toEqual(['BK1 1AA 0.300 50.600']);
    expect(postcodes.vintage).toBe('2031-02');
    expect(report.refused).toEqual([]);
  });

  it('keeps ended postcodes apart, and counts one that came back as in use', async () => {
    const { postcodes } = await read(
      'pcds,doterm,lat,long\nBK1 1AA,,50.6,0.3\nBK1 1AB,201207,50.61,0.3\nBK1 1AD,201207,50.6,0.31\nBK1 1AD,,50.6,0.32\nBK1 1AD,201401,50.6,0.31',
    );
    expect(inWords(postcodes.inUse)).toEqual(['BK1 1AA 0.300 50.600', 'BK1 1AD 0.320 50.600']);
    expect(inWords(postcodes.ended)).toEqual(['BK1 1AB 0.300 50.610']);
  });

  it('comes as many files of Code-Point Open, without headings and in metres', async () => {
    const files = [
      fileOf('bk.csv', '"BK1 1AA",10,563000,77000,"E92000001","","","","E99000001","E99000009"\n'),
      fileOf(
        'bl.csv',
        '"BK2 1AA",10,584000,77000,"E92000001","","","","E99000002","E99000009"\nBK9 9AA,90,0,0,E92000001,,,,E99000002,\n',
      ),
    ];
    const { postcodes, report } = await importPostcodes(files, { county: BRACKENSHIRE, said: { vintage: '2031-05' } });
    expect(inWords(postcodes.inUse)).toEqual(['BK1 1AA 0.300 50.570', 'BK2 1AA 0.597 50.564']);
    expect(postcodes.source).toContain('Code-Point Open');
    expect(report.left).toEqual([
      { reason: 'have no place, as their publisher says', count: 1, examples: ['bl.csv row 2 “BK9 9AA”'] },
    ]);
  });

  it('is of the month in its name, else of what was said, else of the newest month in it', async () => {
    const rows = 'pcds,dointr,doterm,lat,long\nBK1 1AA,202911,,50.6,0.3\nZZ1 1AA,203002,203101,55,0\n';
    expect((await read(rows)).postcodes.vintage).toBe('2031-02');
    expect((await read(rows, NAME, { vintage: '2032' })).postcodes.vintage).toBe('2032');
    expect((await read(rows, 'download.csv')).postcodes.vintage).toBe('2031-01');
  });

  it('names its publishers for the year of the data, unless somebody says otherwise', async () => {
    const rows = 'pcds,doterm,lat,long\nBK1 1AA,,50.6,0.3';
    expect((await read(rows)).postcodes).toMatchObject({
      licence: 'Open Government Licence v3.0',
      credit:
        'Contains OS data © Crown copyright and database right 2031. Contains Royal Mail data © Royal Mail copyright and database right 2031. Source: Office for National Statistics licensed under the Open Government Licence v.3.0.',
    });
    const said = { source: 'A', licence: 'B', credit: 'C', vintage: '2031' };
    expect((await read(rows, NAME, said)).postcodes).toMatchObject(said);
  });

  it('says when nobody knows whose data it is', async () => {
    expect((await simple()).report.warnings.join()).toContain('The file does not say whose data it is.');
    const said = await read('postcode,lat,lng\nBK1 1AA,50.6,0.3\nBK2 1AA,50.6,0.6', NAME, { credit: 'Ours.' });
    expect(said.report.warnings).toEqual([]);
  });
});

describe('a list that may not be whole', () => {
  it.each([
    ['in a postcode', 'BK2 1'],
    ['in a cell', 'BK2 1AB,50.'],
    ['after a comma', 'BK2 1AB,50.6,'],
  ])('is doubted when it breaks off %s, unless its last row was ended', async (_, end) => {
    const broken = ['“ONSPD_FEB_2031_UK.csv” breaks off in the middle of row 4. What came after it is missing.'];
    expect((await simple(end)).doubts).toEqual(broken);
    expect((await simple(`${end}\n`)).doubts).toEqual([]);
  });

  it('is not doubted for a last row that is whole, empty or a note', async () => {
    for (const end of ['BK2 1AB,50.6,0.6,', ',,,', 'Source: made up']) expect((await simple(end)).doubts).toEqual([]);
  });

  it('is doubted by the name of the file that breaks off', async () => {
    const row = (code: string, west: number): string => `"${code}",10,${west},77000,"E92000001","","","","",""\n`;
    const files = [fileOf('bk.csv', `${row('BK1 1AA', 563000)}"BK1 1AB",10`), fileOf('bl.csv', row('BK2 1AA', 584000))];
    const { doubts } = await importPostcodes(files, { county: BRACKENSHIRE });
    expect(doubts).toEqual(['“bk.csv” breaks off in the middle of row 2. What came after it is missing.']);
  });

  it('is doubted when a district has no postcode in use', async () => {
    const { doubts } = await read('pcds,doterm,lat,long\nBK1 1AA,,50.6,0.3\nBK2 1AA,203001,50.6,0.6');
    expect(doubts).toEqual([
      'No postcode in use lies in Uplands. Is a file missing? Name all of them, or their folder, in one call.',
    ]);
  });

  it('is doubted when it has a fifth fewer postcodes in use than the one that it replaces', async () => {
    const { postcodes: before } = await simple('BK1 1AB,50.6,0.3,', 'BK1 1AD,50.6,0.3,', 'BK1 1AE,50.6,0.3,');
    const again = async (...rows: string[]): Promise<readonly string[]> => {
      const text = ['postcode,lat,lng', 'BK1 1AA,50.6,0.3', 'BK2 1AA,50.6,0.6', ...rows].join('\n');
      return (await importPostcodes([fileOf(NAME, text)], { county: BRACKENSHIRE, before })).doubts;
    };
    expect(await again('BK1 1AB,50.6,0.3', 'BK1 1AD,50.6,0.3')).toEqual([
      'The list that is there has 5 postcodes in use; this one has 4.',
    ]);
    expect(await again('BK1 1AB,50.6,0.3', 'BK1 1AD,50.6,0.3', 'BK3 1AA,50.6,0.3')).toEqual([]);
  });
});

describe('a row', () => {
  it.each([
    ['outside the county', 'ZZ1 1AA,50.6,0.9,E99000009', { reason: 'lie outside Brackenshire', examples: [] }],
    [
      'near the border of a neighbour',
      'ZZ1 1AA,50.6,0.795,E99000009',
      {
        reason: 'lie near the border and are of a district that is not Brackenshire’s',
        examples: ['row 4 “ZZ1 1AA” of E99000009'],
      },
    ],
    [
      'without a place, as the ONS marks it',
      'BK1 1AB,99.999999,0,E99000001',
      { reason: 'have no place, as their publisher says', examples: ['row 4 “BK1 1AB”'] },
    ],
    [
      'without a place, elsewhere',
      'ZZ1 1AA,99.999999,0,E99000009',
      { reason: 'lie outside Brackenshire', examples: [] },
    ],
    [
      'without numbers',
      'BK1 1AB,,,E99000001',
      { reason: 'have no place, as their publisher says', examples: ['row 4 “BK1 1AB”'] },
    ],
    [
      'a second time',
      'bk11aa,50.6,0.3,E99000001',
      { reason: 'stand there a second time', examples: ['row 4 “bk11aa”'] },
    ],
    ['empty', ',,,', { reason: 'are empty rows', examples: ['row 4'] }],
    ['a note', 'Source: made up', { reason: 'are notes above or below the table', examples: ['row 4'] }],
  ])('that is %s is left out and counted', async (_, row, left) => {
    const { postcodes, report } = await simple(row);
    expect(postcodes.inUse.codes).toEqual(['BK1 1AA', 'BK2 1AA']);
    expect(report.left).toEqual([{ ...left, count: 1 }]);
    expect(report.refused).toEqual([]);
  });

  it.each([
    ['no postcode', 'BK1 1A,50.6,0.3,', '1 row does not hold a whole postcode: row 4 “BK1 1A”.'],
    ['words for a place', 'BK1 1AB,north,0.3,', '1 row has a place that is not two numbers: row 4 “BK1 1AB”.'],
    ['half a place', 'BK1 1AB,50.6,,E99000001', '1 row has a place that is not two numbers: row 4 “BK1 1AB”.'],
    ['a place off the map', 'BK1 1AB,506,0.3,', '1 row has a place that is not on the map: row 4 “BK1 1AB”.'],
    ['a column too few', 'BK1 1AB,50.6', '1 row has another number of columns: row 4.'],
    ['a column too many', 'BK1 1AB,50.6,0.3,,x', '1 row has another number of columns: row 4.'],
    ['a second place', 'BK1 1AA,50.7,0.3,', '1 row gives a postcode a second place: row 4 “BK1 1AA”.'],
    [
      'a district far away',
      'BK1 1AB,52.6,0.3,E99000001',
      '1 row names a district of the county and lies far outside: row 4 “BK1 1AB” of E99000001.',
    ],
  ])('with %s is refused by its number, and the rest is taken', async (_, row, refused) => {
    const { postcodes, report } = await simple(row);
    expect(inWords(postcodes.inUse)).toEqual(['BK1 1AA 0.300 50.600', 'BK2 1AA 0.600 50.600']);
    expect(report.refused).toEqual([refused]);
  });

  it('just across the border is kept when its district is one of the county’s, and only then', async () => {
    const { postcodes } = await simple(
      'BK2 1AB,50.6,0.81,E99000002',
      'ZZ1 1AA,50.6,0.81,',
      'BK2 1AD,50.6,0.85,E99000002',
    );
    expect(postcodes.inUse.codes).toEqual(['BK1 1AA', 'BK2 1AA', 'BK2 1AB']);
  });

  it('well inside is kept even if its district has had another code', async () => {
    const { postcodes } = await simple('BK2 1AB,50.6,0.6,E07000009');
    expect(postcodes.inUse.codes).toContain('BK2 1AB');
  });

  it('with latitude and longitude in each other’s column is mended', async () => {
    const { postcodes, report } = await simple('BK1 1AB,0.31,50.61,');
    expect(inWords(postcodes.inUse)).toContain('BK1 1AB 0.310 50.610');
    expect(report.mended).toEqual([
      '1 row has latitude and longitude in each other’s column; they were exchanged: row 4.',
    ]);
  });

  it('is one of the first five that are named, and the others are counted', async () => {
    const { report } = await simple(...Array.from({ length: 1200 }, (_, at) => `x${at},50.6,0.3,`));
    expect(report.refused).toEqual([
      '1,200 rows do not hold a whole postcode: row 4 “x0”, row 5 “x1”, row 6 “x2”, row 7 “x3”, row 8 “x4”, … and 1,195 more.',
    ]);
  });
});

describe('a file that does not say how old it is', () => {
  it('is taken all the same, with a word to whoever imports it and no year in its credit', async () => {
    const { postcodes, report } = await read('postcode,lat,lng\nBK1 1AA,50.6,0.3', 'list.csv');
    expect([postcodes.inUse.codes, postcodes.vintage]).toEqual([['BK1 1AA'], 'undated']);
    expect(postcodes.credit).toContain('Contains OS data © Crown copyright and database right.');
    expect(report.warnings.join(' ')).toContain('with the month after --vintage, such as --vintage 2026-02.');
  });
});

describe('a file that cannot be used', () => {
  it.each([
    ['no place', 'postcode,name\nBK1 1AA,x', 'does not have a column for the latitude and the longitude.'],
    ['other columns', 'ward,votes\nx,1', 'It begins with: ward, votes. It should have the headings pcds, lat and long'],
    ['no headings in sight', 'x,y\n'.repeat(50), 'does not have the columns of a list of postcodes'],
    ['one cell', 'nothing', 'does not have the columns of a list of postcodes'],
    ['postcodes from elsewhere', 'pcds,lat,long\nZZ1 1AA,55,0', 'No postcode in it lies in Brackenshire.'],
  ])('because it has %s is refused with what to look for', async (_, text, advice) => {
    await expect(read(text)).rejects.toThrow(advice);
    await expect(read(text)).rejects.toBeInstanceOf(Refusal);
  });

  it('is named when there are several', async () => {
    const files = [fileOf(NAME, 'pcds,doterm,lat,long\nBK1 1AA,,50.6,0.3'), fileOf('bk.zip', 'PK\u0003\u0004')];
    await expect(importPostcodes(files, { county: BRACKENSHIRE })).rejects.toThrow('bk.zip: This is a zip archive.');
  });

  it('because it is of another kind than the one before it is refused by name', async () => {
    const files = [
      fileOf(NAME, 'pcds,doterm,lat,long\nBK1 1AA,,50.6,0.3'),
      fileOf('my.csv', 'postcode,lat,lng\nBK1 1AB,50.6,0.3'),
    ];
    await expect(importPostcodes(files, { county: BRACKENSHIRE })).rejects.toThrow('“my.csv” is of another kind');
  });
});

describe('a file of anything', () => {
  it('is refused in a sentence, or read, and never ends a program', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('"', 'BK1 1AA', '50.6', '0.3', '1e999', '-0', 'E99000001', '__proto__', '\ufeff'),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (cells, hasHeadings) => {
        const text = cells.map((row) => row.join(',')).join('\n');
        const whole = hasHeadings ? `pcds,doterm,lat,long\n${text}` : text;
        const result = await read(whole).catch((error) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(Refusal);
        else expect(result.postcodes.inUse.codes.length + result.postcodes.ended.codes.length).toBeGreaterThan(0);
      }),
    );
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAreaLibrary } from '#area/library/read-area-library-fs.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { writeDirectory } from '../area/import/directory.ts';
import { copyOfPartnership } from '../library/root.ts';
import { hasRealAreas, realFile } from '../real-areas.ts';
import { PROJECT } from '../shipped.ts';
import { cli, type Ended } from './cli.ts';

let folder: string;
/** 300,000 rows, 30,000 of them in Brackenshire. */
let large: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  large = join(folder, 'ONSPD_MAY_2031_UK.csv');
  await writeDirectory(large, 300_000);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const run = (root: string, ...words: string[]): Promise<Ended> => cli(['import', ...words, '--root', root]);
const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
const POSTCODES = 'pcds,doterm,lat,long\nBK1 1AA,,50.6,0.3\nBK2 1AA,,50.6,0.6\nBK1 1AB,201207,50.6,0.31\n';

describe('npm run import', () => {
  it('takes in postcodes, then homes, says so in 80 columns, and check finds nothing wrong with them', async () => {
    const root = await copyOfPartnership();
    const postcodes = await run(root, 'postcodes', await file('ONSPD_FEB_2031_UK.csv', POSTCODES));
    expect(postcodes).toMatchObject({ code: 0, stderr: '' });
    expect(postcodes.stdout).toMatch(/^Postcodes of 2031-02 imported\.\n\n {2}Took {6}2 postcodes in use\n/);
    expect(postcodes.stdout).toContain('1 postcode that Royal Mail has ended');
    const homes = await run(
      root,
      'households',
      await file('pcd_p002.csv', 'Postcode,Count\nBK1 1AA,12\nBK2 1AA,7\nZZ1 1AA,1\n'),
    );
    expect(homes).toMatchObject({ code: 0, stderr: '' });
    expect(homes.stdout).toContain('19 homes');
    expect(homes.stdout).toContain('1 is not among the imported postcodes');
    expect(longest(postcodes.stdout + homes.stdout)).toBeLessThanOrEqual(80);
    const { library, problems } = await readLibrary(root);
    expect(problems.filter(({ file }) => file.includes('areas/'))).toEqual([]);
    expect(library?.areas.households?.homes.get('BK2 1AA')).toBe(7);
  });

  it('takes in boundaries, keeps those that are there when asked to, and names who is owed credit once', async () => {
    const root = await copyOfPartnership();
    const ward = (code: string, name: string, west: number): string => {
      const ring = [
        [west, 50.6],
        [west + 0.1, 50.6],
        [west + 0.1, 50.7],
        [west, 50.7],
        [west, 50.6],
      ];
      const properties = { WD31CD: code, WD31NM: name };
      const features = [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }];
      return JSON.stringify({ type: 'FeatureCollection', features });
    };
    const [marsh, hill] = [
      await file('marsh.geojson', ward('E05990001', 'Marsh End', 0.3)),
      await file('hill.geojson', ward('E05990002', 'Hill End', 0.6)),
    ];
    const names = async (): Promise<string[]> =>
      (await readAreaLibrary(root)).areas.boundaries.flatMap(({ areas }) => areas.map(({ name }) => name));
    const { code, stdout } = await run(root, 'boundaries', marsh, hill);
    expect(code).toBe(0);
    expect(stdout).toContain('1 ward from marsh.geojson');
    expect(stdout.match(/Crown copyright/g)).toHaveLength(1);
    expect(await names()).toEqual(['Marsh End', 'Hill End']);
    await run(root, 'boundaries', hill);
    expect(await names()).toEqual(['Hill End']);
    await run(root, 'boundaries', marsh, '--add');
    expect(await names()).toEqual(['Hill End', 'Marsh End']);
    await writeFile(join(root, 'content/areas/boundaries/ward.json'), '{');
    const damaged = await run(root, 'boundaries', hill, '--add');
    expect([damaged.code, damaged.stderr]).toEqual([1, expect.stringMatching(/Import them again without\s--add\./)]);
    expect((await run(root, 'boundaries', hill)).code).toBe(0);
    expect(longest(stdout + damaged.stderr)).toBeLessThanOrEqual(80);
  });

  it('takes the unpacked folder of Code-Point Open, and says what in it is no list of postcodes', async () => {
    const root = await copyOfPartnership();
    const open = join(folder, 'codepo_gb');
    const [csv, doc] = [join(open, 'Data/CSV'), join(open, 'Doc')];
    await mkdir(csv, { recursive: true });
    await mkdir(doc);
    await writeFile(join(doc, 'Code-Point_Open_Column_Headers.csv'), 'PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n');
    await writeFile(join(csv, 'bk.csv'), '"BK1 1AA",10,563000,77000,"E92000001","","","","E99000001","E99000009"\n');
    await writeFile(join(csv, 'bl.CSV'), '"BK2 1AA",10,584000,77000,"E92000001","","","","E99000002","E99000009"\n');
    await writeFile(join(csv, 'licence.txt'), 'Not a table.');
    const { code, stdout } = await run(root, 'postcodes', open, '--vintage', '2031-05');
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Left 1 lies beside the data, with notes on it or the same rows again: Doc/Code-Point_Open_Column_Headers.csv',
    );
    expect(stdout).toContain('2 postcodes in use');
    expect(stdout).toContain('Code-Point Open');
  });

  it('ends with 1 when some rows are refused, and takes the rest', async () => {
    const root = await copyOfPartnership();
    const { code, stdout } = await run(
      root,
      'postcodes',
      await file('FEB_2031.csv', `${POSTCODES}\u001b[2Jx,,50.6,0.3\n`),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('Refused   1 row does not hold a whole postcode: row 5 “�[2Jx”.');
    expect(stdout).toContain('What is refused above was not imported; all the rest was.');
    expect((await readAreaLibrary(root)).areas.postcodes?.inUse.codes).toEqual(['BK1 1AA', 'BK2 1AA']);
  });

  it.each([
    [
      'homes before postcodes',
      ['households'],
      'pcd_p002.csv',
      'Postcode,Count\nBK1 1AA,12',
      'Import them first, with “npm run import -- postcodes FILE --root ROOT”.',
    ],
    ['a zip archive', ['postcodes'], 'ONSPD.zip', 'PK\u0003\u0004 Data/ONSPD.csv', 'This is a zip archive.'],
  ])('ends with 1 and changes nothing for %s', async (_, words, name, text, advice) => {
    const root = await copyOfPartnership();
    const before = await readdir(join(root, 'content/areas'));
    const { code, stdout, stderr } = await run(root, ...words, await file(name, text));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.replace(/\s+/g, ' ')).toContain(advice.replace('ROOT', root));
    expect(stderr).toContain('Nothing was imported; what was there before is as it was.');
    expect(longest(stderr)).toBeLessThanOrEqual(80);
    expect(await readdir(join(root, 'content/areas'))).toEqual(before);
  });

  it('keeps the old postcodes when the new file is refused', async () => {
    const root = await copyOfPartnership();
    await run(root, 'postcodes', await file('FEB_2031.csv', POSTCODES));
    const { code } = await run(root, 'postcodes', await file('MAR_2031.csv', 'pcds,lat,long\nZZ1 1AA,55,0\n'));
    expect(code).toBe(1);
    expect((await readAreaLibrary(root)).areas.postcodes?.vintage).toBe('2031-02');
  });

  it('does not let a list that was cut short replace the whole one, unless somebody says that it is right', async () => {
    const root = await copyOfPartnership();
    await run(root, 'postcodes', await file('FEB_2031.csv', POSTCODES));
    await run(root, 'households', await file('pcd_p002.csv', 'Postcode,Count\nBK1 1AA,12\nBK2 1AA,7\n'));
    const before = await readdir(join(root, 'content/areas'));
    const { areas } = await readAreaLibrary(root);
    const cut = await file('MAR_2031.csv', 'pcds,doterm,lat,long\nBK1 1AA,,50.6,0.3\nBK2 1A');
    const postcodes = await run(root, 'postcodes', cut);
    expect([postcodes.code, postcodes.stdout]).toEqual([1, '']);
    expect(postcodes.stderr).toBe(
      [
        '“MAR_2031.csv” breaks off in the middle of row 3. What came after it is missing.',
        'No postcode in use lies in Uplands. Is a file missing? Name all of them, or',
        'their folder, in one call.',
        'The list that is there has 2 postcodes in use; this one has 1.',
        'Download the file again. If it is right, add --smaller to take it all the same.',
        'Nothing was imported; what was there before is as it was.',
        '',
      ].join('\n'),
    );
    const homes = await run(root, 'households', await file('pcd_p002.csv', 'Postcode,Count\nBK1 1AA,12\nBK2 1A'));
    expect([homes.code, homes.stderr]).toEqual([1, expect.stringContaining('breaks off in the middle of row 3')]);
    expect(await readAreaLibrary(root)).toMatchObject({ areas, problems: [] });
    expect(await readdir(join(root, 'content/areas'))).toEqual(before);
    const taken = await run(root, 'postcodes', cut, '--smaller');
    expect(taken.stdout).toContain('Look at   “MAR_2031.csv” breaks off in the middle of row 3.');
    expect((await readAreaLibrary(root)).areas.postcodes?.inUse.codes).toEqual(['BK1 1AA']);
  });

  it.each([
    [[], 'Say what to import.'],
    [['postcode', 'x.csv'], 'Did you mean “postcodes”?'],
    [['postcodes'], 'Say which file to import: npm run import -- postcodes FILE\n'],
    [['postcodes', '--root', 'test'], 'Say which file to import: npm run import -- postcodes FILE --root test\n'],
    [['postcodes', 'no-such.csv'], 'There is no file no-such.csv'],
    [['postcodes', 'scripts'], 'There is no file scripts, or it is a folder without a .csv file.'],
    [['postcodes', 'package.json', '--vintage', 'soon'], 'Write it like 2026 or 2026-02.'],
    [['postcodes', 'package.json', '--credit', ''], '--credit needs a text on one line.'],
    [['postcodes', 'package.json', '--add'], 'New postcodes replace the old.'],
    [['postcodes', 'package.json', '--licens', 'x'], 'Did you mean --licence?'],
  ])('ends with 2 and says what to write after %j', async (words, advice) => {
    const { code, stderr } = await cli(['import', ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(advice)]);
    expect(longest(stderr)).toBeLessThanOrEqual(80);
  });
});

describe('a directory of hundreds of thousands of rows', () => {
  it('is read in little memory', async () => {
    const root = await copyOfPartnership();
    const words = [
      '--max-old-space-size=40',
      join(PROJECT, 'scripts/cli.ts'),
      'import',
      'postcodes',
      large,
      '--root',
      root,
    ];
    const child = spawn(process.execPath, words, { stdio: 'ignore' });
    expect(await once(child, 'close')).toEqual([0, null]);
    const { areas } = await readAreaLibrary(root);
    expect([areas.postcodes?.inUse.codes.length, areas.postcodes?.ended.codes.length]).toEqual([20_000, 10_000]);
  });

  it('leaves the old postcodes when it is killed half-way, and nothing holds up the next import', async () => {
    const root = await copyOfPartnership();
    const small = await file('FEB_2031.csv', POSTCODES);
    await run(root, 'postcodes', small);
    const before = await readFile(join(root, 'content/areas/postcodes.json'));
    const child = spawn(process.execPath, [
      join(PROJECT, 'scripts/cli.ts'),
      'import',
      'postcodes',
      large,
      '--root',
      root,
    ]);
    while (!existsSync(join(root, 'content/areas/.import.lock'))) await setTimeout(5);
    const second = await run(root, 'postcodes', small);
    expect([second.code, second.stderr]).toEqual([1, expect.stringContaining('Another import is at work')]);
    child.kill('SIGKILL');
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
    expect(await readFile(join(root, 'content/areas/postcodes.json'))).toEqual(before);
    expect((await cli(['check', '--root', root])).stdout).not.toContain('content/areas/');
    expect((await run(root, 'postcodes', small)).code).toBe(0);
    expect(existsSync(join(root, 'content/areas/.import.lock'))).toBe(false);
  });
});

describe.skipIf(!hasRealAreas)('the real postcodes, which are not part of the project', () => {
  it('are all taken in, into a small file', async () => {
    const root = await mkdtemp(join(folder, 'real-'));
    await mkdir(join(root, 'content/areas'), { recursive: true });
    for (const name of ['settings.yaml', 'areas/districts.geojson']) {
      await writeFile(join(root, 'content', name), await readFile(join(PROJECT, 'content', name)));
    }
    const { code, stdout } = await run(root, 'postcodes', realFile('postcodes_wy.csv'), '--vintage', '2026-02');
    expect(code).toBe(0);
    expect(stdout).toContain('90,130 postcodes in use');
    expect(stdout).not.toMatch(/Left|Refused|Mended/);
    expect(statSync(join(root, 'content/areas/postcodes.json')).size).toBeLessThan(1_000_000);
  });
});

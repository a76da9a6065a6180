import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeBoundaries } from '#area/library/boundaries.ts';
import { encodePostcodes } from '#area/library/postcodes.ts';
import type { World } from '#commands/command.ts';
import { run } from '../../scripts/cli.ts';
import { IMPORTED, WARDS } from '../aiming/brackenshire.ts';
import { rectangle } from '../area/outlines.ts';
import { PROJECT } from '../shipped.ts';
import { cli, type Ended } from './cli.ts';

const home = mkdtempSync(join(tmpdir(), 'aim-'));
const root = join(home, 'root');
const WORDS = ['aim', '--root', root, '--now', '2031-05-20T09:00:00Z'];

/** The command in this process: a hundred processes would tell no more. */
async function aim(...words: string[]): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const world: World = {
    print: (text) => {
      said.stdout += text;
    },
    printError: (text) => {
      said.stderr += text;
    },
    progress: () => undefined,
    isTerminal: false,
    colour: false,
    widthColumns: 80,
    clock: () => new Date('2031-05-20T09:00:00Z'),
  };
  return { code: await run([...WORDS, ...words], world), ...said };
}
const json = async (...words: string[]) => JSON.parse((await aim(...words, '--json')).stdout) as Record<string, never>;
const fileOf = (name: string, data: unknown): string => {
  const path = join(home, name);
  writeFileSync(path, typeof data === 'string' ? data : JSON.stringify(data));
  return path;
};

beforeAll(() => {
  cpSync(join(PROJECT, 'test/fixtures/partnership'), root, { recursive: true });
  const { postcodes } = IMPORTED;
  const areas = join(root, 'content/areas');
  mkdirSync(join(areas, 'boundaries'));
  if (postcodes) writeFileSync(join(areas, 'postcodes.json'), encodePostcodes(postcodes));
  const provenance = { source: 'Invented for tests', licence: 'MIT', credit: 'Invented.' };
  writeFileSync(join(areas, 'boundaries/ward.json'), encodeBoundaries({ kind: 'ward', ...provenance, areas: WARDS }));
});

describe('npm run aim', () => {
  it('tells of a ward: homes, flyers, where it lies, how people hear of things, and what to do next', async () => {
    const { code, stdout, stderr } = await cli([...WORDS, '--ward', 'harbour and quay']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Harbour & Quay \(ward E99000011 of 2031\)$/m);
    expect(stdout).toMatch(/^ {2}Homes +about 300, in 20 postcodes$/m);
    expect(stdout).toMatch(/^ {2}Flyers +320 to print/m);
    expect(stdout).toMatch(/^ {2}District +100 % in Saltmarsh$/m);
    expect(stdout).toMatch(/^ {2}Overlaps +100 % of The Harbour/m);
    expect(stdout).toMatch(/^ {2}Noticeboard +Board at the harbour \(The Harbour\)$/m);
    expect(stdout).toMatch(/^ {2}Balance +2 messages: 1 with good news, 1 appeal$/m);
    expect(stdout).toContain('Add --save ID');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('prints the same for programs', async () => {
    expect(await json('--ward', 'E99000011')).toMatchObject({
      place: 'Harbour & Quay (ward E99000011 of 2031)',
      postcodes: 20,
      homes: 300,
      homesEstimated: true,
      wards: [{ code: 'E99000011', name: 'Harbour & Quay', share: 1 }],
      districts: [{ code: 'E99000001', name: 'Saltmarsh' }],
      overlaps: [{ hotspot: 'harbour', share: 1 }],
      subscribers: 0,
      messagesLast30Days: 2,
      warnings: [{ code: 'homes-estimated' }],
      problems: [],
    });
  });

  it('tells of a circle round a postcode, of a hotspot and of a drawn outline', async () => {
    expect(await json('--postcode', 'zz1 1ae', '--radius', '300m')).toMatchObject({ postcodes: 7 });
    const hotspot = await json('--hotspot', 'harbour');
    expect(hotspot).toMatchObject({ place: 'The Harbour', postcodes: 20, overlaps: [] });
    const drawn = fileOf('place.geojson', {
      type: 'Feature',
      properties: {},
      geometry: rectangle(0.3, 50.6, 0.32, 50.61),
    });
    expect(await json('--outline', drawn)).toMatchObject({ place: 'place.geojson', postcodes: 20 });
  });

  it('says of shipped places that nobody knows how many homes they have', async () => {
    const { code, stdout } = await cli(['aim', '--hotspot', 'seacroft', '--json'], PROJECT);
    expect(code).toBe(0);
    const answer: unknown = JSON.parse(stdout);
    // A developer may have imported the real ones.
    if (!existsSync(join(PROJECT, 'content/areas/postcodes.json'))) {
      expect(answer).toMatchObject({ postcodes: null, homes: null, homesEstimated: false, printRun: null });
    }
    expect(answer).toMatchObject({ problems: [], districts: [{ id: 'leeds', ofPlace: 1 }] });
  });
});

describe('a place that would do harm', () => {
  const small = rectangle(0.302, 50.6025, 0.3049, 50.6035);

  it('is refused with the reasons, and nothing is written', async () => {
    const [file, csv] = [fileOf('small.geojson', small), join(home, 'small.csv')];
    const { code, stdout } = await aim('--outline', file, '--csv', csv, '--save', 'small', '--name', 'Small');
    expect(code).toBe(1);
    expect(stdout).toContain('This outline is refused');
    expect(stdout.replace(/\s+/g, ' ')).toContain('holds about 45 homes; at least 50 are needed');
    expect(stdout).not.toContain('Add --save');
    expect(existsSync(csv)).toBe(false);
    expect(existsSync(join(root, 'content/hotspots/small.json'))).toBe(false);
  });

  it('is refused for programs too', async () => {
    const { code, stdout } = await aim('--outline', fileOf('small.geojson', small), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      postcodes: 3,
      problems: [{ code: 'place-too-few-homes', severity: 'error' }],
    });
  });
});

describe('a file that is no outline', () => {
  it.each([
    [
      'crosses itself',
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
      'outline-crosses-itself',
      '0.35, 50.65',
    ],
    ['is a point', { type: 'Point', coordinates: [0.3, 50.6] }, 'outline-unusable', 'Polygon'],
    ['is not JSON', 'hello', 'json-syntax', 'not valid JSON'],
    ['is too deep', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'json-syntax', 'too deeply'],
    ['is too large', ' '.repeat(6 * 1024 * 1024), 'file-too-large', '6.0 MB'],
  ])('because it %s is told with its reason, and ends with 1', async (_, data, problem, words) => {
    const file = fileOf('bad.geojson', data);
    const [told, machine] = await Promise.all([aim('--outline', file), aim('--outline', file, '--json')]);
    expect([told.code, machine.code, told.stderr]).toEqual([1, 1, '']);
    expect(told.stdout.replace(/\s+/g, ' ')).toContain(words);
    expect(JSON.parse(machine.stdout)).toMatchObject({ problems: [{ code: problem, file }] });
  });

  it('because it is not there is told as well', async () => {
    const { code, stderr } = await aim('--outline', join(home, 'nowhere.geojson'));
    expect([code, stderr.includes('There is no file')]).toEqual([2, true]);
  });
});

describe('the report', () => {
  it('says what was put right in an outline, and where the content lies that its commands are for', async () => {
    const [ring = []] = rectangle(0.3, 50.6, 0.32, 50.61).coordinates;
    const file = fileOf('turned.geojson', { type: 'Polygon', coordinates: [ring.map(([x, y]) => [y, x])] });
    const { code, stdout } = await aim('--outline', file);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}Mended +The points of the file stood latitude first/m);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`Write --root ${root} after each of these commands`);
  });
});

describe('what is kept', () => {
  it('is a place with its official area, as the check likes it', async () => {
    const { code, stdout } = await aim('--ward', 'E99000012', '--save', 'moor-town', '--name', 'Moor Town');
    // Nobody lives on the moor.
    expect([code, stdout.includes('holds no homes')]).toEqual([1, true]);
    const saved = await aim('--ward', 'E99000011', '--save', 'quay', '--name', 'The Quay', '--json');
    expect(JSON.parse(saved.stdout)).toMatchObject({ saved: 'content/hotspots/quay.json', csv: null });
    const file = JSON.parse(readFileSync(join(root, 'content/hotspots/quay.json'), 'utf8')) as object;
    expect(file).toMatchObject({
      id: 'quay',
      properties: {
        name: 'The Quay',
        district: 'saltmarsh',
        languages: ['en', 'pl'],
        spoc: 'news-desk',
        channels: ['harbour-board'],
        'made-of': { kind: 'ward', vintage: '2031', codes: ['E99000011'] },
      },
    });
    expect((await cli(['check', '--root', root])).stdout).toContain('Nothing is wrong');
  });

  it('is never written over', async () => {
    const before = readFileSync(join(root, 'content/hotspots/harbour.json'), 'utf8');
    const again = await aim('--ward', 'E99000011', '--save', 'harbour', '--name', 'Mine');
    expect(again.code).toBe(1);
    expect(again.stdout).toContain('file-there-already');
    expect(readFileSync(join(root, 'content/hotspots/harbour.json'), 'utf8')).toBe(before);
    const csv = fileOf('list.csv', 'mine');
    const { code, stderr } = await aim('--hotspot', 'harbour', '--csv', csv);
    expect([code, stderr.includes('It was left as it is')]).toEqual([2, true]);
    expect(readFileSync(csv, 'utf8')).toBe('mine');
  });

  it('is the list of postcodes for a door drop', async () => {
    const csv = join(home, 'drop.csv');
    const { code, stdout } = await aim('--hotspot', 'harbour', '--csv', csv);
    expect(code).toBe(0);
    expect(stdout).toContain('drop.csv');
    const rows = readFileSync(csv, 'utf8').trim().split('\r\n');
    expect(rows).toHaveLength(21);
    expect(rows.slice(0, 2)).toEqual(['postcode,homes,ward', 'ZZ1 1AA,,Harbour & Quay']);
  });

  it.each([
    [['--save', '../escape', '--name', 'X'], 1],
    [['--save', 'county', '--name', 'X'], 1],
    [['--save', 'saltmarsh', '--name', 'Called like a district'], 1],
    [['--save', 'place', '--name', '   '], 2],
    [['--save', 'place', '--name', 'Two\nlines'], 1],
    [['--save', 'place', '--name', 'X', '--spoc', 'nobody'], 2],
    [['--csv', '/nowhere/at/all.csv', '--save', 'place', '--name', 'X'], 2],
    [['--hotspot', 'harbour', '--save', 'place', '--name', 'A second harbour'], 2],
  ])('is nothing for %j', async (words, code) => {
    const before = readdirSync(join(root, 'content/hotspots'));
    const place = words[0] === '--hotspot' ? [] : ['--ward', 'harbour and quay'];
    expect((await aim(...place, ...words)).code).toBe(code);
    expect(readdirSync(join(root, 'content/hotspots'))).toEqual(before);
  });

  it('is not a place that reaches far out of its district', async () => {
    const across = fileOf('across.geojson', rectangle(0.3, 50.6, 0.62, 50.61));
    const { code, stdout } = await aim('--outline', across, '--save', 'across', '--name', 'Across');
    expect([code, stdout.includes('outline-outside-county')]).toEqual([1, true]);
    expect(existsSync(join(root, 'content/hotspots/across.json'))).toBe(false);
  });
});

describe('a call that cannot be answered', () => {
  it.each([
    [[], 'Say which place'],
    [['--ward', 'x', '--hotspot', 'y'], 'Name one place at a time: --ward and --hotspot are two.'],
    [['--postcode', 'ZZ1 1AA'], 'for example --radius 500m'],
    [['--ward', 'x', '--radius', '1km'], '--radius goes with --postcode only'],
    [['--hotspot', 'harbour', '--name', 'x'], 'go with --save only'],
    [['--hotspot', 'harbor'], 'Did you mean “harbour”?'],
    [['--ward', 'Moor Town'], 'E99000013  Uplands'],
    [['--postcode', 'ZZ1', '--radius', '1km'], 'only the beginning of a postcode'],
    [['--postcode', 'ZZ1 1AA', '--radius', '5 miles'], 'is not a length'],
  ])('%j says what to write, and ends with 2', async (words, sentence) => {
    const { code, stdout, stderr } = await aim(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });
});

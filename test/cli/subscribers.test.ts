import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfPartnership } from '../library/root.ts';
import { cli, type Ended } from './cli.ts';

const ENVIRONMENT = ['DATABASE_URL', 'DATA_DIR', 'PRECISION_SECRET'] as const;
let folder: string;
beforeAll(async () => {
  for (const name of ENVIRONMENT) delete process.env[name];
  folder = await mkdtemp(join(tmpdir(), 'subscribers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PEOPLE = `email,areas,language,frequency,consent_source,consent_date,notes
ann@reader.example,harbour;hill-end,en,each,Open day,2031-03-01,tall
bea@reader.example,harbour,pl,weekly,Open day,2031-03-01,
`;
const NOW = ['--now', '2031-05-20T09:00:00Z'];

async function table(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const take = async (root: string, text = PEOPLE): Promise<Ended> =>
  cli(['import', 'subscribers', await table('people.csv', text), '--root', root, ...NOW]);
const run = (root: string, ...words: string[]): Promise<Ended> => cli(['subscribers', ...words, '--root', root]);
const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

describe('npm run import -- subscribers', () => {
  it('takes people in, says so without naming them, and counts them afterwards', async () => {
    const root = await copyOfPartnership();
    const { code, stdout, stderr } = await take(root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('         2  taken in, with their consent\n');
    expect(stdout).toContain('Columns that were not read: notes.');
    expect(stdout).not.toContain('@');
    const listed = await run(root, 'list');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(listed.stdout.split('\n').slice(0, 4)).toEqual([
      'Area                  Language    Confirmed    Waiting       Left',
      'harbour               en                  1          0          0',
      '                      pl                  1          0          0',
      'hill-end              en                  1          0          0',
    ]);
    expect(listed.stdout).toContain('2 subscribers get bulletins; 0 did not confirm yet; 0 left');
    expect(longest(stdout + listed.stdout)).toBeLessThanOrEqual(80);
    const one = await run(root, 'list', '--hotspot', 'hill-end');
    expect(one.stdout.split('\n')).toHaveLength(3);
  });

  it('names every bad row by its line and takes nobody', async () => {
    const root = await copyOfPartnership();
    const { code, stdout } = await take(
      root,
      `${PEOPLE}cyd@reader.example,harbor,en,each,,01/04/2031,\n"\u001b[2J"@x,hill-end,en,each,Fair,2031-05-21,\n`,
    );
    expect(code).toBe(1);
    expect(stdout).toContain('      4  There is no area “harbor”. Did you mean “harbour”?\n');
    expect(stdout).toContain('Did you mean 2031-04-01?');
    expect(stdout).toContain('      5  The email address holds a line break or a hidden character.');
    expect(stdout.replace(/\s+/g, ' ')).toContain('2 rows of 4 cannot be taken. Nothing was imported.');
    expect(stdout).not.toMatch(/@reader|[^\P{Cc}\n]/u);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
    expect((await run(root, 'list')).stdout).toBe('Nobody has subscribed yet.\n');
  });

  it('says what is wrong with a file that is none', async () => {
    const root = await copyOfPartnership();
    const { code, stderr } = await take(root, 'PK\u0003\u0004 xl/workbook');
    expect(code).toBe(1);
    expect(stderr).toContain('This is an Excel workbook.');
    expect(stderr.replace(/\s+/g, ' ')).toContain('Nothing was imported; what was there before is as it was.');
  });

  it.each([
    [['subscribers'], 'Say which one file to import: npm run import -- subscribers FILE.csv'],
    [['subscribers', 'no-such.csv'], 'There is no file no-such.csv.'],
    [['subscribers', 'x.csv', '--now', 'soon'], 'Write it like 2026-11-22T09:00:00Z.'],
    [['subscriber', 'x.csv'], 'Did you mean “subscribers”?'],
  ])('ends with 2 after %j', async (words, advice) => {
    await writeFile(join(folder, 'x.csv'), '');
    const { code, stderr } = await cli([
      'import',
      ...words.map((word) => word.replace(/^x\.csv$/, join(folder, word))),
    ]);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(advice);
  });

  it('takes no option that is for areas', async () => {
    const root = await copyOfPartnership();
    const file = await table('people.csv', PEOPLE);
    const { code, stderr } = await cli(['import', 'subscribers', file, '--add', '--root', root]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('--add is for areas.') });
  });
});

describe('npm run subscribers', () => {
  it('exports one person as JSON, and all to a file that only its owner may read', async () => {
    const root = await copyOfPartnership();
    await take(root);
    const one = await run(root, 'export', '--address', 'ANN@reader.example');
    expect(JSON.parse(one.stdout)).toMatchObject({
      subscriber: { address: 'ann@reader.example', areas: ['harbour', 'hill-end'], consent_source: 'Open day' },
    });
    const csv = join(folder, 'all.csv');
    const all = await run(root, 'export', '--csv', csv);
    expect(all).toMatchObject({ code: 0, stdout: expect.stringContaining('2 subscribers written to') });
    expect((await stat(csv)).mode & 0o777).toBe(0o600);
    expect(await readFile(csv, 'utf8')).toContain('bea@reader.example,harbour,pl,weekly,Open day,2031-03-01,confirmed');
    const again = await run(root, 'export', '--csv', csv);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('already. Name a new one.') });
  });

  it('forgets one person, whom no import brings back', async () => {
    const root = await copyOfPartnership();
    await take(root);
    const { code, stdout } = await run(root, 'forget', '--address', 'ann@reader.example');
    expect(code).toBe(0);
    expect(stdout).toContain('What was kept of this address is erased.');
    expect(await readFile(join(root, 'data', 'precision.db'), 'latin1')).not.toContain('ann@');
    expect((await take(root)).stdout).toContain('         1  asked to be forgotten; not brought back');
    const known = await run(root, 'export', '--address', 'ann@reader.example');
    expect(JSON.parse(known.stdout)).toMatchObject({ subscriber: null, forgotten: expect.stringContaining('T') });
    expect((await run(root, 'forget', '--address', 'eve@reader.example')).stdout).toContain('was not subscribed');
  });

  it.each([
    [[], 'Say what to do. Write one of: list, export, forget.'],
    [['lst'], 'Did you mean “list”?'],
    [['list', 'all'], '“all” cannot stand here.'],
    [['list', '--address', 'a@b.example'], '--address does not go with “list”.'],
    [['list', '--hotspot', 'harbor'], 'There is no place “harbor”. Did you mean “harbour”?'],
    [['export'], 'Say who it is about: --address name@example.org, or --csv FILE for all.'],
    [['export', '--csv', 'a', '--address', 'a@b.example'], 'Write --address or --csv, not both.'],
    [['export', '--csv', ''], 'A file needs a name'],
    [['forget', '--address', 'ann'], 'An email address has one @ in it.'],
  ])('ends with 2 after %j', async (words, advice) => {
    const root = await copyOfPartnership();
    const { code, stderr } = await run(root, ...words);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(advice);
    expect(longest(stderr)).toBeLessThanOrEqual(80);
    await expect(stat(join(root, 'data'))).rejects.toThrow('ENOENT');
  });

  it('ends with 3 and no stack when the data cannot be used', async () => {
    const root = await copyOfPartnership();
    await take(root);
    await writeFile(join(root, 'data', 'secret.key'), `${'x'.repeat(43)}\n`);
    const { code, stdout, stderr } = await run(root, 'list');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr.replace(/\s+/g, ' ')).toContain('Bring back the file secret.key of its first day');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(longest(stderr)).toBeLessThanOrEqual(80);
  });

  it('explains itself in lines of at most 80 columns', async () => {
    const { code, stdout } = await cli(['subscribers', '--help']);
    expect(code).toBe(0);
    expect(longest(stdout)).toBeLessThanOrEqual(80);
  });
});

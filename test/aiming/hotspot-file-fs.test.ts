import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadHotspot, type SavedHotspot, saveHotspot } from '#aiming/hotspot-file-fs.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { wordingOf } from '#problem/wording.ts';
import { unfinishedName } from '#source/write-fs.ts';
import { copyOfPartnership } from '../library/root.ts';

const CHANGE = {
  id: 'canal-side',
  name: 'Canal side',
  district: 'saltmarsh',
  languages: ['en'],
  spoc: 'news-desk',
  channels: ['harbour-board'],
  'made-of': 'Drawn by hand',
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [0.3, 50.6],
        [0.31, 50.6],
        [0.31, 50.61],
        [0.3, 50.6],
      ],
    ] as [number, number][][],
  },
};
const codesOf = (saved: SavedHotspot | { problems: unknown }): string[] =>
  'problems' in saved ? (saved.problems as { code: string }[]).map(({ code }) => code) : [];

let root: string;
let folder: string;
beforeEach(async () => {
  root = await copyOfPartnership();
  folder = join(root, 'content/hotspots');
});
const read = (id: string): Promise<string> => readFile(join(folder, `${id}.json`), 'utf8');
const versionOf = async (id: string): Promise<string> => {
  const loaded = await loadHotspot(root, id);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.version;
};

describe('saving a new place', () => {
  it('writes its file, says where, and leaves nothing else behind', async () => {
    const before = await readdir(folder);
    const saved = await saveHotspot(root, CHANGE);
    expect(saved).toMatchObject({ file: 'content/hotspots/canal-side.json' });
    expect(await readdir(folder)).toEqual(['canal-side.json', ...before].sort());
    expect(await loadHotspot(root, 'canal-side')).toMatchObject({ ...saved, hotspot: { geometry: CHANGE.geometry } });
  });

  it('makes the folder when a partnership has no places yet', async () => {
    await rm(folder, { recursive: true });
    expect(await saveHotspot(root, CHANGE)).toMatchObject({ file: 'content/hotspots/canal-side.json' });
  });

  it('never writes over a file, whatever is in it', async () => {
    await writeFile(join(folder, 'canal-side.json'), 'notes');
    expect(codesOf(await saveHotspot(root, CHANGE))).toEqual(['file-there-already']);
    expect(await read('canal-side')).toBe('notes');
  });

  it('lets only one of two win that save at the same moment', async () => {
    const saves = await Promise.all(Array.from({ length: 8 }, () => saveHotspot(root, CHANGE)));
    expect(saves.filter((saved) => 'file' in saved)).toHaveLength(1);
    expect(saves.flatMap(codesOf)).toEqual(Array(7).fill('file-there-already'));
  });

  it.each(['../people', '..', '', 'a/b', 'A', 'con', 'lpt1', '__proto__', 'a'.repeat(61), 'a\0b', 'a.json', 'county'])(
    'refuses the id %j',
    async (id) => {
      expect(codesOf(await saveHotspot(root, { ...CHANGE, id }))).not.toEqual([]);
      expect(codesOf(await loadHotspot(root, id))).not.toEqual([]);
      expect((await readdir(folder)).sort()).toEqual(['harbour.json', 'hill-end.json']);
    },
  );

  it('writes nothing that is not right', async () => {
    expect(codesOf(await saveHotspot(root, { ...CHANGE, languages: [] }))).toEqual(['value-too-short']);
    expect(await readdir(folder)).not.toContain('canal-side.json');
  });
});

describe('saving a place that is there', () => {
  it('replaces what changes and keeps the rest, with the rights of the file', async () => {
    await chmod(join(folder, 'harbour.json'), 0o640);
    const [before, version] = [await read('harbour'), await versionOf('harbour')];
    const saved = await saveHotspot(root, { id: 'harbour', name: 'Old harbour' }, version);
    expect(await read('harbour')).toBe(before.replace('The Harbour', 'Old harbour'));
    expect(saved).toMatchObject({ version: await versionOf('harbour') });
    expect((await stat(join(folder, 'harbour.json'))).mode & 0o777).toBe(0o640);
  });

  it('refuses a file that was changed meanwhile, by one byte or altogether', async () => {
    const version = await versionOf('harbour');
    const edited = `${await read('harbour')} `;
    await writeFile(join(folder, 'harbour.json'), edited);
    const saved = await saveHotspot(root, { id: 'harbour', name: 'Mine' }, version);
    expect(codesOf(saved)).toEqual(['file-changed-meanwhile']);
    expect(await read('harbour')).toBe(edited);
    if ('problems' in saved) {
      expect(saved.problems.map((one) => wordingOf(one).message)).toEqual([
        'The file was changed by somebody else after it was opened. Nothing was written.',
      ]);
    }
  });

  it('does not bring back a file that was taken away meanwhile', async () => {
    const version = await versionOf('harbour');
    await rm(join(folder, 'harbour.json'));
    const saved = await saveHotspot(root, { id: 'harbour', name: 'Mine' }, version);
    expect(saved).toMatchObject({ problems: [{ code: 'file-changed-meanwhile', args: { how: 'gone' } }] });
    expect(await readdir(folder)).toEqual(['hill-end.json']);
  });

  it('lets only one of several win that opened the same version', async () => {
    const version = await versionOf('harbour');
    const names = ['One', 'Two', 'Three', 'Four', 'Five'];
    const saves = await Promise.all(names.map((name) => saveHotspot(root, { id: 'harbour', name }, version)));
    expect(saves.filter((saved) => 'file' in saved)).toHaveLength(1);
    expect(new Set(saves.flatMap(codesOf))).toEqual(new Set(['file-changed-meanwhile']));
  });

  it('writes through no link, and opens none', async () => {
    await writeFile(join(root, 'elsewhere.json'), await read('harbour'));
    await rm(join(folder, 'harbour.json'));
    await symlink(join(root, 'elsewhere.json'), join(folder, 'harbour.json'));
    const before = await readFile(join(root, 'elsewhere.json'), 'utf8');
    expect(codesOf(await loadHotspot(root, 'harbour'))).toEqual(['file-not-plain']);
    expect(codesOf(await saveHotspot(root, { ...CHANGE, id: 'harbour' }))).toEqual(['file-not-plain']);
    expect(codesOf(await saveHotspot(root, { ...CHANGE, id: 'harbour' }, 'x'))).toEqual(['file-not-plain']);
    expect(await readFile(join(root, 'elsewhere.json'), 'utf8')).toBe(before);
  });

  it('takes no folder for a file', async () => {
    await mkdir(join(folder, 'canal-side.json'));
    expect(codesOf(await saveHotspot(root, CHANGE))).toEqual(['file-not-plain']);
  });

  it('goes on at once where an earlier save was killed half-way', async () => {
    const nobody = `${2 ** 22 - 1}`;
    await writeFile(join(folder, '.harbour.json.lock'), `${nobody} and more`);
    const unfinished = unfinishedName('.harbour.json').replace(`.${process.pid}@`, `.${nobody}@`);
    await writeFile(join(folder, unfinished), '{');
    const beganMs = Date.now();
    expect(await saveHotspot(root, { id: 'harbour', name: 'Mine' }, await versionOf('harbour'))).toHaveProperty('file');
    expect(Date.now() - beganMs).toBeLessThan(3000);
    expect(await readdir(folder)).toEqual(['harbour.json', 'hill-end.json']);
  });

  it('hides what lies beside it meanwhile from every reader', async () => {
    const before = await readLibrary(root);
    for (const name of ['hotspots/.harbour.json.lock', 'stories/quiet-harbour/.en.mdx.lock', 'areas/.import.lock']) {
      await writeFile(join(root, 'content', name), '1');
      await writeFile(unfinishedName(join(root, 'content', name)), '{');
    }
    const after = await readLibrary(root);
    expect(after.problems).toEqual(before.problems);
    expect(after.library?.hotspots).toEqual(before.library?.hotspots);
  });
});

it('says what keeps a file from being opened', async () => {
  expect(codesOf(await loadHotspot(root, 'nowhere'))).toEqual(['file-missing']);
  await writeFile(join(folder, 'harbour.json'), '{ "type": ');
  expect(codesOf(await loadHotspot(root, 'harbour'))).toEqual(['json-syntax']);
  await writeFile(join(folder, 'harbour.json'), new Uint8Array([0xff]));
  expect(codesOf(await loadHotspot(root, 'harbour'))).toEqual(['file-not-utf8']);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSources } from '#area/import/source-file-fs.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'sources-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function folderOf(name: string, ...files: string[]): Promise<string> {
  for (const file of files) {
    await mkdir(dirname(join(home, name, file)), { recursive: true });
    await writeFile(join(home, name, file), 'a,b\n');
  }
  return join(home, name);
}

async function found(...folders: string[]): Promise<{ files: string[]; extras: string[]; missing: string[] }> {
  const { files, extras, missing } = await findSources(folders);
  return {
    files: files.map(({ path }) => relative(home, path)),
    extras,
    missing: missing.map((path) => relative(home, path)),
  };
}

describe('a folder', () => {
  it('stands for the tables in it and below, in order, and for nothing else', async () => {
    const folder = await folderOf('codepo_gb', 'Data/CSV/bl.CSV', 'Data/CSV/bk.csv', 'Data/readme.txt', 'top.csv');
    expect(await found(folder)).toEqual({
      files: ['codepo_gb/top.csv', 'codepo_gb/Data/CSV/bk.csv', 'codepo_gb/Data/CSV/bl.CSV'],
      extras: [],
      missing: [],
    });
  });

  it('is read without documents and second copies, and those are named', async () => {
    const folder = await folderOf(
      'ONSPD',
      ...[
        'Data/ONSPD.csv',
        'Data/multi_csv/ONSPD_BK.csv',
        'Doc/Headers.csv',
        'Documents/Wards.csv',
        'User Guide/x.csv',
      ],
      'Data/Code-Point_Open_Column_Headers.csv',
    );
    const { files, extras } = await found(folder);
    expect(files).toEqual(['ONSPD/Data/ONSPD.csv']);
    expect(extras).toEqual([
      'Data/Code-Point_Open_Column_Headers.csv',
      'Data/multi_csv/ONSPD_BK.csv',
      'Doc/Headers.csv',
      'Documents/Wards.csv',
      'User Guide/x.csv',
    ]);
  });

  it('is read even where its own name, or one above it, is that of a second copy', async () => {
    const folder = await folderOf('docs/multi_csv', 'bk.csv');
    expect((await found(folder)).files).toEqual(['docs/multi_csv/bk.csv']);
  });

  it('hides what a machine keeps for itself, and what lies too deep', async () => {
    const folder = await folderOf('deep', '__MACOSX/._a.csv', '.a.csv', 'a/b/c/in.csv', 'a/b/c/d/out.csv');
    expect((await found(folder)).files).toEqual(['deep/a/b/c/in.csv']);
  });

  it('is missing when it has no table, as is what is not there', async () => {
    const folder = await folderOf('none', 'Doc/a.csv');
    expect((await found(folder, join(home, 'nowhere.csv'))).missing).toEqual(['none', 'nowhere.csv']);
  });
});

import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { unfinishedName, writeThrough, writeUnfinished } from '#source/write-fs.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  path = join(folder, 'one.json');
});
const bytesOf = (): Promise<string> => readFile(path, 'utf8');

it('writes all of a file over what was there, and leaves nothing beside it', async () => {
  expect(await writeThrough(path, 'first')).toBe(true);
  expect(await writeThrough(path, Buffer.from('second'))).toBe(true);
  expect([await bytesOf(), await readdir(folder)]).toEqual(['second', ['one.json']]);
});

it('gives a file exactly the rights it is told, whatever new files have', async () => {
  const before = process.umask(0o077);
  onTestFinished(() => void process.umask(before));
  await writeThrough(path, 'x', { mode: 0o664 });
  expect((await stat(path)).mode & 0o777).toBe(0o664);
  await writeThrough(path, 'x');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('never writes a new file over another, though many want its name at once', async () => {
  const texts = Array.from({ length: 12 }, (_, at) => String(at));
  const written = await Promise.all(texts.map((text) => writeThrough(path, text, { isNew: true })));
  expect(written.filter(Boolean)).toHaveLength(1);
  expect(await bytesOf()).toBe(String(written.indexOf(true)));
  expect(await readdir(folder)).toEqual(['one.json']);
});

it('leaves nothing beside a file that it cannot write', async () => {
  await mkdir(join(path, 'something'), { recursive: true });
  await expect(writeThrough(path, 'x')).rejects.toMatchObject({
    code: expect.stringMatching(/EISDIR|ENOTEMPTY|EEXIST|EPERM/),
  });
  expect(await readdir(folder)).toEqual(['one.json']);
});

it('begins under a hidden name', async () => {
  const unfinished = await writeUnfinished(path, 'x');
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^\.one\.json\..+\.unfinished$/)]);
  expect(await readFile(unfinished, 'utf8')).toBe('x');
});

it('takes away what killed processes left, and nothing that a living one is writing or that is somebody’s own', async () => {
  const nobodys = `.other.json.${2 ** 22 - 1}.`;
  const name = unfinishedName('.other.json');
  const left = name.replace(`.${process.pid}@`, `.${2 ** 22 - 1}@`);
  const living = name.replace(`.${process.pid}@`, `.${process.ppid}@`);
  const elsewhere = name.replace(/@[^.]+/, '@elsewhere');
  for (const one of [left, living, elsewhere, name, `${nobodys}unfinished`, '.keep', 'b.unfinished']) {
    await writeFile(join(folder, one), '');
  }
  await writeThrough(path, 'x');
  expect((await readdir(folder)).sort()).toEqual(
    [living, elsewhere, name, `${nobodys}unfinished`, '.keep', 'b.unfinished', 'one.json'].sort(),
  );
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { swapIn } from '#area/import/swap-fs.ts';
import { unfinishedName } from '#source/write-fs.ts';

const SWAPPING = fileURLToPath(new URL('swapping.ts', import.meta.url));
const ONE = 'content/areas/one.json';
const TWO = 'content/areas/boundaries/two.json';

async function emptyRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'swap-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return root;
}

const text = (root: string, file: string): Promise<string> => readFile(join(root, file), 'utf8');
const names = (root: string): Promise<string[]> => readdir(join(root, 'content/areas'), { recursive: true });

it('puts every file in its place, makes the folders, and leaves nothing beside them', async () => {
  const root = await emptyRoot();
  await swapIn(
    root,
    new Map([
      [ONE, 'old'],
      [TWO, 'old'],
    ]),
  );
  await swapIn(root, new Map([[ONE, 'new']]));
  expect([await text(root, ONE), await text(root, TWO)]).toEqual(['new', 'old']);
  expect((await names(root)).sort()).toEqual(['boundaries', 'boundaries/two.json', 'one.json']);
});

it.each(['old', undefined])('changes no file when one of them cannot be written: %s', async (before) => {
  const root = await emptyRoot();
  if (before) await swapIn(root, new Map([[ONE, before]]));
  // A folder stands where the second file belongs.
  await mkdir(join(root, TWO, 'something'), { recursive: true });
  const both = new Map([
    [ONE, 'new'],
    [TWO, 'new'],
  ]);
  await expect(swapIn(root, both)).rejects.toThrow();
  expect(await text(root, ONE).catch(() => undefined)).toBe(before);
  expect((await names(root)).filter((name) => name.includes('unfinished'))).toEqual([]);
});

it('takes away what an import that was killed has left', async () => {
  const root = await emptyRoot();
  await swapIn(root, new Map([[ONE, 'old']]));
  const left = unfinishedName('.postcodes.json').replace(`.${process.pid}@`, `.${2 ** 22 - 1}@`);
  await writeFile(join(root, 'content/areas', left), 'half');
  await writeFile(join(root, 'content/areas/.keep'), 'mine');
  await swapIn(root, new Map([[ONE, 'new']]));
  expect((await names(root)).sort()).toEqual(['.keep', 'one.json']);
});

it('leaves every file whole, whenever its process is killed', async () => {
  const root = await emptyRoot();
  const length = 2_000_000;
  for (const waitMs of [0, 3, 7, 11, 16, 22, 31, 45]) {
    const child = spawn(process.execPath, [SWAPPING, root, String(length)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await setTimeout(waitMs);
    child.kill('SIGKILL');
    await once(child, 'close');
    for (const file of [ONE, TWO]) {
      const found = await text(root, file);
      expect([found.length, new Set(found).size]).toEqual([length, 1]);
    }
    const left = (await names(root)).filter(
      (name) => !/^(?:boundaries|(?:boundaries\/)?(?:one|two)\.json)$/.test(name),
    );
    // Whatever is left has a name with a dot, which no reader looks at.
    expect(left.filter((name) => !/(?:^|\/)\.[^/]+\.unfinished$/.test(name))).toEqual([]);
  }
});

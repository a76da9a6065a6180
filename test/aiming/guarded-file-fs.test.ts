import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readSeen, writeGuarded } from '#aiming/guarded-file-fs.ts';
import { countOn } from './counting.ts';

const COUNTING = fileURLToPath(new URL('counting.ts', import.meta.url));
const FILE = 'counter.txt';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'guarded-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeFile(join(root, FILE), '0');
});
const count = async (): Promise<number> => Number(await readFile(join(root, FILE), 'utf8'));

/** Counts on in a process of its own; fails with what that says. */
async function countElsewhere(writers: number, rounds: number): Promise<number> {
  const words = [COUNTING, root, FILE, String(writers), String(rounds)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, faults] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    faults += part.toString();
  });
  await once(child, 'close');
  expect(faults).toBe('');
  return Number(said);
}

describe('a file that many read, change and save at once', () => {
  it('has every save that was said to be written, in one process', async () => {
    const written = await countOn(root, FILE, 16, 15);
    expect(written).toBeGreaterThan(15);
    expect(await count()).toBe(written);
    expect(await readdir(root)).toEqual([FILE]);
  });

  it('has every save that was said to be written, in several processes', async () => {
    const each = await Promise.all(Array.from({ length: 5 }, () => countElsewhere(2, 15)));
    expect(each.every((written) => written > 0)).toBe(true);
    expect(await count()).toBe(each.reduce((sum, written) => sum + written, 0));
    expect(await readdir(root)).toEqual([FILE]);
  });
});

describe('a file that goes while it is worked on', () => {
  it('is missing to who opens it, and gone to who saves it, in words', async () => {
    const seen = await readSeen(root, FILE, 'the counter');
    if ('problem' in seen) throw new Error(seen.problem.code);
    await rm(join(root, FILE));
    expect(await readSeen(root, FILE, 'the counter')).toMatchObject({ problem: { code: 'file-missing' } });
    expect(await writeGuarded(root, FILE, '1', seen.version)).toMatchObject({
      problem: { code: 'file-changed-meanwhile', args: { how: 'gone' } },
    });
    expect(await readdir(root)).toEqual([]);
  });
});

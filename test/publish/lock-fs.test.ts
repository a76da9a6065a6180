import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { alone, takeLock } from '#publish/lock-fs.ts';

describe('a lock', () => {
  let file: string;
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), 'lock-')), 'deep', 'one.lock');
  });

  it('is taken once, and again when its holder is gone', async () => {
    expect(await takeLock(file)).toBe(true);
    expect(await takeLock(file)).toBe(false);
    writeFileSync(file, String(2 ** 22 - 1));
    expect(await takeLock(file)).toBe(true);
  });

  it('is not held by a file that names no process', async () => {
    await takeLock(file);
    writeFileSync(file, 'nonsense');
    expect(await takeLock(file)).toBe(true);
  });

  it('lets work wait for its turn, so that no two overlap', async () => {
    let [running, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await setTimeout(20);
      running--;
    };
    await Promise.all([alone(file, work), alone(file, work), alone(file, work)]);
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('is given back when the work fails', async () => {
    await expect(alone(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });
});

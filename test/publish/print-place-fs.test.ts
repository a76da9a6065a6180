import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { inNameOf, makeFolder, printPlace } from '#publish/print-place-fs.ts';

describe('the place of a print job', () => {
  let home: string;
  let root: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'place-'));
    root = join(home, 'root');
    for (const name of ['content/stories', 'data', 'out']) mkdirSync(join(root, name), { recursive: true });
  });

  const placeOf = (out: string) => printPlace(out, [root], join(root, 'out'));

  it('is any folder of its own, there or not, under a lock of its own', () => {
    const out = join(home, 'for', 'the', 'printer');
    expect(placeOf(out)).toEqual({ out, lock: join(out, '.print.lock') });
  });

  it('has the lock of a build where it lies in what a build removes', () => {
    const out = join(root, 'out', 'print');
    expect(placeOf(out)).toEqual({ out, lock: join(root, 'out.lock') });
    const other = join(home, 'elsewhere');
    mkdirSync(other);
    writeFileSync(join(other, '.inputs.json'), '{}');
    expect(placeOf(join(other, 'print')).lock).toBe(`${other}.lock`);
    expect(() => placeOf(join(other, 'flyers'))).toThrow(`write --out ${join(other, 'print')}`);
  });

  it.each([
    ['content', 'lies in content/'],
    ['content/stories/new', 'lies in content/'],
    ['data/x', 'lies in data/'],
    ['node_modules/x', 'lies in node_modules/'],
    ['.', 'holds the content'],
    ['..', 'holds the content'],
    ['/', 'holds the content'],
    ['out', 'what the build makes and removes'],
    ['out/site', 'what the build makes and removes'],
    ['out/print/more', 'what the build makes and removes'],
  ])('is not %s', (name, reason) => {
    const out = name === '/' ? name : join(root, name);
    expect(() => placeOf(out)).toThrow(reason);
    expect(() => placeOf(out)).toThrow('--out');
  });

  it('may have a name that only begins like theirs', () => {
    for (const name of ['contents', 'content-flyers', '..print', 'output']) {
      expect(placeOf(join(root, name)).out).toBe(join(root, name));
    }
  });

  it('is judged by where its links lead', () => {
    symlinkSync(join(root, 'content'), join(home, 'link'));
    expect(() => placeOf(join(home, 'link', 'x'))).toThrow('lies in content/');
    symlinkSync(join(home, 'gone'), join(home, 'dangling'));
    for (const out of ['dangling', 'dangling/x']) {
      expect(() => placeOf(join(home, out))).toThrow('is a link to a folder that is not there');
    }
  });

  it('is no file, and lies in none', () => {
    writeFileSync(join(home, 'list.txt'), '');
    for (const out of ['list.txt', 'list.txt/x']) expect(() => placeOf(join(home, out))).toThrow('is a file');
  });
});

describe('a folder that is made', () => {
  it.skipIf(process.platform !== 'linux')('is refused at once where the system takes none', async () => {
    await expect(makeFolder('/proc/flyers/deep')).rejects.toThrow('/proc/flyers/deep cannot be written to');
  });

  it('is what a refusal of the system names, not a file in it', async () => {
    const refused = Object.assign(new Error('ENOSPC'), {
      code: 'ENOSPC',
      syscall: 'write',
      path: '/x/.making-1/a.pdf',
    });
    await expect(inNameOf('/x', () => Promise.reject(refused))).rejects.toMatchObject({ code: 'ENOSPC', path: '/x' });
    const fault = new TypeError('ours');
    await expect(inNameOf('/x', () => Promise.reject(fault))).rejects.toBe(fault);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf, Reuse } from '#publish/reuse-fs.ts';

describe('reusing what has not changed', () => {
  let home: string;
  let round: number;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'reuse-'));
    round = 0;
  });

  /** One build of a single file from `input`; each build takes over from the one before. */
  async function build(input: unknown, fingerprint = 'toolkit'): Promise<string> {
    const last = join(home, String(round));
    const next = join(home, String(++round));
    mkdirSync(next);
    const reuse = await Reuse.open(last, next, fingerprint);
    const brought = await reuse.bringFile('a/flyer.pdf', input, async () => Buffer.from(`made in ${round}`));
    const how = await reuse.bringFolder('site', input, async (target) => {
      await mkdir(target);
      await writeFile(join(target, 'page'), `made in ${round}`);
    });
    await reuse.close();
    expect(brought?.how).toBe(how);
    expect(readFileSync(join(next, 'site/page'), 'utf8')).toBe(readFileSync(join(next, 'a/flyer.pdf'), 'utf8'));
    return `${how}: ${readFileSync(join(next, 'a/flyer.pdf'), 'utf8')}`;
  }

  it('takes a file over when all it is made from is the same', async () => {
    expect(await build({ title: 'one' })).toBe('made: made in 1');
    expect(await build({ title: 'one' })).toBe('reused: made in 1');
    expect(await build({ title: 'one' })).toBe('reused: made in 1');
  });

  it.each([
    ['a word', { title: 'one' }, { title: 'two' }],
    ['a moment', { at: new Date(0) }, { at: new Date(1) }],
    ['a field', { title: 'one' }, { title: 'one', photo: undefined }],
  ])('makes it again when %s changes', async (_, before, after) => {
    await build(before);
    expect(await build(after)).toBe('made: made in 2');
  });

  it('makes everything again when the toolkit itself changes', async () => {
    await build({ title: 'one' });
    expect(await build({ title: 'one' }, 'another toolkit')).toBe('made: made in 2');
  });

  it('makes a file again that somebody has deleted, and survives a memory that cannot be read', async () => {
    await build({ title: 'one' });
    for (const path of ['a/flyer.pdf', 'site/page']) rmSync(join(home, '1', path));
    expect(await build({ title: 'one' })).toBe('made: made in 2');
    writeFileSync(join(home, '2', '.inputs.json'), 'not json');
    expect(await build({ title: 'one' })).toBe('made: made in 3');
  });

  it('makes a file again that somebody has changed by hand', async () => {
    await build({ title: 'one' });
    for (const path of ['a/flyer.pdf', 'site/page']) writeFileSync(join(home, '1', path), 'scribbled on');
    expect(await build({ title: 'one' })).toBe('made: made in 2');
  });

  it('brings nothing where there is nothing to make', async () => {
    const next = join(home, 'next');
    mkdirSync(next);
    const reuse = await Reuse.open(home, next, 'toolkit');
    expect(await reuse.bringFile('a.pdf', 1, async () => undefined)).toBeUndefined();
  });

  it('has a fingerprint that follows every file, its name and its content', async () => {
    const code = join(home, 'code');
    mkdirSync(code);
    writeFileSync(join(code, 'a.ts'), '1');
    const first = await fingerprintOf([code]);
    expect(await fingerprintOf([code])).toBe(first);
    writeFileSync(join(code, 'a.ts'), '2');
    const second = await fingerprintOf([code]);
    writeFileSync(join(code, 'b.ts'), '');
    expect(new Set([first, second, await fingerprintOf([code])]).size).toBe(3);
  });
});

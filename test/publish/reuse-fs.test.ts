import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
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
    const how = await reuse.bring('a/flyer.pdf', input, (target) => writeFile(target, `made in ${round}`));
    await reuse.close();
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
    rmSync(join(home, '1', 'a/flyer.pdf'));
    expect(await build({ title: 'one' })).toBe('made: made in 2');
    writeFileSync(join(home, '2', '.inputs.json'), 'not json');
    expect(await build({ title: 'one' })).toBe('made: made in 3');
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

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openOutput } from '#publish/output-fs.ts';

describe('an output that is replaced in whole', () => {
  let home: string;
  let out: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'output-'));
    out = join(home, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'page'), 'last good');
    writeFileSync(join(out, '.inputs.json'), '{}');
  });

  it('leaves the last good output alone until it is committed', async () => {
    const output = await openOutput(out);
    writeFileSync(join(output.temporary, 'page'), 'new');
    expect(readFileSync(join(out, 'page'), 'utf8')).toBe('last good');
    await output.commit();
    await output.discard();
    expect(readFileSync(join(out, 'page'), 'utf8')).toBe('new');
    expect(readdirSync(home)).toEqual(['out']);
  });

  it('leaves nothing behind when it is discarded', async () => {
    const output = await openOutput(out);
    writeFileSync(join(output.temporary, 'page'), 'half');
    await output.discard();
    expect(readFileSync(join(out, 'page'), 'utf8')).toBe('last good');
    expect(readdirSync(home)).toEqual(['out']);
  });

  it('keeps nothing of the old output that the new one does not have', async () => {
    const output = await openOutput(out);
    await output.commit();
    expect(readdirSync(out)).toEqual([]);
  });

  it('makes the first output, in folders that are not there yet', async () => {
    const first = join(home, 'deep', 'down', 'out');
    const output = await openOutput(first);
    await output.commit();
    expect(existsSync(first)).toBe(true);
  });

  it('brings back the last good output after a build that was killed between its two moves', async () => {
    renameSync(out, `${out}.previous`);
    await openOutput(out);
    expect(readFileSync(join(out, 'page'), 'utf8')).toBe('last good');
  });

  it('lets one build write at a time, and is not held up by one that was killed', async () => {
    writeFileSync(`${out}.lock`, String(process.ppid));
    await expect(openOutput(out)).rejects.toThrow('Another build is writing to');
    writeFileSync(`${out}.lock`, String(2 ** 22 - 1));
    const output = await openOutput(out);
    await output.discard();
    expect(readdirSync(home)).toEqual(['out']);
  });

  it('never replaces a folder or a file that no build made', async () => {
    const papers = join(home, 'papers');
    mkdirSync(papers);
    writeFileSync(join(papers, 'thesis.txt'), 'years of work');
    await expect(openOutput(papers)).rejects.toThrow('files that no build made');
    await expect(openOutput(join(papers, 'thesis.txt'))).rejects.toThrow('files that no build made');
    expect(readFileSync(join(papers, 'thesis.txt'), 'utf8')).toBe('years of work');
    expect(readdirSync(home).sort()).toEqual(['out', 'papers']);
  });

  it('takes an empty folder', async () => {
    const empty = join(home, 'empty');
    mkdirSync(empty);
    const output = await openOutput(empty);
    await output.commit();
    expect(existsSync(empty)).toBe(true);
  });

  it('clears away what a killed build had begun, and not what a living one is writing', async () => {
    const dead = 2 ** 22 - 1;
    mkdirSync(`${out}.new-${dead}`);
    mkdirSync(`${out}.new-${process.ppid}`);
    await openOutput(out);
    expect(existsSync(`${out}.new-${dead}`)).toBe(false);
    expect(existsSync(`${out}.new-${process.ppid}`)).toBe(true);
  });
});

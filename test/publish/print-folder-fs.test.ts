import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openOutput } from '#publish/output-fs.ts';
import { openPrintFolder } from '#publish/print-folder-fs.ts';
import { printPlace } from '#publish/print-place-fs.ts';

const bytes = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('a folder of print jobs', () => {
  let home: string;
  let out: string;
  let lock: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'print-'));
    out = join(home, 'out', 'print');
    lock = printPlace(out, [], join(home, 'out')).lock;
  });

  const read = (path: string): string => readFileSync(join(out, path), 'utf8');
  const shown = (folder: string): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'));

  async function make(folder: string, files: Record<string, string>): Promise<void> {
    const print = await openPrintFolder(out, [folder], lock);
    for (const [name, words] of Object.entries(files)) await print.write(folder, name, bytes(words));
    await print.commit();
    await print.discard();
  }

  it('shows nothing before all of it is there', async () => {
    const print = await openPrintFolder(out, ['lamps'], lock);
    await print.write('lamps', 'a.pdf', bytes('one'));
    expect(shown(out)).toEqual([]);
    await print.commit();
    await print.discard();
    expect(shown(out)).toEqual(['lamps']);
    expect(read('lamps/a.pdf')).toBe('one');
  });

  it('replaces files of the same name, and keeps all others of earlier jobs', async () => {
    await make('lamps', { 'a.pdf': 'old', 'b.pdf': 'kept' });
    await make('vans', { 'c.pdf': 'kept' });
    for (const words of ['new', 'newer']) await make('lamps', { 'a.pdf': words });
    expect(shown(join(out, 'lamps'))).toEqual(['a.pdf', 'b.pdf']);
    expect(['lamps/a.pdf', 'lamps/b.pdf', 'vans/c.pdf'].map(read)).toEqual(['newer', 'kept', 'kept']);
  });

  it('brings no file back that somebody took away, and never one from elsewhere', async () => {
    await make('lamps', { 'a.pdf': 'old', 'b.pdf': 'old' });
    rmSync(join(out, 'lamps', 'b.pdf'));
    writeFileSync(join(home, 'secret.pdf'), 'not for print');
    const list = join(out, 'lamps', '.print.json');
    writeFileSync(list, JSON.stringify({ files: ['a.pdf', 'b.pdf', '../../../secret.pdf'] }));
    await make('lamps', { 'c.pdf': 'new' });
    expect(shown(join(out, 'lamps'))).toEqual(['a.pdf', 'c.pdf']);
  });

  it('takes a folder for a stranger, though it has the name of a file that was made', async () => {
    await make('lamps', { 'a.pdf': 'old' });
    rmSync(join(out, 'lamps', 'a.pdf'));
    mkdirSync(join(out, 'lamps', 'a.pdf'));
    await expect(make('lamps', { 'a.pdf': 'new' })).rejects.toThrow('would be lost');
  });

  it('leaves what was there, and nothing besides, when it is discarded', async () => {
    await make('lamps', { 'a.pdf': 'old' });
    const print = await openPrintFolder(out, ['lamps'], lock);
    await print.write('lamps', 'a.pdf', bytes('half'));
    await print.discard();
    expect(readdirSync(out)).toEqual(['lamps']);
    expect(read('lamps/a.pdf')).toBe('old');
  });

  it('never removes a file that no print job made', async () => {
    await make('lamps', { 'a.pdf': 'old' });
    writeFileSync(join(out, 'lamps', 'quote-of-the-printer.txt'), 'by post');
    await expect(make('lamps', { 'a.pdf': 'new' })).rejects.toThrow('quote-of-the-printer.txt');
    mkdirSync(join(out, 'vans'));
    writeFileSync(join(out, 'vans', 'en.mdx'), 'a story');
    await expect(make('vans', { 'a.pdf': 'new' })).rejects.toThrow('would be lost');
    expect([read('lamps/a.pdf'), read('vans/en.mdx')]).toEqual(['old', 'a story']);
  });

  it('takes a job whose list of files was spoilt for one that nobody made', async () => {
    await make('lamps', { 'a.pdf': 'old' });
    writeFileSync(join(out, 'lamps', '.print.json'), '{}');
    await expect(make('lamps', { 'a.pdf': 'new' })).rejects.toThrow('would be lost');
    expect(read('lamps/a.pdf')).toBe('old');
  });

  it('does not mind what a file manager left there', async () => {
    await make('lamps', { 'a.pdf': 'old' });
    writeFileSync(join(out, 'lamps', '.DS_Store'), '');
    await make('lamps', { 'a.pdf': 'new' });
    expect(read('lamps/a.pdf')).toBe('new');
  });

  it('brings back the last good job after one that was killed between its two moves', async () => {
    await make('lamps', { 'a.pdf': 'old' });
    renameSync(join(out, 'lamps'), join(out, 'lamps.previous'));
    const print = await openPrintFolder(out, ['lamps'], lock);
    await print.discard();
    expect(read('lamps/a.pdf')).toBe('old');
  });

  it('clears away what a killed job had begun', async () => {
    const begun = join(out, `.making-${2 ** 22 - 1}`);
    mkdirSync(begun, { recursive: true });
    await make('lamps', { 'a.pdf': 'new' });
    expect(existsSync(begun)).toBe(false);
  });

  it('waits for no build: it says that one is at work, as a build does of it', async () => {
    const build = await openOutput(join(home, 'out'));
    await expect(openPrintFolder(out, ['lamps'], lock)).rejects.toThrow('A build or another print job is writing');
    await build.discard();
    const print = await openPrintFolder(out, ['lamps'], lock);
    await expect(openOutput(join(home, 'out'))).rejects.toThrow('Another build is writing');
    await print.discard();
  });

  it('may be all there is of an output: the build that removes it goes on', async () => {
    await make('lamps', { 'a.pdf': 'old' });
    const build = await openOutput(join(home, 'out'));
    await build.commit();
    await build.discard();
    expect(readdirSync(join(home, 'out'))).toEqual([]);
  });

  it('is not taken for one when it only has the same name', async () => {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'holiday.jpg'), 'a photo');
    await expect(openOutput(join(home, 'out'))).rejects.toThrow('files that no build made');
    expect(read('holiday.jpg')).toBe('a photo');
  });
});

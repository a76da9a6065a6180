import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPages } from '../flyer/read-structure.ts';
import { PARTNERSHIP } from '../library/root.ts';
import { PROJECT } from '../shipped.ts';
import { signAll } from '../sign-all.ts';
import { cli } from './cli.ts';

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'flyers-')), 'print');
/** What is called with, but where a test names it itself. */
const usual = (out: string) => ({ '--root': PARTNERSHIP, '--now': '2031-05-20T09:00:00Z', '--out': out });
const call = (out: string, ...words: string[]) => {
  const others = Object.entries(usual(out)).filter(([name]) => !words.includes(name));
  return cli(['flyers', ...others.flat(), ...words]);
};
const shown = (folder: string): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'));

describe('npm run flyers', () => {
  it('makes all that is out, each place with its covering sheet, and tells it in 80 columns', async () => {
    const out = fresh();
    const { code, stdout, stderr } = await call(out);
    expect([code, stderr]).toEqual([0, '']);
    expect(shown(out).sort()).toEqual(['lights-on-the-marsh', 'open-door', 'quiet-harbour']);
    expect(shown(join(out, 'quiet-harbour')).sort()).toEqual([
      'harbour-a5-covering-sheet.pdf',
      'harbour-en-a5.pdf',
      'harbour-pl-a5.pdf',
    ]);
    expect(stdout).toMatch(/^ {2}harbour-pl-a5\.pdf +1 side$/m);
    expect(stdout).toContain('how many: not known, out by 27 May 2031');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('prints two languages on the two sides of one flyer, and tells the printer', async () => {
    const out = fresh();
    const { stdout } = await call(out, '--story', 'quiet-harbour', '--lang', 'en+pl', '--paper', 'a4-2up');
    expect(stdout).toMatch(/harbour-en\+pl-a4-2up\.pdf +2 sides/);
    const bytes = readFileSync(join(out, 'quiet-harbour', 'harbour-en+pl-a4-2up.pdf'));
    const { languages, pages } = await readPages(bytes);
    expect(pages).toHaveLength(2);
    expect(new Set(languages)).toEqual(new Set([undefined, 'pl']));
    const sheet = await readPages(readFileSync(join(out, 'quiet-harbour', 'harbour-en+pl-a4-2up-covering-sheet.pdf')));
    const told = sheet.heard.join(' ').replace(/\s+/g, ' ');
    for (const words of ['English and Polish', 'short edge', 'where the marks are']) expect(told).toContain(words);
  });

  it('keeps what was made on other papers and in other finishes, each with its covering sheet', async () => {
    const out = fresh();
    await call(out, '--story', 'quiet-harbour');
    await call(out, '--story', 'quiet-harbour', '--lang', 'pl', '--paper', 'dl', '--one-colour');
    expect(shown(join(out, 'quiet-harbour')).sort()).toEqual([
      'harbour-a5-covering-sheet.pdf',
      'harbour-en-a5.pdf',
      'harbour-pl-a5.pdf',
      'harbour-pl-dl-one-colour-covering-sheet.pdf',
      'harbour-pl-dl-one-colour.pdf',
    ]);
  });

  it('makes the same bytes again', async () => {
    const [one, other] = [fresh(), fresh()];
    await Promise.all([one, other].map((out) => call(out, '--story', 'quiet-harbour', '--lang', 'pl')));
    for (const name of shown(join(one, 'quiet-harbour'))) {
      const [first, second] = [one, other].map((out) => readFileSync(join(out, 'quiet-harbour', name)));
      expect(first?.equals(second ?? Buffer.alloc(0)), name).toBe(true);
    }
  });

  it('makes a press file with room to cut, and says so in its name', async () => {
    const out = fresh();
    await call(out, '--story', 'quiet-harbour', '--lang', 'en', '--print', '--one-colour');
    const bytes = readFileSync(join(out, 'quiet-harbour', 'harbour-en-a5-press-one-colour.pdf'), 'latin1');
    expect(bytes).toContain('/TrimBox');
  });

  it('tells every wrong word at once, in 80 columns, and writes nothing', async () => {
    const out = fresh();
    const wrong = ['--story', 'quiet-harbor', '--hotspot', 'harbor', '--lang', 'plx', '--paper', 'a55'];
    const { code, stderr } = await call(out, ...wrong);
    expect(code).toBe(2);
    for (const meant of ['quiet-harbour', 'harbour', 'pl', 'a5']) expect(stderr).toContain(`Did you mean “${meant}”?`);
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    [['--print', '--paper', 'a4-2up'], 'a print shop puts them on sheets by itself'],
    [['--sides', '3'], '--sides is 1 or 2.'],
    [['--sides', '1', '--lang', 'en+pl'], 'leave out --sides'],
    [['--sides', '2', '--paper', 'a4-folded'], 'leave out --sides'],
    [['--paper', 'a4-folded', '--lang', 'en+pl'], 'A leaflet is in one language: write --lang pl.'],
    [['--paper', 'a3'], 'There is no paper “a3”. Choose from: a5, a4, dl,'],
    [['--lang', 'en,pl'], '--lang en,pl cannot be read. Did you mean en+pl?'],
    [['--lang', 'en pl'], 'Did you mean en+pl?'],
    [['--lang', ','], 'There is no language “,”'],
    [['--out', '/'], 'flyers would lie among it'],
    [['--lang', 'en', '--lang', 'pl'], '--lang takes one value, and was written twice: en and pl.'],
    [['--story', 'lights-on-the-marsh', '--now', '2031-07-01T00:00:00Z'], 'ended Tuesday, 10 June'],
    [['--story', 'quiet-harbour', '--now', '2031-01-01T00:00:00Z'], 'cannot be printed now: comes'],
    [['--out', 'test/fixtures/partnership/content/stories', '--story', 'open-door'], 'which is not for flyers'],
    [['--out', '/proc/flyers'], '/proc/flyers cannot be written to.'],
  ])('ends with 2 for %j', async (words, reason) => {
    const { code, stderr } = await call(fresh(), ...words);
    expect(stderr.replace(/\s+/g, ' ')).toContain(reason);
    expect(code).toBe(2);
  });

  it('writes nothing when a photo is too coarse for a press, and names it', async () => {
    const root = mkdtempSync(join(tmpdir(), 'flyers-'));
    cpSync(PARTNERSHIP, root, { recursive: true });
    const story = join(root, 'content/stories/open-door');
    const photo = { width: 90, height: 60, channels: 3, background: '#336699' } as const;
    await writeFile(join(story, 'photo.jpg'), await sharp({ create: photo }).jpeg().toBuffer());
    const words = await readFile(join(story, 'en.mdx'), 'utf8');
    const withPhoto = words.replace(/\n---\n/, '\nimage: photo.jpg\n---\n\n<Photo src="photo.jpg" alt="A boat." />\n');
    await writeFile(join(story, 'en.mdx'), withPhoto);
    await signAll(root);
    const out = fresh();
    const wanted = ['--story', 'open-door', '--print', '--out', out];
    const { code, stdout } = await cli(['flyers', '--root', root, '--now', '2031-05-20T09:00:00Z', ...wanted]);
    expect(stdout).toContain('photo-too-coarse');
    expect(stdout).toContain('“photo.jpg” would be printed with');
    expect(code).toBe(1);
    expect(shown(out)).toEqual([]);
  });

  it('makes the others when one has no room, names it, and ends with 1', async () => {
    const root = mkdtempSync(join(tmpdir(), 'flyers-'));
    cpSync(PARTNERSHIP, root, { recursive: true });
    const sentences = { en: 'Tell us.', pl: 'Długie zdanie o porcie i o łodziach. '.repeat(90) };
    for (const [language, ask] of Object.entries(sentences)) {
      const file = join(root, 'content/stories/quiet-harbour', `${language}.mdx`);
      const words = await readFile(file, 'utf8');
      await writeFile(file, words.replace(/^<Support/m, `<Report>\n\n${ask.trim()}\n\n</Report>\n\n<Support`));
    }
    await signAll(root);
    const out = fresh();
    const { code, stdout } = await call(out, '--root', root, '--story', 'quiet-harbour');
    expect(stdout).toContain('flyer-too-long');
    expect(stdout).toContain('Left out: what has no room on this paper');
    expect(code).toBe(1);
    expect(shown(join(out, 'quiet-harbour')).sort()).toEqual(['harbour-a5-covering-sheet.pdf', 'harbour-en-a5.pdf']);
    const alone = await call(fresh(), '--root', root, '--story', 'quiet-harbour', '--lang', 'pl', '--paper', 'a4-4up');
    expect(alone.stdout).toContain('(pl, a4-4up)');
    expect(alone.stdout).toContain('Write --paper a4-2up');
    expect(alone.stdout).toContain('Nothing was written');
    const both = await call(fresh(), '--root', root, '--story', 'quiet-harbour', '--lang', 'en+pl');
    expect(both.stdout).toContain('Make one language at a time: write --lang pl.');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops at %s, replaces nothing, and leaves nothing behind',
    async (signal) => {
      const out = fresh();
      await call(out, '--story', 'quiet-harbour', '--lang', 'pl');
      const was = readdirSync(out, { recursive: true }).sort();
      const words = ['flyers', ...Object.entries(usual(out)).flat()];
      const child = spawn(process.execPath, [join(PROJECT, 'scripts', 'cli.ts'), ...words]);
      let stderr = '';
      child.stderr.on('data', (part: Buffer) => {
        stderr += part.toString();
      });
      const ended = new Promise((resolve) => child.on('close', resolve));
      while (!existsSync(join(out, '.print.lock')) && child.exitCode === null) await setTimeout(2);
      child.kill(signal);
      expect(await ended).toBe(3);
      expect(stderr).toBe('Stopped. Nothing was replaced.\n');
      expect(readdirSync(out, { recursive: true }).sort()).toEqual(was);
    },
  );

  it('leaves whole files or none when it is killed', async () => {
    const out = fresh();
    const words = ['flyers', '--root', PARTNERSHIP, '--now', '2031-05-20T09:00:00Z', '--out', out];
    const child = spawn(process.execPath, [join(PROJECT, 'scripts', 'cli.ts'), ...words]);
    const ended = new Promise((resolve) => child.on('close', resolve));
    const isFilling = (): boolean => existsSync(out) && readdirSync(out).some((name) => name.startsWith('.making-'));
    for (let waited = 0; waited < 20_000 && !isFilling() && child.exitCode === null; waited += 5) await setTimeout(5);
    child.kill('SIGKILL');
    await ended;
    expect(shown(out)).toEqual([]);
    expect((await call(out)).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['lights-on-the-marsh', 'open-door', 'quiet-harbour']);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../shipped.ts';
import { cli } from './cli.ts';

describe('the command line', () => {
  it('lists its commands when it is asked for nothing', async () => {
    const { code, stdout } = await cli([]);
    expect(code).toBe(0);
    for (const name of ['check', 'build', 'start', 'flyers', 'import', 'subscribers'])
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it.each(['check', 'build', 'start', 'flyers', 'import'])(
    'explains %s in lines of at most 80 columns',
    async (name) => {
      const { code, stdout } = await cli([name, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain('--root DIR');
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    },
  );

  it.each([
    [['chekc'], 'Did you mean “check”?'],
    [['check', '--rot', '.'], 'Did you mean --root?'],
    [['check', 'stray'], 'npm run check -- --help'],
    [['build', '--now', 'tomorrow'], 'Write it like 2026-11-22T09:00:00Z.'],
    [['build', '--now', '2026-11-22'], 'Write it like 2026-11-22T09:00:00Z.'],
    [['build', '--root'], '--root needs a value after it, such as --root DIR.'],
    [['check', '--root', 'no/such/folder'], 'Write after --root which folder holds content/ and campaigns/.'],
    [['check', '-h'], 'There is no option -h.'],
    [['build', '--out', 'test'], 'Choose a new or empty folder with --out.'],
    [['start', '--port', 'http'], 'Write a number such as 4321.'],
  ])('ends with 2 and says what to write after %j', async (words, advice) => {
    const { code, stderr } = await cli(words);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(advice);
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('shows no sign that a terminal would obey, whatever was typed', async () => {
    const { code, stderr } = await cli(['aim', '--hotspot', '\u001b[2J\u001b]0;x\u0007']);
    expect(code).toBe(2);
    expect(stderr.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('works through a link to the toolkit, and when nobody reads on', async () => {
    const home = mkdtempSync(join(tmpdir(), 'usage-'));
    symlinkSync(PROJECT, join(home, 'link'));
    const script = join(home, 'link', 'scripts', 'cli.ts');
    expect(spawnSync(process.execPath, [script, 'check', '--help']).stdout.toString()).toContain('--root DIR');
    const child = spawn(process.execPath, [script, 'check', '--root', home], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (part: Buffer) => {
      stderr += part.toString();
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1);
    expect(stderr).toBe('');
  });

  it('tells what the machine refuses in a sentence, and ends with 3', async () => {
    const home = mkdtempSync(join(tmpdir(), 'usage-'));
    writeFileSync(join(home, 'file'), '');
    const root = join(PROJECT, 'test/fixtures/partnership');
    const { code, stderr } = await cli(['build', '--root', root, '--out', join(home, 'file', 'out')]);
    expect(stderr).toContain('A file stands where a folder should be.');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(3);
  });
});

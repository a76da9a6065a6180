import { describe, expect, it } from 'vitest';
import { cli } from './cli.ts';

describe('the command line', () => {
  it('lists its commands when it is asked for nothing', async () => {
    const { code, stdout } = await cli([]);
    expect(code).toBe(0);
    for (const name of ['check', 'build', 'start']) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it.each(['check', 'build', 'start'])('explains %s in lines of at most 80 columns', async (name) => {
    const { code, stdout } = await cli([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--root DIR');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    [['chekc'], 'Did you mean “check”?'],
    [['check', '--rot', '.'], 'Did you mean --root?'],
    [['check', 'stray'], 'npm run check -- --help'],
    [['build', '--now', 'tomorrow'], 'Write it like 2026-11-22T09:00:00Z.'],
    [['build', '--now', '2026-11-22'], 'Write it like 2026-11-22T09:00:00Z.'],
    [['build', '--root'], 'npm run build -- --help'],
    [['start', '--port', 'http'], 'Write a number such as 4321.'],
  ])('ends with 2 and says what to write after %j', async (words, advice) => {
    const { code, stderr } = await cli(words);
    expect(code).toBe(2);
    expect(stderr).toContain(advice);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

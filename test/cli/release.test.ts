import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { PROJECT } from '../shipped.ts';
import { signAll } from '../sign-all.ts';
import { cli } from './cli.ts';

let home: string;
let root: string;
const out = (): string => join(home, 'out');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'release-'));
  root = join(home, 'root');
  await cp(PARTNERSHIP, root, { recursive: true });
  const later = FIELDS.replace('2031-05-02', '2031-06-02').replace('aim:', 'expires: 2031-06-09T09:00:00+01:00\naim:');
  await lay(root, { 'stories/nets/en.mdx': `${later}Nets to lend.\n` });
  await signAll(root);
  await lay(root, { 'stories/unsigned/en.mdx': `${FIELDS.replace('2031-05-02', '2031-06-03')}More nets.\n` });
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('npm run release', () => {
  it('lists what comes, and what has to happen before', async () => {
    const { code, stdout } = await cli(['release', '--root', root, '--now', '2031-06-01T00:00:00Z']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Monday,? 2 June 2031, 09:00 {2}nets comes out\n/);
    expect(stdout).toMatch(/3 June 2031, 09:00 {2}unsigned would come out, but .*not submitted/);
    expect(stdout).toMatch(/9 June 2031, 09:00 {2}nets ends\n/);
  });

  it('does not wait where the clock of a sample stands still', async () => {
    const { code, stderr } = await cli(['release', '--watch']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('stands still')]);
  });

  it('builds at the very moment, says whom to tell, and stops cleanly', { timeout: 180_000 }, async () => {
    const moment = '2031-06-02T08:00:00Z';
    const begin = new Date(Date.parse(moment) - 12_000).toISOString();
    const words = ['release', '--watch', '--root', root, '--out', out(), '--now', begin];
    const child = spawn(process.execPath, [join(PROJECT, 'scripts', 'cli.ts'), ...words], { cwd: PROJECT });
    let said = '';
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const until = (word: RegExp): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = (part: Buffer | string): void => {
          said += part.toString();
          if (word.test(said)) resolve();
        };
        child.stdout.on('data', look);
        child.on('close', () => reject(new Error(said)));
        look('');
      });
    await until(/Wrote/);
    expect(readdirSync(join(out(), 'site', 'stories'))).not.toContain('nets');
    await until(/bulletin -- run --yes/);
    expect(said).toMatch(/Done: Monday,? 2 June 2031, 09:00 {2}nets comes out\.\nTell subscribers now:\n/);
    expect(await readFile(join(out(), 'site', 'stories', 'nets', 'index.html'), 'utf8')).toContain('Nets to lend.');
    await until(/Next: Tuesday,? 3 June 2031/);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(said).toMatch(/Stopped\. What was built last stays as it is\.\n$/);
  });
});

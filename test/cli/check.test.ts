import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../shipped.ts';
import { cli } from './cli.ts';

const STORY = 'content/stories/keighley-drug-phone-goes-quiet/en.mdx';

describe('npm run check', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'check-'));
    cpSync(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
    const text = readFileSync(join(root, STORY), 'utf8');
    writeFileSync(
      join(root, STORY),
      text
        .replace('aim: [keighley-central]', 'aim: [keighley-centrl]')
        .replace('<Facts>', '<Fact>')
        .replace('</Facts>', '</Fact>'),
    );
    const other = join(root, 'content/stories/airedale-knife-bin/en.mdx');
    writeFileSync(other, readFileSync(other, 'utf8').replace(/^title: .*$/m, `title: ${'x'.repeat(90)}`));
  });

  it('finds nothing wrong in what ships', async () => {
    const { code, stdout } = await cli(['check']);
    expect(stdout).toMatch(/\d+ stories checked\. Nothing is wrong\./);
    expect(code).toBe(0);
  });

  it('tells a person every problem of every story at once, with file, line and what to write', async () => {
    const { code, stdout } = await cli(['check', '--root', root]);
    expect(code).toBe(1);
    expect(stdout).toContain(STORY);
    expect(stdout).toContain('Did you mean “keighley-central”?');
    expect(stdout).toContain('Did you mean “Facts”?');
    expect(stdout).toContain('Shorten it by 20.');
    expect(stdout).toMatch(/3 errors, 0 warnings\./);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('prints rows that programs can rely on', async () => {
    const { code, stdout } = await cli(['check', '--json', '--root', root]);
    expect(code).toBe(1);
    const { problems } = JSON.parse(stdout) as { problems: Record<string, unknown>[] };
    expect(problems.map(({ code: name, file, line }) => [name, file, line])).toEqual([
      ['value-too-long', 'content/stories/airedale-knife-bin/en.mdx', 2],
      ['id-unknown', STORY, 7],
      ['component-unknown', STORY, 26],
    ]);
    for (const row of problems)
      expect(Object.keys(row)).toEqual(['code', 'severity', 'file', 'line', 'message', 'hint']);
  });

  it('names the stories that are right and still not public, and by whose clock', async () => {
    const { code, stdout } = await cli(['check', '--now', '2026-10-01T09:00:00Z']);
    expect(code).toBe(0);
    expect(stdout).toContain('Not public: Seen at Thursday, 1 October 2026, 10:00, as --now says.');
    expect(stdout).toMatch(/^ {2}eighteen-people-found-a-way-out: comes Monday, 2 November 2026/m);
    expect(stdout).toMatch(/^… and \d+ more$|^ {2}… and \d+ more$/m);
  });

  it('says in a sentence that a folder holds no content', async () => {
    const { code, stdout, stderr } = await cli(['check', '--root', mkdtempSync(join(tmpdir(), 'empty-'))]);
    expect(code).toBe(1);
    expect(stdout).toContain('content/settings.yaml');
    expect(stderr).toBe('');
  });
});

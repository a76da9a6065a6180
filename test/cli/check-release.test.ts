import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOfPartnership } from '../library/root.ts';
import { signAll } from '../sign-all.ts';
import { cli } from './cli.ts';

const STORY = 'content/stories/open-door/en.mdx';
const NOW = ['--now', '2031-06-01T09:00:00Z'];

/** The small partnership, signed, and then one story changed. */
async function rootWith(change: (text: string) => string): Promise<string> {
  const root = await copyOfPartnership();
  await signAll(root);
  const file = join(root, STORY);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return root;
}

/** The story tells a case, and one sentence more. */
const atArrest =
  (sentence: string) =>
  (text: string): string =>
    `${text.replace('stage: none', 'stage: arrest\nunder-18: none\nprotected: none\norders: none')}\n${sentence}\n`;

describe('npm run check, of what the release rules find', () => {
  it('ends with an error for what must be mended, and tells words, place, advice and source', async () => {
    const root = await rootWith(atArrest('Zoltan Vass, 34, was held.'));
    const { code, stdout } = await cli(['check', '--root', root, ...NOW]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/must\s+“Zoltan Vass”: a suspect is not named before charge\./);
    expect(stdout).toMatch(/0 errors, 1 must, 0 warnings\./);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const json = await cli(['check', '--json', '--root', root, ...NOW]);
    const { problems } = JSON.parse(json.stdout) as { problems: Record<string, unknown>[] };
    const lines = readFileSync(join(root, STORY), 'utf8').split('\n');
    expect(problems).toMatchObject([
      {
        code: 'suspect-named',
        severity: 'must',
        file: STORY,
        line: lines.findIndex((line) => line.includes('Zoltan Vass')) + 1,
        words: 'Zoltan Vass',
        instead: expect.stringContaining('a man aged 34'),
        source: expect.stringContaining('College of Policing'),
      },
    ]);
  });

  it('does not fail for a question, and says that it waits', async () => {
    const root = await rootWith(atArrest('His DNA is with the laboratory.'));
    const { code, stdout } = await cli(['check', '--root', root, ...NOW]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ask\s+“DNA”/);
    expect(stdout).toMatch(/0 errors, 1 ask, 0 warnings\./);
    expect(stdout).toMatch(/a question\s+is\s+not\s+answered/);
  });

  it('leaves a story that is over in peace', async () => {
    const root = await rootWith((text) =>
      atArrest('Zoltan Vass, 34, was held.')(text).replace(
        /^published: .*$/m,
        (line) => `${line}\nexpires: 2031-05-20T09:00:00Z`,
      ),
    );
    const { code, stdout } = await cli(['check', '--root', root, ...NOW]);
    expect(stdout).not.toContain('Vass');
    expect(code).toBe(0);
  });

  it('fails for words of offices only where the settings say so', async () => {
    const root = await rootWith((text) => `${text}\nWhilst it rained, we waited.\n`);
    expect((await cli(['check', '--root', root, ...NOW])).stdout).toMatch(/warning\s+“whilst” is a word of offices\./);
    const settings = join(root, 'content/settings.yaml');
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}words:\n  plain-words: must\n`);
    const { code, stdout } = await cli(['check', '--root', root, ...NOW]);
    expect(stdout).toMatch(/must\s+“whilst”/);
    expect(code).toBe(1);
  });
});

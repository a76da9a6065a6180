import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { signAll } from '../sign-all.ts';
import { type Ended, runAs } from './signing.ts';

let root: string;
const register = (): string => join(root, 'data', 'embargo-register.jsonl');
const made = (): boolean => existsSync(join(root, 'data', 'embargoed'));
const embargoed = (story: string, ...words: string[]): Promise<Ended> =>
  runAs(root, ['report', 'embargoed', story, ...words]);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'embargoed-'));
  await cp(PARTNERSHIP, root, { recursive: true });
  const later = FIELDS.replace('2031-05-02', '2031-06-02');
  await lay(root, {
    'stories/nets/en.mdx': `${later}Nets to lend.\n`,
    'stories/ropes/en.mdx': `${later}Ropes to lend.\n`,
  });
  await signAll(root);
  await lay(root, {
    'stories/unsigned/en.mdx': `${later}Boats to lend.\n`,
    'stories/draft/en.mdx': `${later.replace(/published.*\n/, '')}Sails to lend.\n`,
  });
});
beforeEach(() => rm(join(root, 'data'), { recursive: true, force: true }));
afterAll(() => rm(root, { recursive: true, force: true }));

/** A line of the register, as the command writes it. */
const line = (said: Record<string, string> = {}): string =>
  JSON.stringify({
    ...{ story: 'nets', outlet: 'Harbour FM', contact: 'Newsdesk', agreed: '2031-05-19', terms: 'Not before.' },
    ...{ until: '2031-06-02T08:00:00.000Z', recorded: '2031-05-20T12:00:00.000Z', ...said },
  });

async function layRegister(text: string): Promise<void> {
  await mkdir(join(root, 'data'), { recursive: true });
  await writeFile(register(), text);
}

describe('npm run report -- embargoed', () => {
  it('makes what journalists may see, keeps who agreed, and names them alone', { timeout: 180_000 }, async () => {
    await layRegister(
      `${line({ story: 'ropes', outlet: 'The Rope' })}\n${line({ until: '2031-06-01T08:00:00.000Z' })}`,
    );
    const words = ['--agreed', 'The Beacon', '--on', '2031-05-20', '--contact', 'Night desk'];
    const { code, stdout } = await embargoed('nets', ...words);
    const said = stdout.replace(/\s+/g, ' ');
    expect(code).toBe(0);
    expect(said).toMatch(/“nets” is under embargo until .*2 June 2031/);
    expect(said).toContain('Only these have agreed');
    expect(said).toMatch(/The Beacon, Night desk: agreed on .*20 May 2031/);
    expect(said).toMatch(/Harbour FM, Newsdesk: agreed on .*19 May 2031, for another moment: ask them again/);
    expect(said).not.toContain('The Rope');
    expect(await readFile(join(root, 'data/embargoed/nets/pages/en.html'), 'utf8')).toContain('EMBARGOED until');
    const lines = (await readFile(register(), 'utf8')).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      line({ story: 'ropes', outlet: 'The Rope' }),
      line({ until: '2031-06-01T08:00:00.000Z' }),
    ]);
    expect(lines.slice(2)).toEqual([
      expect.stringContaining('"outlet":"The Beacon","contact":"Night desk","agreed":"2031-05-20"'),
      '',
    ]);
  });

  it.each([
    ['a draft', 'draft', 'is not for anybody yet'],
    ['a story that is not signed', 'unsigned', 'is not for anybody yet'],
    ['a story that is out', 'quiet-harbour', 'is out already'],
  ])('refuses %s, and keeps nothing', async (_, story, reason) => {
    const { code, stderr } = await embargoed(story, '--agreed', 'Harbour FM', '--on', '2031-05-19');
    expect([code, stderr.replace(/\s+/g, ' ')]).toEqual([1, expect.stringContaining(reason)]);
    expect([existsSync(register()), made()]).toEqual([false, false]);
  });

  it.each<[string, string[], string]>([
    ['a story that there is not', ['netz'], '“nets”'],
    ['an agreement without its day', ['nets', '--agreed', 'Harbour FM'], 'Write after --on'],
    ['a day that there is not', ['nets', '--agreed', 'Harbour FM', '--on', '2031-02-30'], 'a day such as'],
    ['a day that has not come', ['nets', '--agreed', 'Harbour FM', '--on', '2031-05-21'], 'has not come'],
    ['a day without an agreement', ['nets', '--on', '2031-05-19'], '--on goes with --agreed'],
    ['an outlet of two lines', ['nets', '--agreed', 'Harbour\nFM', '--on', '2031-05-19'], 'on one line'],
    ['an outlet that a terminal obeys', ['nets', '--agreed', 'FM\u001b[2J', '--on', '2031-05-19'], 'on one line'],
    ['an outlet that turns the line round', ['nets', '--agreed', 'FM\u202e', '--on', '2031-05-19'], 'on one line'],
    ['an outlet as long as a book', ['nets', '--agreed', 'F'.repeat(100_000), '--on', '2031-05-19'], 'on one line'],
    ['an outlet without letters', ['nets', '--agreed', ' ', '--on', '2031-05-19'], 'on one line'],
    ['a contact of two lines', ['nets', '--agreed', 'FM', '--on', '2031-05-19', '--contact', 'a\nb'], 'on one line'],
  ])('does not understand %s, and keeps nothing', async (_, [story = '', ...words], reason) => {
    const { code, stderr } = await embargoed(story, ...words);
    expect([code, stderr.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(reason)]);
    expect(stderr.length).toBeLessThan(1000);
    expect([stderr.includes('\u001b'), stderr.includes('\u202e')]).toEqual([false, false]);
    expect([existsSync(register()), made()]).toEqual([false, false]);
  });

  it.each([
    ['half-written', line().slice(0, 40)],
    ['not what a register holds', '{"story":"nets"}\n'],
    ['written by hand with what a terminal obeys', `${line({ outlet: 'FM\\u001b[2J' }).replace('\\\\u', '\\u')}\n`],
  ])('touches no register of which a line is %s, and says which', async (_, broken) => {
    await layRegister(`${line()}\n${broken}`);
    const before = await readFile(register(), 'utf8');
    const { code, stderr } = await embargoed('nets', '--agreed', 'The Beacon', '--on', '2031-05-20');
    expect([code, stderr.replace(/\s+/g, ' ')]).toEqual([1, expect.stringMatching(/line 2\. Mend that line by hand/)]);
    expect(await readFile(register(), 'utf8')).toBe(before);
    expect(made()).toBe(false);
  });

  it('tells a register that is a folder as a fault of the machine, and makes nothing', async () => {
    await mkdir(register(), { recursive: true });
    expect(await embargoed('nets')).toMatchObject({ code: 3 });
    expect(made()).toBe(false);
  });
});

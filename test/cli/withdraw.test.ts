import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { decisionOf, released } from '#release/decide.ts';
import { FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { listenToFlyer } from '../media/listen.ts';
import { PROJECT } from '../shipped.ts';
import { SAMPLE_PASSPHRASE, signAll } from '../sign-all.ts';
import { picture } from '../story/pictures.ts';
import type { Ended } from './cli.ts';

const SLUG = 'quiet-harbour';
const NOW = '2031-05-20T09:00:00Z';
const KEYS = join(PROJECT, 'test/fixtures/keys');
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'withdraw-'));
  await cp(PARTNERSHIP, root, { recursive: true });
  await signAll(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Runs `withdraw` as a person, where nobody sits at the terminal. */
function withdraw(words: readonly string[], by = 'press-office'): Promise<Ended> {
  const all = ['withdraw', ...words, '--as', by, '--key', join(KEYS, `${by}.key`), '--root', root, '--now', NOW];
  const child = spawn(process.execPath, [join(PROJECT, 'scripts/cli.ts'), ...all], {
    env: { ...process.env, PRECISION_PASSPHRASE: SAMPLE_PASSPHRASE, DATA_DIR: join(root, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: string[][] = [[], []];
  child.stdout.on('data', (part: Buffer) => out?.push(part.toString()));
  child.stderr.on('data', (part: Buffer) => err?.push(part.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, stdout: out?.join('') ?? '', stderr: err?.join('') ?? '' }));
  });
}

async function library() {
  const { library: read, problems } = await readLibrary(root);
  if (!read) throw new Error(JSON.stringify(problems));
  return { library: read, problems };
}

async function stateOf(slug: string) {
  const { library: read } = await library();
  const story = read.stories.find((one) => one.slug === slug);
  return story && decisionOf(story, read, new Date('2031-05-20T09:00:01Z'));
}

const record = (): Promise<string> => readFile(join(root, `content/stories/${SLUG}/signoffs.jsonl`), 'utf8');

describe('npm run withdraw', () => {
  it('takes a story down by one signature, and says what is left to do', async () => {
    const { code, stdout } = await withdraw([SLUG, '--reason', 'apprehended']);
    expect(code).toBe(0);
    expect(await stateOf(SLUG)).toEqual({ state: 'withdrawn', since: new Date(NOW), reason: 'apprehended' });
    expect(stdout).toContain('npm run build --');
    expect(stdout).toMatch(/Tell those who may have carried it:\n {5}\S.*@\S+\.example\n/);
    expect(
      Math.max(
        ...stdout
          .split('\n')
          .filter((line) => !line.includes(root))
          .map((line) => line.length),
      ),
    ).toBeLessThan(81);
  });

  it('writes a recall sheet for each place, where nothing is published', async () => {
    await withdraw([SLUG, '--reason', 'review']);
    const folder = join(root, 'data/recall', SLUG);
    expect(await readdir(folder)).toEqual(['harbour.pdf']);
    const { text } = await listenToFlyer(await readFile(join(folder, 'harbour.pdf')));
    expect(text).toContain('The harbour is quiet again');
    expect(text).toContain('27 May 2031');
    expect(text).not.toContain('review');
    expect(await readdir(root)).not.toContain('out');
  });

  it('needs no second line for the same story, and makes its sheets again', async () => {
    await withdraw([SLUG, '--reason', 'error']);
    const before = await record();
    await rm(join(root, 'data'), { recursive: true });
    const { code } = await withdraw([SLUG]);
    expect([code, await record()]).toEqual([0, before]);
    expect(await readdir(join(root, 'data/recall', SLUG))).toEqual(['harbour.pdf']);
  });

  it('writes a draft to the same people that names no story, when it is asked to', async () => {
    const { stdout } = await withdraw([SLUG, '--reason', 'court-order', '--follow-up']);
    expect(stdout).toContain('content/stories/update-2031-05-20');
    const { library: read, problems } = await library();
    expect(problems).toEqual([]);
    const draft = read.stories.find(({ slug }) => slug === 'update-2031-05-20');
    expect(draft).toMatchObject({ aim: ['harbour'], kind: 'initiative' });
    expect(draft?.published).toBeUndefined();
    expect(await readFile(join(root, 'content/stories/update-2031-05-20/en.mdx'), 'utf8')).not.toMatch(
      /quiet|harbour is/i,
    );
    await withdraw([SLUG, '--follow-up']);
    expect(await readdir(join(root, 'content/stories'))).toContain('update-2031-05-20-2');
  });

  it('takes down one picture, and leaves the story', async () => {
    await lay(root, {
      'stories/nets/en.mdx': `${FIELDS}Words.\n\n<Photo src="net.jpg" alt="A net." />\n`,
      'stories/nets/net.jpg': await picture(60, 40).jpeg().toBuffer(),
    });
    await signAll(root);
    const { code, stdout } = await withdraw(['nets', '--reason', 'apprehended', '--picture', 'net.jpg']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('The picture net.jpg of “nets”')]);
    const story = released((await library()).library, new Date(NOW)).find(({ slug }) => slug === 'nets');
    expect(story?.english.blocks.map(({ type }) => type)).toEqual(['paragraph']);
  });

  describe('of a story with two pictures', () => {
    beforeEach(async () => {
      const photos = '<Photo src="net.jpg" alt="A net." />\n\n<Photo src="rope.jpg" alt="A rope." />';
      await lay(root, {
        'stories/nets/en.mdx': `${FIELDS}Words.\n\n${photos}\n`,
        'stories/nets/net.jpg': await picture(60, 40).jpeg().toBuffer(),
        'stories/nets/rope.jpg': await picture(70, 40).jpeg().toBuffer(),
      });
      await signAll(root);
    });
    const nets = (...words: string[]): Promise<Ended> => withdraw(['nets', ...words]);
    const lines = async (): Promise<number> =>
      (await readFile(join(root, 'content/stories/nets/signoffs.jsonl'), 'utf8')).trimEnd().split('\n').length;
    const shown = async (): Promise<string[] | undefined> => {
      const story = released((await library()).library, new Date(NOW)).find(({ slug }) => slug === 'nets');
      return story?.english.blocks.flatMap((block) => (block.type === 'photo' ? [block.file] : []));
    };

    it('takes down one picture after the other, and each of them once', async () => {
      const before = await lines();
      await nets('--reason', 'court-order', '--picture', 'net.jpg');
      expect([await shown(), await lines()]).toEqual([['rope.jpg'], before + 1]);
      expect(await nets('--reason', 'error', '--picture', 'net.jpg')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('(court-order)'),
      });
      expect([await shown(), await lines()]).toEqual([['rope.jpg'], before + 1]);
      await nets('--reason', 'review', '--picture', 'rope.jpg');
      expect([await shown(), await lines()]).toEqual([[], before + 2]);
    });

    it('takes the whole story down after a picture of it, and then no picture any more', async () => {
      await nets('--reason', 'apprehended', '--picture', 'net.jpg');
      const before = await lines();
      expect(await nets('--reason', 'acquitted')).toMatchObject({ code: 0 });
      expect([await stateOf('nets'), await lines()]).toMatchObject([
        { state: 'withdrawn', reason: 'acquitted' },
        before + 1,
      ]);
      const { code, stdout } = await nets('--reason', 'error', '--picture', 'rope.jpg');
      expect([code, await lines()]).toEqual([0, before + 1]);
      expect(stdout).toMatch(/^“nets” was taken down on .*\(acquitted\)/s);
    });

    it('leaves every picture where a word in the call is wrong', async () => {
      expect(await nets('--picture', 'net.jpg')).toMatchObject({ code: 2 });
      expect(await nets('--reason', 'error', '--picture', '../nets/net.jpg')).toMatchObject({ code: 2 });
      expect(await shown()).toEqual(['net.jpg', 'rope.jpg']);
    });
  });

  it.each([
    [
      'for a reason that there is not',
      [SLUG, '--reason', 'apprehend'],
      'press-office',
      2,
      'Did you mean “apprehended”',
    ],
    ['for no reason', [SLUG], 'press-office', 2, 'Write after --reason'],
    ['of a story that there is not', ['quiet-harbor', '--reason', 'error'], 'press-office', 2, '“quiet-harbour”'],
    [
      'of a picture that it does not show',
      [SLUG, '--reason', 'error', '--picture', 'x.jpg'],
      'press-office',
      2,
      'It shows none',
    ],
    ['by somebody who only translates', [SLUG, '--reason', 'error'], 'translators', 1, 'may not take a story down'],
  ])('does nothing %s', async (_, words, by, code, said) => {
    const before = await record();
    const ended = await withdraw(words, by);
    expect([ended.code, ended.stderr.replace(/\s+/g, ' ')]).toEqual([code, expect.stringContaining(said)]);
    expect(await record()).toBe(before);
  });

  it('does nothing to a story that nobody ever signed', async () => {
    await lay(root, { 'stories/nets/en.mdx': `${FIELDS}Words.\n` });
    const { code, stderr } = await withdraw(['nets', '--reason', 'error']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('Nobody has ever signed “nets”')]);
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyOfPartnership } from '../library/root.ts';
import { type Ended, runAs, signerWords } from './signing.ts';

const STORY = 'content/stories/quiet-harbour/en.mdx';
const RECORD = 'content/stories/quiet-harbour/signoffs.jsonl';
const DESK = 'desk@brackenshire.example';
let root: string;

/** Gives a story another title. */
function retitle(title: string, file = STORY): void {
  const text = readFileSync(join(root, file), 'utf8');
  writeFileSync(join(root, file), text.replace(/^title: .*$/m, `title: ${title}`));
}

/** Commits everything, written by one mailbox and committed by another. */
function commit(author: string, committer = author): void {
  const git = (...words: string[]): Buffer => execFileSync('git', words, { cwd: root, stdio: 'pipe' });
  git('add', '-A');
  const names = ['-c', 'user.name=N', '-c', `user.email=${committer}`];
  git(...names, 'commit', '-q', '-m', 'Change', `--author=W <${author}>`);
}

beforeEach(async () => {
  root = await copyOfPartnership();
  execFileSync('git', ['init', '-q'], { cwd: root });
  commit(DESK);
  retitle('The harbour is calm again');
});

const sign = (deed: string, ...words: string[]): Promise<Ended> =>
  runAs(root, ['sign', deed, 'quiet-harbour', ...words]);
const approve = (): Promise<Ended> => sign('approve', ...signerWords('press-office'), '--unseen', 'Read as text.');
async function expectRefusal(): Promise<void> {
  const { code, stderr } = await approve();
  expect([code, inOneLine(stderr)]).toEqual([1, expect.stringContaining('nobody approves their own')]);
}
/** What was printed, however it was wrapped. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');
const record = (): string => readFileSync(join(root, RECORD), 'utf8');

describe('a person whose mailbox the version history names', () => {
  it.each([
    ['wrote a change to it', 'press@brackenshire.example', DESK],
    ['only committed one', DESK, 'press@brackenshire.example'],
    ['wrote one by a mailbox in other letters', 'Press@Brackenshire.EXAMPLE', DESK],
  ])('may not approve the story when they %s', async (_, author, committer) => {
    commit(author, committer);
    const submitted = await sign('submit', ...signerWords('news-desk'));
    expect([submitted.code, inOneLine(submitted.stdout)]).toEqual([
      0,
      expect.stringContaining('Written or edited by news-desk and press-office, who may not approve it.'),
    ]);
    const before = record();
    await expectRefusal();
    expect(record()).toBe(before);
  });

  it('may not approve either when they changed it only after it was submitted, to and fro', async () => {
    commit(DESK);
    await sign('submit', ...signerWords('news-desk'));
    const submitted = readFileSync(join(root, STORY), 'utf8');
    retitle('The harbour is loud again');
    commit('press@brackenshire.example');
    execFileSync('git', ['checkout', '-q', 'HEAD~1', '--', STORY], { cwd: root });
    expect(readFileSync(join(root, STORY), 'utf8')).toBe(submitted);
    await expectRefusal();
  });

  it('may approve when they changed another story only', async () => {
    commit(DESK);
    retitle('An open gate', 'content/stories/open-door/en.mdx');
    commit('press@brackenshire.example');
    const { stdout } = await sign('submit', ...signerWords('news-desk'));
    expect(inOneLine(stdout)).toContain('Written or edited by news-desk, who may not approve it.');
    expect(await approve()).toMatchObject({ code: 0 });
  });
});

it('names those of the history whom nobody knows, and binds nobody by that', async () => {
  commit('somebody@elsewhere.example', 'robot@elsewhere.example');
  const { stdout } = await sign('submit', ...signerWords('news-desk'));
  expect(inOneLine(stdout)).toContain(
    'The version history also names robot@elsewhere.example and somebody@elsewhere.example, whose mailbox is not in content/people.yaml: see yourself that they do not approve it.',
  );
  expect(await approve()).toMatchObject({ code: 0 });
});

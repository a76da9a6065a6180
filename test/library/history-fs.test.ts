import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { authorsOf } from '#library/history-fs.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { type PeopleEntry, parsePeopleRecord, renderPeopleLine } from '#record/people-entry.ts';
import { sampleKeyOf } from '../sign-all.ts';
import { copyOfPartnership } from './root.ts';

const PEOPLE = 'content/people.signoffs.jsonl';
const RECORD = 'content/stories/open-door/signoffs.jsonl';

/** A copy of the small partnership with a history. */
async function withHistory(): Promise<{
  root: string;
  git: (...words: string[]) => void;
  commit: (mailbox?: string) => void;
}> {
  const root = await copyOfPartnership();
  const git = (...words: string[]): void => {
    execFileSync('git', words, { cwd: root, stdio: 'pipe' });
  };
  const commit = (mailbox = 'desk@brackenshire.example'): void => {
    git('add', '-A');
    git('-c', 'user.name=N', '-c', `user.email=${mailbox}`, 'commit', '-q', '-m', 'Change');
  };
  git('init', '-q');
  commit();
  return { root, git, commit };
}

const codes = async (root: string): Promise<string[]> =>
  (await readLibrary(root)).problems.map(({ code, file }) => `${code} ${file}`);

describe('a record below a version history', () => {
  it('is sound while lines are only added', async () => {
    const { root } = await withHistory();
    expect(await codes(root)).toEqual([]);
  });

  it.each([['in the working copy'], ['by a commit']])('is held when its last line is cut %s', async (how) => {
    const { root, commit } = await withHistory();
    const [first = ''] = readFileSync(join(root, RECORD), 'utf8').split('\n');
    writeFileSync(join(root, RECORD), `${first}\n`);
    if (how === 'by a commit') commit();
    expect(await codes(root)).toEqual([`record-cut ${RECORD}`]);
  });

  it('is sound again once the file is as it was', async () => {
    const { root, commit } = await withHistory();
    const text = readFileSync(join(root, RECORD), 'utf8');
    writeFileSync(join(root, RECORD), '');
    commit();
    writeFileSync(join(root, RECORD), text);
    commit();
    expect(await codes(root)).toEqual([]);
  });

  it('gives nobody any right when the record of people is another from its first line on', async () => {
    const { root, commit } = await withHistory();
    const [first = ''] = readFileSync(join(root, PEOPLE), 'utf8').split('\n');
    const { entry } = JSON.parse(first) as { entry: PeopleEntry };
    const key = sampleKeyOf(entry.by);
    if (!key) throw new Error('Whoever signs for the people has a sample key.');
    const other = renderPeopleLine({ ...entry, at: '2026-01-03T08:00:00.000Z' }, key);
    expect(parsePeopleRecord(`${other}\n`).entries).toHaveLength(1);
    writeFileSync(join(root, PEOPLE), `${other}\n`);
    commit();
    const { library, problems } = await readLibrary(root);
    expect(problems.map(({ code }) => code)).toContain('people-record-broken');
    expect(library?.people.flatMap(({ signs, keys }) => [...signs, ...keys])).toEqual([]);
  });

  it('cannot have anything run by the settings of the repository', async () => {
    const { root, git, commit } = await withHistory();
    const ran = join(root, 'ran');
    for (const name of [
      'core.fsmonitor',
      'diff.external',
      'gpg.program',
      'core.pager',
      'diff.x.textconv',
      'filter.x.clean',
    ]) {
      git('config', name, `touch ${ran}; cat`);
    }
    git('config', 'log.showSignature', 'true');
    writeFileSync(join(root, '.git/info/attributes'), '*.jsonl diff=x filter=x\n');
    const [first = ''] = readFileSync(join(root, RECORD), 'utf8').split('\n');
    writeFileSync(join(root, RECORD), `${first}\n`);
    git('config', '--unset', 'filter.x.clean');
    git('config', '--unset', 'core.fsmonitor');
    commit();
    git('config', 'core.fsmonitor', `touch ${ran}`);
    if (existsSync(ran)) throw new Error('The commit itself has run it.');
    expect(await codes(root)).toEqual([`record-cut ${RECORD}`]);
    expect(existsSync(ran)).toBe(false);
  });
});

it('names everybody who wrote or committed a change to a file, once and in small letters', async () => {
  const { root, git, commit } = await withHistory();
  const file = 'content/stories/open-door/en.mdx';
  writeFileSync(join(root, file), `${readFileSync(join(root, file), 'utf8')}\n`);
  commit('Press@Brackenshire.example');
  writeFileSync(join(root, file), `${readFileSync(join(root, file), 'utf8')}\n`);
  const wrote = '--author=W <writer@brackenshire.example>';
  git('-c', 'user.name=N', '-c', 'user.email=editor@brackenshire.example', 'commit', '-qam', 'Change', wrote);
  const names = ['desk', 'editor', 'press', 'writer'].map((name) => `${name}@brackenshire.example`);
  expect(await authorsOf(root, [file])).toEqual(names);
  expect(await authorsOf(await copyOfPartnership(), [file])).toEqual([]);
});

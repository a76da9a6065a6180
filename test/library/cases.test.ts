import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { inReadingOrder } from '#problem/collect.ts';
import { GATE_SENTENCES } from '#problem/gate-sentences.ts';
import type { Problem, ProblemCode } from '#problem/problem.ts';
import { SENTENCES } from '#problem/sentences.ts';
import { wordingOf } from '#problem/wording.ts';
import { FIXTURES, inOneLine, PARTNERSHIP } from './root.ts';

const CASES = join(FIXTURES, 'problems');
const names = (await readdir(CASES)).sort();

/** Codes that no case shows, and why. */
const NOT_IN_A_CASE: Partial<Record<ProblemCode, string>> = {
  ...Object.fromEntries(Object.keys(GATE_SENTENCES).map((code) => [code, 'made in test/release/rules'])),
  'file-unreadable': 'rights are not kept: made in hostile-files.test.ts',
  'file-not-utf8': 'bytes that an editor would mend: made in hostile-files.test.ts',
  'file-too-large': 'megabytes are not kept: made in hostile-files.test.ts',
  'words-hard': 'asked for by check alone: made in test/story/plain',
  'sentence-hard': 'asked for by check alone: made in test/story/plain',
  'word-of-offices': 'asked for by check alone: made in test/story/plain',
  'person-first': 'asked for by check alone: made in test/story/plain',
  'image-alt-missing': 'needs a picture: made in photos.test.ts',
  'image-too-large': 'needs a picture: made in photos.test.ts',
  'image-too-many-pixels': 'needs a picture: made in photos.test.ts',
  'image-tells-place': 'needs a picture: made in photos.test.ts',
  'file-not-plain': 'known only once something is saved: made in test/aiming',
  'file-there-already': 'known only once something is saved: made in test/aiming',
  'aim-unchangeable': 'known only once something is saved: made in test/aiming',
  'source-changed-meanwhile': 'known only while a build is at work: made in test/publish',
  'file-changed-meanwhile': 'known only once something is saved: made in test/aiming',
  'outline-unusable': 'known only when a file is asked about: made in test/aiming',
  'place-heard-often': 'told of a place, not of a file: made in test/aiming',
  'postcodes-not-imported': 'told of a place, not of a file: made in test/aiming',
  'homes-estimated': 'told of a place, not of a file: made in test/aiming',
  'picture-review-due': 'known only at a moment: made in test/release/picture-reviews.test.ts',
  'picture-review-past': 'known only at a moment: made in test/release/picture-reviews.test.ts',
  'people-unsigned': 'needs signed people: made in signed-people-fs.test.ts',
  'people-record-broken': 'needs signed people: made in signed-people-fs.test.ts',
  'key-shared': 'needs signed people: made in signed-people-fs.test.ts',
  'key-sample': 'needs a sample key: made in signed-people-fs.test.ts',
  'record-cut': 'needs a version history: made in test/library/history-fs.test.ts',
  'released-unreviewed': 'known only at a moment: made in test/cli/sign.test.ts',
  'flyer-too-long': 'known only once the flyer is planned',
  'glyph-missing': 'known only once the flyer is planned',
  'photo-too-coarse': 'known only once the flyer is planned for a print shop',
  'email-too-large': 'known only once the bulletin is written',
};

async function problemsOf(name: string): Promise<Problem[]> {
  const root = await mkdtemp(join(tmpdir(), 'case-'));
  await cp(PARTNERSHIP, root, { recursive: true });
  await cp(join(CASES, name), root, { recursive: true });
  const removed = await readFile(join(CASES, name, 'removed.txt'), 'utf8').catch(() => '');
  for (const file of removed.split('\n').filter(Boolean)) await rm(join(root, file));
  const { problems } = await readLibrary(root);
  await rm(root, { recursive: true });
  return inReadingOrder(problems);
}

const problems = new Map<string, Problem[]>();
beforeAll(async () => {
  for (const name of names) problems.set(name, await problemsOf(name));
});

const found = (name: string): Problem[] => problems.get(name) ?? [];
const expectedOf = (name: string): Promise<string> => readFile(join(CASES, name, 'expected.txt'), 'utf8');

it('finds nothing wrong in a partnership of another county', async () => {
  const { library, problems } = await readLibrary(PARTNERSHIP);
  expect(problems).toEqual([]);
  expect(library?.stories.map(({ slug }) => slug)).toEqual(['open-door', 'quiet-harbour', 'lights-on-the-marsh']);
});

describe('a fault of an author', () => {
  it.each(names)('%s', async (name) => {
    expect(`${found(name).map(inOneLine).join('\n')}\n`).toBe(await expectedOf(name));
    expect(found(name)).not.toEqual([]);
  });
});

describe('the cases together', () => {
  const seen = (): Set<string> => new Set(names.flatMap((name) => found(name).map(({ code }) => code)));

  it('show every code that reading can give', () => {
    const all = Object.keys(SENTENCES) as ProblemCode[];
    expect(all.filter((code) => !seen().has(code) && !NOT_IN_A_CASE[code])).toEqual([]);
  });

  it('do not excuse a code that one of them shows', () => {
    expect(Object.keys(NOT_IN_A_CASE).filter((code) => seen().has(code))).toEqual([]);
  });
});

describe('the words of problems', () => {
  it.each([
    ['fields-mistyped', 'Did you mean “summary”?'],
    ['values-unknown', 'Did you mean “success”?'],
    ['ids-unknown', 'Did you mean “harbour”?'],
    ['components-unknown', 'Did you mean “Facts”?'],
    ['attributes', 'Did you mean “title”?'],
    ['language-unknown', 'Did you mean “pl”?'],
    ['files-nobody-uses', 'Did you mean “stories”?'],
  ])('%s guess what was meant', (name, hint) => {
    expect(found(name).map((one) => wordingOf(one).hint)).toContain(hint);
  });

  it('are whole sentences that hold no undefined, no empty quotation and no name of a program', () => {
    for (const name of names) {
      for (const problem of found(name)) {
        const { message, hint } = wordingOf(problem);
        expect(message).toMatch(/^[\p{Lu}“<].*[.?]$/u);
        expect(hint).toMatch(/^[\p{Lu}“<]/u);
        expect(`${message} ${hint}`).not.toMatch(
          /undefined|null|NaN|\[object|“”|\bZod|js-yaml|invalid_|invalid (?:input|string)|match pattern/i,
        );
      }
    }
  });
});

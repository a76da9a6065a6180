import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyJudge } from '#library/key-judge.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { peopleSchema } from '#partnership/directory.ts';
import { wordingOf } from '#problem/wording.ts';
import { renderPeopleLine, snapshotOf } from '#record/people-entry.ts';
import { decisionOf } from '#release/decide.ts';
import { readData } from '#source/read-fs.ts';
import { sampleKeyOf } from '../sign-all.ts';
import { copyOfPartnership } from './root.ts';

const RECORD = 'content/people.signoffs.jsonl';
const NOW = new Date('2031-05-20T12:00:00Z');

/** A copy of the small partnership with another list of people, or another record of it. */
async function withPeople(change: (text: string) => string, file = 'content/people.yaml'): Promise<string> {
  const root = await copyOfPartnership();
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  expect(change(before)).not.toBe(before);
  writeFileSync(path, change(before));
  return root;
}

async function found(
  root: string,
): Promise<{ codes: string[]; states: string[]; signs: Record<string, readonly string[]> }> {
  const { library, problems } = await readLibrary(root);
  if (!library) throw new Error(JSON.stringify(problems));
  return {
    codes: problems.map(({ code }) => code),
    states: library.stories.map((story) => decisionOf(story, library, NOW).state),
    signs: Object.fromEntries(library.people.map(({ id, signs }) => [id, signs])),
  };
}

describe('a list of people that nobody has signed as it stands', () => {
  it('gives no right, and takes none', async () => {
    const root = await withPeople((text) =>
      text.replace('signs: [sio]', 'signs: [sio, comms]').replace('signs: [comms]', 'signs: []'),
    );
    const { codes, states, signs } = await found(root);
    expect(codes).toEqual(['people-unsigned']);
    expect(signs).toMatchObject({ 'lead-detective': ['sio'], 'press-office': ['comms'] });
    expect(new Set(states)).toEqual(new Set(['public']));
  });

  it('keeps the keys of somebody who is gone from it', async () => {
    const root = await withPeople((text) => text.replace(/- id: press-office[\s\S]*?(?=- id)/, ''));
    expect(await found(root)).toMatchObject({ codes: ['people-unsigned'], signs: { 'press-office': ['comms'] } });
  });

  it('counts for nothing where there is no record of it at all', async () => {
    const root = await copyOfPartnership();
    rmSync(join(root, RECORD));
    const { codes, states } = await found(root);
    expect(codes).toContain('people-unsigned');
    expect(new Set(states)).toEqual(new Set(['held']));
  });

  it('may say another role in words', async () => {
    const root = await withPeople((text) => text.replace('role: Press office, Brackenshire', 'role: Newsroom'));
    expect(await found(root)).toMatchObject({ codes: [] });
  });
});

describe('the record of people', () => {
  it.each([
    ['a right in it is another', (text: string) => text.replace('"signs":["sio"]', '"signs":["sio","comms"]')],
    ['its signature is another', (text: string) => text.replace('"signature":"', '"signature":"A')],
    ['a line does not follow', (text: string) => text + text],
  ])('is told to be broken when %s', async (_, change) => {
    expect((await found(await withPeople(change, RECORD))).codes).toContain('people-record-broken');
  });
});

it('a key that two people are listed with counts for neither, however its last letter is written', async () => {
  const text = readFileSync(join(await copyOfPartnership(), 'content/people.yaml'), 'utf8');
  const own = /id: news-desk[\s\S]*?public: (\S+)=,/.exec(text)?.[1] ?? '';
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  // The last two bits say nothing.
  const same = own.slice(0, -1) + letters[letters.indexOf(own.slice(-1)) + 1];
  const root = await withPeople((before) => before.replace(/(id: press-office[\s\S]*?public: )\S+=/, `$1${same}=`));
  expect((await found(root)).codes).toContain('key-shared');
  const read = await readData(root, 'content/people.yaml', 'the people', peopleSchema);
  const judge = keyJudge('value' in read ? read.value : [], true);
  expect([judge('press-office', `${same}=`, NOW), judge('news-desk', `${own}=`, NOW)]).toEqual([
    'key-shared',
    'key-shared',
  ]);
});

it('a sample key does not count where the content is real, and is told', async () => {
  const sample = sampleKeyOf('comms-lead')?.publicKey ?? '';
  const root = await withPeople((text) => text.replace(/(id: press-office[\s\S]*?public: )\S+=/, `$1${sample}`));
  expect((await found(root)).codes).toEqual(expect.arrayContaining(['key-sample', 'people-unsigned']));
});

it('a list that a sample key signed is told to be of the sample, where the content is real', async () => {
  const root = await withPeople((text) => text.replace('signs: [sio]', 'signs: [sio, comms]'));
  const key = sampleKeyOf('comms-lead');
  if (!key) throw new Error('There is a sample key of comms-lead.');
  const [person] = snapshotOf((await readLibrary(root)).library?.people ?? []);
  const people = person
    ? [{ ...person, keys: [{ public: key.publicKey, from: '2026-01-01' }], signs: ['comms' as const] }]
    : [];
  const entry = {
    version: 1 as const,
    act: 'people' as const,
    at: '2026-01-02T08:00:00Z',
    by: person?.id ?? '',
    key: key.publicKey,
  };
  const line = renderPeopleLine({ ...entry, people, sha256: '0'.repeat(64), before: '' }, key);
  writeFileSync(join(root, RECORD), `${line}\n`);
  const { problems } = await readLibrary(root);
  const unsigned = problems.find(({ code }) => code === 'people-unsigned');
  expect(unsigned && wordingOf(unsigned).hint).toContain('Delete content/people.signoffs.jsonl');
});

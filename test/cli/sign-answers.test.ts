import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { hashOfLine, renderLine } from '#record/entry.ts';
import { copyOfPartnership, FIELDS, lay } from '../library/root.ts';
import { sampleKeyOf } from '../sign-all.ts';
import { type Ended, runAs, signerWords } from './signing.ts';

const RECORD = 'content/stories/nets/signoffs.jsonl';
let root: string;
beforeEach(async () => {
  root = await copyOfPartnership();
  const declared = 'stage: concluded\nunder-18: none\nprotected: none\norders: none';
  await lay(root, {
    'stories/nets/en.mdx': `${FIELDS.replace('stage: none', declared)}Ask for nets at 14 Quay Street.\n`,
  });
});

const sign = (deed: string, ...words: string[]): Promise<Ended> => runAs(root, ['sign', deed, 'nets', ...words]);
const submit = (...answers: string[]): Promise<Ended> =>
  sign('submit', ...signerWords('news-desk'), ...answers.flatMap((answer) => ['--answer', answer]));
const approve = (): Promise<Ended> => sign('approve', ...signerWords('press-office'), '--unseen', 'Read as text.');
const status = async (): Promise<unknown> => JSON.parse((await sign('status', '--json')).stdout);
const recordLines = (): string[] => readFileSync(join(root, RECORD), 'utf8').trimEnd().split('\n');

/** The question about the house, as the command names it where nobody answers. */
async function question(): Promise<string> {
  const [, id = ''] = /--answer "([^=]+)=/.exec((await submit()).stdout.replace(/\s+/g, ' ')) ?? [];
  expect(id).toBe('street-number');
  return id;
}

it('asks again for approval when the answers are other ones', async () => {
  const id = await question();
  expect(await submit(`${id}=It is a shop.`)).toMatchObject({ code: 0 });
  expect(await approve()).toMatchObject({ code: 0 });
  expect(await status()).toMatchObject({ state: 'public', missing: [] });
  expect(await submit(`${id}=It is a home.`)).toMatchObject({ code: 0 });
  expect(await status()).toMatchObject({ state: 'held', step: 'submitted', missing: [{ as: 'comms' }] });
});

it('finds that an answer was rewritten, also by whoever gave it', async () => {
  const id = await question();
  await submit(`${id}=It is a shop.`);
  await approve();
  const [first = '', second = ''] = recordLines();
  const edited = first.replace('It is a shop.', 'It is a shed.');
  const key = sampleKeyOf('news-desk');
  if (!key) throw new Error('The news desk has a sample key.');
  const entry = JSON.parse(edited).entry;
  const signedAnew = renderLine(entry, key);
  expect(signedAnew).not.toBe(edited);
  const mended = second.replace(hashOfLine(first), hashOfLine(signedAnew));
  for (const [lines, kind] of [
    [[edited, second], 'signature-wrong'],
    [[signedAnew, second], 'chain-broken'],
    [[signedAnew, mended], 'signature-wrong'],
  ] as const) {
    writeFileSync(join(root, RECORD), `${lines.join('\n')}\n`);
    expect(await status()).toMatchObject({
      state: 'held',
      step: 'broken',
      faults: expect.arrayContaining([expect.objectContaining({ kind })]),
    });
  }
});

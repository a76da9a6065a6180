import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyOfPartnership, FIELDS, lay } from '../library/root.ts';
import { runAs, signerWords } from './signing.ts';

const HARD =
  'Officers will utilise the premises going forward, with regard to the aforementioned partnership initiative.';

it.each([
  ['lets hard words pass as advice', 'advice', 0],
  ['takes no hard words where the settings say so', 'must', 1],
] as const)('%s', async (_, plain, code) => {
  const root = await copyOfPartnership();
  await lay(root, { 'stories/nets/en.mdx': `${FIELDS}${HARD}\n` });
  appendFileSync(join(root, 'content/settings.yaml'), `\nwords:\n  plain-words: ${plain}\n`);
  const submitted = await runAs(root, ['sign', 'submit', 'nets', ...signerWords('news-desk')]);
  expect(submitted.code, submitted.stdout).toBe(code);
  expect(submitted.stdout.includes('utilise')).toBe(code === 1);
});

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyOfPartnership, FIELDS, lay } from '../library/root.ts';
import { signAll } from '../sign-all.ts';
import { picture } from '../story/pictures.ts';
import { type Ended, runAs, signerWords } from './signing.ts';

const EN = 'content/stories/nets/en.mdx';
const PHOTO = '<Photo src="net.jpg" alt="A net." />\n';
const DECLARED = 'pictures: { net.jpg: { shows: no-person } }';

it('tells everybody who signs that a picture was taken down which the story still shows', async () => {
  const root = await copyOfPartnership();
  await lay(root, {
    'stories/nets/en.mdx': `${FIELDS.replace('aim:', `${DECLARED}\naim:`)}Words.\n\n${PHOTO}`,
    'stories/nets/net.jpg': await picture(60, 40).jpeg().toBuffer(),
  });
  await signAll(root);
  const sign = (deed: string, person: string, ...words: string[]): Promise<Ended> =>
    runAs(root, ['sign', deed, 'nets', ...signerWords(person), ...words]);
  const said = ({ code, stdout, stderr }: Ended): string => {
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('Nothing was signed')]);
    return stdout.replace(/\s+/g, ' ');
  };
  const told = /net\.jpg was taken down on .*20 May 2031 \(apprehended\)\. What is submitted now shows it again/;

  const words = ['--picture', 'net.jpg', '--reason', 'apprehended', ...signerWords('press-office')];
  expect(await runAs(root, ['withdraw', 'nets', ...words])).toMatchObject({ code: 0 });
  appendFileSync(join(root, EN), '\nA letter was mended.\n');
  expect(said(await sign('submit', 'news-desk'))).toMatch(told);
  expect(said(await sign('approve', 'press-office', '--unseen', 'Read as text.'))).toMatch(told);
  expect(said(await sign('break-glass', 'news-desk', '--reason', 'Danger.'))).toMatch(told);
  writeFileSync(join(root, EN), readFileSync(join(root, EN), 'utf8').replace(PHOTO, '').replace(`${DECLARED}\n`, ''));
  expect(said(await sign('submit', 'news-desk'))).not.toContain('net.jpg');
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import type { Change } from '#record/source.ts';
import { decisionOf } from '#release/decide.ts';
import { standingOf } from '#release/standing.ts';
import { signAll } from '../sign-all.ts';
import { picture } from '../story/pictures.ts';
import { copyOfPartnership, FIELDS, lay } from './root.ts';

const NOW = new Date('2031-05-20T12:00:00Z');
const FOLDER = 'content/stories/nets';
const OUTLINE = 'content/hotspots/harbour.json';
let root: string;

beforeEach(async () => {
  root = await copyOfPartnership();
  const photo = await picture(60, 40).jpeg().toBuffer();
  await lay(root, {
    'stories/nets/en.mdx': `${FIELDS}Words.\n\n<Photo src="net.jpg" alt="A net." />\n`,
    'stories/nets/net.jpg': photo,
    'stories/nets/unused.jpg': photo,
  });
  await signAll(root);
});

/** What became of the signatures of a story. */
async function found(slug = 'nets'): Promise<{ state: string; changes: string[] }> {
  const { library, problems } = await readLibrary(root);
  const story = library?.stories.find((one) => one.slug === slug);
  const signoffs = library?.records.get(slug);
  if (!library || !story || !signoffs) throw new Error(JSON.stringify(problems));
  const standing = standingOf(story, signoffs, library.people);
  const changes: Change[] = standing.step === 'void' ? standing.changes : [];
  return { state: decisionOf(story, library, NOW).state, changes: changes.map(({ path, how }) => `${path} ${how}`) };
}

const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(join(root, file), 'utf8');
  expect(change(before)).not.toBe(before);
  writeFileSync(join(root, file), change(before));
};

/** Changes one bit of a file, the last one. */
const flip = (file: string): void => {
  const bytes = readFileSync(join(root, file));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  writeFileSync(join(root, file), bytes);
};

const PUBLIC = { state: 'public', changes: [] };
const held = (...changes: string[]) => ({ state: 'held', changes });

describe('what was signed holds', () => {
  it('while nothing changes', async () => {
    expect(await found()).toEqual(PUBLIC);
  });

  it('while only what the team alone may know of a place changes, or how its file is written', async () => {
    edit(OUTLINE, (text) => text.replace('INTERNAL-HARBOUR', 'SOMETHING ELSE'));
    edit(OUTLINE, (text) => JSON.stringify(JSON.parse(text)));
    expect(await found()).toEqual(PUBLIC);
  });

  it('while places change that it does not name, and files that it does not show', async () => {
    edit('content/hotspots/hill-end.json', (text) => text.replace(/"name": "[^"]*"/, '"name": "Another Hill"'));
    flip(`${FOLDER}/unused.jpg`);
    expect(await found()).toEqual(PUBLIC);
  });
});

describe('what was signed is void', () => {
  it('when one bit of a picture is another', async () => {
    flip(`${FOLDER}/net.jpg`);
    expect(await found()).toEqual(held(`${FOLDER}/net.jpg changed`));
  });

  it('when a picture is gone', async () => {
    rmSync(join(root, FOLDER, 'net.jpg'));
    expect(await found()).toEqual(held(`${FOLDER}/net.jpg removed`));
  });

  it.each<[string, (text: string) => string]>([
    ['a space at its end', (text) => `${text} `],
    ['other line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['a mark at its beginning that nobody sees', (text) => `\ufeff${text}`],
    ['a remark that no reader sees', (text) => text.replace('aim:', '# Why.\naim:')],
  ])('when a language file has %s', async (_, change) => {
    edit(`${FOLDER}/en.mdx`, change);
    expect(await found()).toEqual(held(`${FOLDER}/en.mdx changed`));
  });

  it('when a point of an outline is moved so far that readers see it', async () => {
    edit(OUTLINE, (text) => text.replace('[0.32, 50.61]', '[0.324, 50.61]'));
    expect(await found()).toEqual(held(`${OUTLINE} changed`));
  });

  it('when a place has another name', async () => {
    edit(OUTLINE, (text) => text.replace('The Harbour', 'The Old Harbour'));
    expect(await found()).toEqual(held(`${OUTLINE} changed`));
  });

  it('when the story is for other places', async () => {
    edit(`${FOLDER}/en.mdx`, (text) => text.replace('[harbour]', '[hill-end]'));
    expect(await found()).toEqual(
      held('content/hotspots/harbour.json removed', 'content/hotspots/hill-end.json added', `${FOLDER}/en.mdx changed`),
    );
  });

  it('when a language comes, and holds again once that is gone', async () => {
    const polish = '---\ntitle: Sieci\nsummary: Sieci.\ntranslation: { reviewed: no }\n---\n\nSłowa.\n';
    await lay(root, { 'stories/nets/pl.mdx': polish });
    expect(await found()).toEqual(held(`${FOLDER}/pl.mdx added`));
    rmSync(join(root, FOLDER, 'pl.mdx'));
    expect(await found()).toEqual(PUBLIC);
  });

  it('when a language goes', async () => {
    rmSync(join(root, 'content/stories/quiet-harbour/pl.mdx'));
    expect(await found('quiet-harbour')).toEqual(held('content/stories/quiet-harbour/pl.mdx removed'));
  });
});

import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveAim, versionOfStory } from '#aiming/story-aim-fs.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import type { Story } from '#story/story.ts';
import { copyOfPartnership } from '../library/root.ts';

let root: string;
let story: Story;
let path: string;
beforeEach(async () => {
  root = await copyOfPartnership();
  const { library } = await readLibrary(root);
  const found = library?.stories.find(({ slug }) => slug === 'quiet-harbour');
  if (!found) throw new Error('The partnership for tests has this story.');
  story = found;
  path = join(root, story.english.file);
});

async function seen(): Promise<string> {
  const found = await versionOfStory(root, story);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.version;
}

describe('saving the aim of a story', () => {
  it('changes its line and nothing else, and says which file it wrote', async () => {
    const [before, version] = [await readFile(path, 'utf8'), await seen()];
    const saved = await saveAim(root, story, ['hill-end', 'saltmarsh'], version);
    expect(await readFile(path, 'utf8')).toBe(before.replace(/^aim: .*$/m, 'aim: [hill-end, saltmarsh]'));
    expect(saved).toEqual({ file: story.english.file, version: await seen() });
    expect((await readLibrary(root)).library?.stories.find(({ slug }) => slug === story.slug)?.aim).toEqual([
      'hill-end',
      'saltmarsh',
    ]);
  });

  it('writes nothing when the aim is this one already', async () => {
    const version = await seen();
    expect(await saveAim(root, story, story.aim, version)).toEqual({ file: story.english.file, version });
  });

  it('refuses a file that was changed meanwhile, and keeps that change', async () => {
    const version = await seen();
    const edited = `${await readFile(path, 'utf8')}\nOne more line.\n`;
    await writeFile(path, edited);
    expect(await saveAim(root, story, ['hill-end'], version)).toMatchObject({
      problems: [{ code: 'file-changed-meanwhile', file: story.english.file }],
    });
    expect(await readFile(path, 'utf8')).toBe(edited);
  });

  it('refuses what cannot be read, and names the line', async () => {
    await writeFile(path, '---\ntitle: A\naim: [a\nstage: none\n---\n');
    expect(await saveAim(root, story, ['hill-end'], await seen())).toMatchObject({
      problems: [{ code: 'yaml-syntax', line: 3 }],
    });
  });

  it('follows no link', async () => {
    const version = await seen();
    await rm(path);
    await symlink(join(root, 'content/people.yaml'), path);
    expect(await saveAim(root, story, ['hill-end'], version)).toMatchObject({ problems: [{ code: 'file-not-plain' }] });
    expect(await versionOfStory(root, story)).toMatchObject({ problems: [{ code: 'file-not-plain' }] });
  });
});

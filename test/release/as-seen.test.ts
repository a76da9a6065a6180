import { describe, expect, it } from 'vitest';
import { released } from '#release/decide.ts';
import { publicLibrary } from '#release/public-library.ts';
import { versionIn } from '#story/story.ts';
import { copyOfPartnership, FIELDS, lay } from '../library/root.ts';
import { picture } from '../story/pictures.ts';
import { approved, SIGNED, signedLibrary } from './signed.ts';

const RELEASE = `image: face.jpg
pictures:
  face.jpg: { shows: investigation, approved: lead-detective, why: To find him., risk: Small., review: 2031-05-20, ends: apprehended }
  street.jpg: { shows: no-person }
aim:`;
const BODY = `Before.

<Photo src="face.jpg" alt="A face." caption="Have you seen him?" />

Between.

<Photo src="street.jpg" alt="A street." />
`;

async function library(lines = approved(['en', 'pl'])) {
  const root = await copyOfPartnership();
  const photo = await picture(60, 40).jpeg().toBuffer();
  const pl = '---\ntitle: Sieci\nsummary: Sieci.\ntranslation: { reviewed: no }\n---\n\n';
  await lay(root, {
    'stories/nets/en.mdx': FIELDS.replace('aim:', RELEASE) + BODY,
    'stories/nets/pl.mdx': pl + BODY,
    'stories/nets/face.jpg': photo,
    'stories/nets/street.jpg': photo,
  });
  return signedLibrary(root, { nets: lines });
}

const filesAt = async (moment: string, lines?: Parameters<typeof library>[0]) => {
  const story = released(await library(lines), new Date(moment)).find(({ slug }) => slug === 'nets');
  if (!story) throw new Error('It is public all along.');
  const files = ['en', 'pl'].map((language) =>
    versionIn(story, language).blocks.flatMap((block) => (block.type === 'photo' ? [block.file] : [])),
  );
  return { files, image: story.image, lines: story.english.lines.blocks.length, blocks: story.english.blocks.length };
};

describe('a picture whose day of review has come', () => {
  // The small partnership lives by the clock of London, which is an hour ahead of world time in May.
  it('is shown to the last moment of the day before, where the partnership is', async () => {
    const { files, image } = await filesAt('2031-05-19T22:59:59.999Z');
    expect(files).toEqual([
      ['face.jpg', 'street.jpg'],
      ['face.jpg', 'street.jpg'],
    ]);
    expect(image).toBe('face.jpg');
  });

  it('is in no language and no list from midnight on; others stay, and so does all else', async () => {
    const { files, image, blocks, lines } = await filesAt('2031-05-19T23:00:00Z');
    expect(files).toEqual([['street.jpg'], ['street.jpg']]);
    expect(image).toBeUndefined();
    expect([blocks, lines]).toEqual([3, 3]);
  });
});

it('leaves what is declared for the team out of what the site is built from', async () => {
  const { stories } = publicLibrary(await library(), new Date('2031-05-10T09:00:00Z'));
  expect(JSON.stringify(stories)).toContain('face.jpg');
  expect(JSON.stringify(stories)).not.toMatch(/To find him|lead-detective|investigation/);
});

describe('a picture that was taken down', () => {
  const line = {
    act: 'withdraw',
    by: 'press-office',
    as: 'comms',
    withdrawal: 'apprehended',
    picture: 'face.jpg',
  } as const;

  it('is gone before its day of review, and the story stays', async () => {
    const { files } = await filesAt('2031-05-10T09:00:00Z', [...approved(['en', 'pl']), { ...line, at: SIGNED }]);
    expect(files).toEqual([['street.jpg'], ['street.jpg']]);
  });

  it('comes back only when the story is submitted anew', async () => {
    const anew = [...approved(['en', 'pl']), { ...line, at: SIGNED }, ...approved(['en', 'pl'])];
    expect((await filesAt('2031-05-10T09:00:00Z', anew)).files[0]).toContain('face.jpg');
  });
});

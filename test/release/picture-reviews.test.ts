import { expect, it } from 'vitest';
import { wordingOf } from '#problem/wording.ts';
import { pictureReviews } from '#release/picture-reviews.ts';
import { copyOfPartnership, FIELDS, inOneLine, lay } from '../library/root.ts';
import { picture } from '../story/pictures.ts';
import { signedLibrary } from './signed.ts';

const library = await (async () => {
  const release = `pictures:
  face.jpg: { shows: person, approved: news-desk, why: w, risk: r, review: 2031-06-20, ends: expiry }
  gone.jpg: { shows: person, approved: news-desk, why: w, risk: r, review: 2031-06-20, ends: expiry }
aim:`;
  return async () => {
    const root = await copyOfPartnership();
    await lay(root, {
      'stories/nets/en.mdx': `${FIELDS.replace('aim:', release)}Words.\n\n<Photo src="face.jpg" alt="A face." />\n`,
      'stories/nets/face.jpg': await picture(60, 40).jpeg().toBuffer(),
    });
    return signedLibrary(root);
  };
})();

const told = async (moment: string) => pictureReviews(await library(), new Date(moment));

it.each([
  ['2031-06-05T22:59:59Z', []],
  ['2031-06-05T23:00:00Z', ['due', 'due']],
  ['2031-06-19T22:59:59Z', ['due', 'due']],
  ['2031-06-19T23:00:00Z', ['past', 'past']],
])('reminds of pictures from 14 days before their review on: at %s', async (moment, kinds) => {
  expect((await told(moment)).map(({ code }) => code)).toEqual(kinds.map((kind) => `picture-review-${kind}`));
});

it('points at the picture in the text, or at the file when it is not there', async () => {
  const problems = await told('2031-06-19T10:00:00Z');
  const file = 'content/stories/nets/en.mdx';
  // 10 lines of fields, four of pictures, and an empty one above the words.
  expect(problems.map(inOneLine)).toEqual([
    `warning picture-review-due ${file}:18`,
    `warning picture-review-due ${file}:1`,
  ]);
  const [first] = problems;
  expect(first && wordingOf(first).message).toContain('leaves all media on 2031-06-20, tomorrow,');
});

import { expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { decisionOf } from '#release/decide.ts';
import { copyOfPartnership, lay, storyOf } from '../library/root.ts';

it('holds a story that nobody has signed', async () => {
  const root = await copyOfPartnership();
  await lay(root, { 'stories/nets/en.mdx': storyOf('Come.') });
  const { library } = await readLibrary(root);
  const story = library?.stories.find(({ slug }) => slug === 'nets');
  if (!library || !story) throw new Error('The story can be read.');
  expect(decisionOf(story, library, new Date('2031-06-01T12:00:00Z'))).toEqual({
    state: 'held',
    reasons: [{ kind: 'unsubmitted' }],
  });
});

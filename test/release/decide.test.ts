import { expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { decisionOf } from '#release/decide.ts';
import { PARTNERSHIP } from '../library/root.ts';

it('holds every story that nobody has signed', async () => {
  const { library } = await readLibrary(PARTNERSHIP);
  const states = library?.stories.map((story) => decisionOf(story, library, new Date('2031-06-01T12:00:00Z')).state);
  expect(new Set(states)).toEqual(new Set(['held']));
});

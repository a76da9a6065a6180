import { expect, it } from 'vitest';
import { channelsFor } from '#aiming/carried-by.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { PROJECT } from '../shipped.ts';

const { library } = await readLibrary(PROJECT);
if (!library) throw new Error('What ships can be read.');
const { hotspots, channels } = library;
const named = (aim: string[]): string[] => channelsFor(aim, hotspots, channels).map(({ id }) => id);

it('names the channels of a place and of its district, and no others', () => {
  expect(named(['manningham'])).toEqual(['bradford-weekly', 'bradford-urdu-radio', 'manningham-noticeboards']);
});

it('names those of every place in a district that a story is for', () => {
  expect(named(['bradford'])).toEqual(
    expect.arrayContaining(['bradford-weekly', 'keighley-neighbours', 'holme-wood-schools']),
  );
  expect(named(['bradford'])).not.toContain('leeds-community-radio');
});

it('names all where a story is for everybody', () => {
  expect(named(['county'])).toEqual(channels.map(({ id }) => id));
});

import { describe, expect, it } from 'vitest';
import { decisionOf, released } from '#release/decide.ts';
import { type Moment, momentsAfter } from '#release/moments.ts';
import { copyOfPartnership, FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { picture } from '../story/pictures.ts';
import { approved, signedLibrary, withdrawal } from './signed.ts';

const NOW = new Date('2031-05-20T12:00:00Z');
const inShort = (one: Moment): string =>
  `${one.at.toISOString()} ${one.what} ${'slug' in one ? one.slug : one.quarter}`;

/** A library with one more story, whose fields are changed. */
async function withStory(change: (fields: string) => string, files: Record<string, Uint8Array> = {}) {
  const root = await copyOfPartnership();
  await lay(root, { 'stories/nets/en.mdx': `${change(FIELDS)}Come.\n`, ...files });
  return signedLibrary(root);
}

const momentsOfNets = (library: Awaited<ReturnType<typeof withStory>>, now = NOW): string[] =>
  momentsAfter(library, now)
    .filter((one) => 'slug' in one && one.slug === 'nets')
    .map(inShort);

describe('what changes by itself', () => {
  it('is each moment of a story, the next first', async () => {
    const fields = (text: string): string =>
      text.replace('2031-05-02T09:00', '2031-06-02T09:00').replace(
        'aim:',
        `expires: 2031-09-01T00:00:00+01:00
orders: [{ kind: postponed, says: Nothing of the trial., until: 2031-07-01 }, { kind: other, says: No names. }]
pictures: { a.jpg: { shows: person, approved: news-desk, why: w, risk: r, review: 2031-08-01, ends: expiry }, b.jpg: { shows: no-person } }
aim:`,
      );
    expect(momentsOfNets(await withStory(fields))).toEqual([
      '2031-06-02T08:00:00.000Z published nets',
      '2031-06-30T23:00:00.000Z order-ends nets',
      '2031-07-31T23:00:00.000Z picture-review nets',
      '2031-08-31T23:00:00.000Z expires nets',
    ]);
  });

  it('is nothing of a draft, of what was taken down, and of what has ended', async () => {
    const draft = await withStory((fields) => fields.replace(/published.*\n/, 'expires: 2031-09-01T00:00:00Z\n'));
    expect(momentsOfNets(draft)).toEqual([]);
    const over = await withStory((fields) => fields.replace('aim:', 'expires: 2031-05-19T00:00:00Z\naim:'));
    expect(momentsOfNets(over)).toEqual([]);
    const lines = [...approved(['en']), withdrawal('review', '2031-05-03T09:00:00.000Z')];
    const taken = await signedLibrary(PARTNERSHIP, { 'lights-on-the-marsh': lines });
    expect(momentsAfter(taken, NOW).filter((one) => 'slug' in one && one.slug === 'lights-on-the-marsh')).toEqual([]);
  });

  it('says what a story waits for besides its moment', async () => {
    const root = await copyOfPartnership();
    await lay(root, { 'stories/nets/en.mdx': `${FIELDS.replace('2031-05-02', '2031-06-02')}Come.\n` });
    const library = await signedLibrary(root, { nets: approved([]).slice(0, 1) });
    const [first] = momentsAfter(library, NOW).filter((one) => 'slug' in one && one.slug === 'nets');
    expect(first).toMatchObject({ what: 'published', waitsFor: [{ kind: 'unsigned' }] });
  });

  it('are the figures of a quarter, too', async () => {
    expect(momentsAfter(await signedLibrary(PARTNERSHIP), NOW).map(({ what }) => what)).toContain('results');
  });
});

describe('a story comes out and ends at its very moments', () => {
  // Clocks in Dublin go forward on 30 March 2031 at 01:00 UTC and back on 26 October 2031 at 01:00 UTC.
  it.each([
    ['on an ordinary day', '2031-05-02T09:00:00+01:00'],
    ['in the hour that is lost, as its writer saw it', '2031-03-30T01:30:00+00:00'],
    ['in the hour that comes twice, the first time', '2031-10-26T01:30:00+01:00'],
    ['in the hour that comes twice, the second time', '2031-10-26T01:30:00+00:00'],
    ['on a leap day', '2032-02-29T00:00:00+00:00'],
    ['at the last moment of a year', '2031-12-31T23:59:59+00:00'],
  ])('%s: %s', async (_, written) => {
    const at = new Date(written).getTime();
    const library = await withStory((fields) => fields.replace(/published: .*/, `published: ${written}`));
    const isOut = (ms: number): boolean => released(library, new Date(ms)).some(({ slug }) => slug === 'nets');
    expect([isOut(at - 1), isOut(at), isOut(at + 1)]).toEqual([false, true, true]);
    const ending = await withStory((fields) =>
      fields.replace(/published: .*/, `published: 2031-02-01T09:00:00Z\nexpires: ${written}`),
    );
    const story = ending.stories.find(({ slug }) => slug === 'nets');
    const stateAt = (ms: number) => story && decisionOf(story, ending, new Date(ms)).state;
    expect([stateAt(at - 1), stateAt(at), stateAt(at + 1)]).toEqual(['public', 'expired', 'expired']);
  });

  it('with every moment in the list, and none between two of them', async () => {
    const files = { 'stories/nets/a.jpg': await picture(20, 20).jpeg().toBuffer() };
    const library = await withStory(
      (fields) =>
        fields
          .replace('2031-05-02T09:00', '2031-06-02T09:00')
          .replace(
            'aim:',
            'expires: 2031-09-01T00:00:00+01:00\npictures: { a.jpg: { shows: person, approved: news-desk, why: w, risk: r, review: 2031-08-01, ends: expiry } }\naim:',
          )
          .replace(/$/, '<Photo src="a.jpg" alt="A." />\n\n'),
      files,
    );
    const seenAt = (ms: number): string => JSON.stringify(released(library, new Date(ms)));
    const moments = momentsAfter(library, NOW).map(({ at }) => at.getTime());
    for (const [index, at] of moments.entries()) {
      const before = moments[index - 1] ?? NOW.getTime();
      expect(seenAt(at - 1)).toBe(seenAt(before));
    }
    const changes = moments.filter((at) => seenAt(at) !== seenAt(at - 1));
    expect(changes.length).toBeGreaterThanOrEqual(3);
  });
});

import { describe, expect, it } from 'vitest';
import type { Withdrawal } from '#record/entry.ts';
import { endedStories } from '#release/ended.ts';
import { entryId } from '#release/entry-id.ts';
import { publicLibrary } from '#release/public-library.ts';
import { copyOfPartnership, FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { approved, signedLibrary, withdrawal } from './signed.ts';

const SLUG = 'quiet-harbour';
const PUBLISHED = '2031-05-02T08:00:00.000Z';
const TAKEN = '2031-05-10T08:00:00.000Z';
const at = (moment: string): Date => new Date(moment);

async function endedAt(now: string, lines: Parameters<typeof signedLibrary>[1], root = PARTNERSHIP) {
  return endedStories(await signedLibrary(root, lines), at(now));
}

describe('a story that was taken down', () => {
  const lines = (reason: Withdrawal = 'review', when = TAKEN) => ({
    [SLUG]: [...approved(['en', 'pl']), withdrawal(reason, when)],
  });

  it('is known by where it was and since when it is gone, and by nothing else', async () => {
    const [story, ...others] = await endedAt('2031-05-20T08:00:00Z', lines());
    expect(others).toEqual([]);
    expect(story).toEqual({
      id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      since: at(TAKEN),
      page: { slug: SLUG, languages: ['en', 'pl'] },
    });
  });

  it.each(['apprehended', 'acquitted', 'error', 'review'] as const)(
    'keeps a page when the reason was %s',
    async (reason) => {
      expect((await endedAt('2031-05-20T08:00:00Z', lines(reason)))[0]?.page?.slug).toBe(SLUG);
    },
  );

  it('keeps not even its address when a court ordered it', async () => {
    const ended = await endedAt('2031-05-20T08:00:00Z', lines('court-order'));
    expect(ended[0]?.page).toBeUndefined();
    expect(JSON.stringify(ended)).not.toContain('harbour');
  });

  it('is not known of where it was taken down before anybody could see it', async () => {
    expect(await endedAt('2031-05-20T08:00:00Z', lines('error', '2031-05-02T07:59:59.999Z'))).toEqual([]);
    expect(await endedAt('2031-05-20T08:00:00Z', lines('error', PUBLISHED))).toHaveLength(1);
  });

  it('is not known of at a moment before its own, whenever it was taken down later', async () => {
    expect(await endedAt('2031-05-02T07:59:59.999Z', lines())).toEqual([]);
    expect(await endedAt(PUBLISHED, lines())).toHaveLength(1);
  });

  it('is not known of where somebody’s signature was missing', async () => {
    const unsigned = [...approved([]).slice(0, 1), withdrawal('error', TAKEN)];
    expect(await endedAt('2031-05-20T08:00:00Z', { [SLUG]: unsigned })).toEqual([]);
  });

  it('is known by what was signed, though somebody has changed it since', async () => {
    const root = await copyOfPartnership();
    const first = await signedLibrary(root);
    const sources = first.records.get(SLUG)?.sources ?? [];
    const texts = Object.fromEntries(
      ['en', 'pl'].map((language) => [
        `content/stories/${SLUG}/${language}.mdx`,
        `${FIELDS}The words of ${language}.\n`,
      ]),
    );
    const signed = approved(['en', 'pl']).map((line) => ({ ...line, sources, texts }));
    await lay(root, { [`stories/${SLUG}/en.mdx`]: `${FIELDS.replace('2031-05-02', '2039-01-01')}Other words.\n` });
    const changed = { [SLUG]: [...signed, withdrawal('error', TAKEN)] };
    expect(await endedAt('2031-05-20T08:00:00Z', changed, root)).toHaveLength(1);
    // Without the words that were signed nobody knows whether it was ever public.
    const wordless = { [SLUG]: [...signed.map((line) => ({ ...line, texts: {} })), withdrawal('error', TAKEN)] };
    expect(await endedAt('2031-05-20T08:00:00Z', wordless, root)).toEqual([]);
  });
});

describe('a story that has come to its end', () => {
  const APPEAL = 'lights-on-the-marsh';
  const root = async (): Promise<string> => {
    const copy = await copyOfPartnership();
    await lay(copy, {
      'stories/nets/en.mdx': `${FIELDS.replace('aim:', 'expires: 2031-05-19T09:00:00Z\naim:')}Come.\n`,
    });
    return copy;
  };

  it('is told from its last moment on, and not before', async () => {
    const library = await signedLibrary(await root());
    expect(publicLibrary(library, at('2031-05-19T08:59:59.999Z')).ended).toEqual([]);
    const { ended, stories } = publicLibrary(library, at('2031-05-19T09:00:00Z'));
    expect(ended.map(({ page }) => page?.slug)).toEqual(['nets']);
    expect(stories.map(({ slug }) => slug)).toContain(APPEAL);
    expect(stories.map(({ slug }) => slug)).not.toContain('nets');
  });

  it('is not told of when it was signed only after its end', async () => {
    const late = { nets: approved(['en'], '2031-05-19T09:00:00.000Z') };
    expect(await endedAt('2031-05-20T09:00:00Z', late, await root())).toEqual([]);
    const inTime = { nets: approved(['en'], '2031-05-19T08:59:59.000Z') };
    expect(await endedAt('2031-05-20T09:00:00Z', inTime, await root())).toHaveLength(1);
  });
});

it('names an entry by the UUID that its address has by the standard', () => {
  // RFC 9562, appendix A.4, has one for a name of another namespace; this one was made with Python’s uuid5.
  expect(entryId('https://precision.example/stories/a/')).toBe('urn:uuid:ee2da8cd-77ed-59a3-a990-8552693c270e');
});

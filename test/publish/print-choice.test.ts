import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { choosePrint, type PrintWanted, unlistedIn } from '#publish/print-choice.ts';
import { PARTNERSHIP } from '../library/root.ts';

const NOW = new Date('2031-12-01T09:00:00Z');
let library: Library;
beforeAll(async () => {
  const read = await readLibrary(PARTNERSHIP);
  if (!read.library) throw new Error('The partnership of the fixtures cannot be read.');
  library = read.library;
});

/** What would be made: the story, the place and the languages of each file. */
function chosen(wanted: PrintWanted, now = NOW): string[] {
  const choice = choosePrint(wanted, library, now);
  if ('faults' in choice) return choice.faults;
  return choice.orders.map(({ folder, hotspot, languages }) => `${folder} ${hotspot.id} ${languages.join('+')}`);
}

describe('what is printed', () => {
  it('is all that is out, for each of its places, in each language that both have', () => {
    const all = chosen({});
    expect(all).toContain('quiet-harbour harbour en');
    expect(all).toContain('quiet-harbour harbour pl');
    expect(new Set(all).size).toBe(all.length);
  });

  it('is only what was asked for', () => {
    expect(chosen({ story: 'quiet-harbour', hotspot: 'harbour', languages: ['pl'] })).toEqual([
      'quiet-harbour harbour pl',
    ]);
    expect(chosen({ story: 'quiet-harbour', hotspot: 'harbour', languages: ['en', 'pl'] })).toEqual([
      'quiet-harbour harbour en+pl',
    ]);
  });

  it('is one leaflet for a place, with its stories newest first', () => {
    const choice = choosePrint({ isLeaflet: true, hotspot: 'harbour', languages: ['en'] }, library, NOW);
    if ('faults' in choice) throw new Error(choice.faults.join(' '));
    expect(choice.orders).toHaveLength(1);
    const [{ folder, title, stories } = { folder: '', title: '', stories: [] }] = choice.orders;
    expect([folder, title]).toEqual(['_leaflets', 'News for The Harbour']);
    const moments = stories.map(({ published }) => published?.getTime() ?? 0);
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    expect(stories.length).toBeGreaterThan(1);
  });
});

describe('a leaflet', () => {
  it('holds the eight newest stories, and knows how many are older', () => {
    const [story] = library.stories;
    const at = (day: number): Date => new Date(Date.UTC(2031, 0, day));
    const stories = Array.from({ length: 11 }, (_, day) => ({
      ...{ ...story, slug: `story-${day}`, aim: ['harbour'], published: at(day + 1), expires: undefined },
    })) as Library['stories'];
    const wanted = { isLeaflet: true, hotspot: 'harbour', languages: ['en'] };
    const signoffs = library.records.get(story?.slug ?? '');
    const records = new Map(stories.flatMap(({ slug }) => (signoffs ? [[slug, signoffs]] : [])));
    const choice = choosePrint(wanted, { ...library, stories, records }, NOW);
    expect(choice).toMatchObject({ orders: [{ older: 3, stories: { length: 8, 0: { slug: 'story-10' } } }] });
  });
});

describe('a language that a place does not list', () => {
  it('is printed where both were asked for, and named once', () => {
    const orders = (wanted: PrintWanted) => {
      const choice = choosePrint(wanted, library, NOW);
      return 'orders' in choice ? choice.orders : [];
    };
    const listed = orders({ hotspot: 'harbour', languages: ['pl'] });
    expect(listed.length).toBeGreaterThan(0);
    expect(unlistedIn(listed)).toEqual([]);
    const [order] = listed;
    const uplands = library.hotspots.find(({ id }) => id === 'hill-end');
    if (!(order && uplands)) throw new Error('The partnership has a harbour and a hill.');
    const asked = { ...order, hotspot: uplands };
    expect(unlistedIn([asked, asked])).toEqual([{ place: 'Hill End', language: 'pl' }]);
  });
});

describe('what is not printed', () => {
  it('is told all at once, with what was meant', () => {
    const faults = chosen({ story: 'quiet-harbor', hotspot: 'harbor', languages: ['pll'] });
    expect(faults.map((fault) => fault.replace(/^.*\. /, ''))).toEqual([
      'Did you mean “quiet-harbour”?',
      'Did you mean “harbour”?',
      'Did you mean “pl”?',
    ]);
  });

  it('finds a story by the beginning of its name', () => {
    expect(chosen({ story: 'quiet' })[0]).toContain('Did you mean “quiet-harbour”?');
  });

  it('names what is there when nothing is near', () => {
    expect(chosen({ story: 'zzzzzz' })[0]).toMatch(/These are there: .*quiet-harbour/);
  });

  it('is a draft, what is held, and what has ended, each with its reason', () => {
    const [story] = library.stories.filter(({ slug }) => slug === 'quiet-harbour');
    const held = (changes: object): string[] => {
      const stories = [{ ...story, ...changes }] as Library['stories'];
      const choice = choosePrint({ story: 'quiet-harbour' }, { ...library, stories }, NOW);
      return 'faults' in choice ? choice.faults : [];
    };
    expect(held({ published: undefined })).toEqual([
      '“quiet-harbour” cannot be printed now: a draft, without “published”.',
    ]);
    expect(held({ published: new Date('2032-01-05T09:00:00Z') })).toEqual([
      '“quiet-harbour” cannot be printed now: comes Monday, 5 January 2032, 09:00.',
    ]);
    expect(held({ expires: new Date('2031-11-03T09:00:00Z') })).toEqual([
      '“quiet-harbour” cannot be printed now: ended Monday, 3 November 2031, 09:00.',
    ]);
  });

  it('is a language that the story has not, or more than two', () => {
    expect(chosen({ story: 'open-door', languages: ['pl'] })).toEqual([
      '“open-door” has no Polish (pl.mdx is missing); it has: en.',
    ]);
    expect(chosen({ story: 'open-door', languages: ['en', 'pl'] })).toEqual([
      '“open-door” has no Polish (pl.mdx is missing); it has: en.',
    ]);
    for (const languages of [
      ['en', 'pl', 'en'],
      ['pl', 'pl'],
    ])
      expect(chosen({ languages })[0]).toContain('en+ur');
  });

  it('is a story for another place', () => {
    const elsewhere = { ...library, stories: library.stories.map((story) => ({ ...story, aim: ['harbour'] })) };
    const choice = choosePrint({ story: 'open-door', hotspot: 'hill-end' }, elsewhere, NOW);
    expect(choice).toEqual({ faults: ['“open-door” is not for Hill End. It is for harbour.'] });
  });

  it('is a story on a leaflet, which holds all of a place', () => {
    expect(chosen({ story: 'open-door', isLeaflet: true })[0]).toContain('leave out --story');
  });

  it('is anything before anything is out', () => {
    expect(chosen({}, new Date('2020-01-01T00:00:00Z'))[0]).toContain(
      'No story is out at this moment, so there is nothing to print. The next is “',
    );
  });

  it('is told with the place, and with what comes next for it', () => {
    const early = new Date('2020-01-01T00:00:00Z');
    expect(chosen({ hotspot: 'harbour' }, early)[0]).toContain('No story is out for The Harbour at this moment');
    expect(chosen({ hotspot: 'harbour', languages: ['pl'] }, early)[0]).toMatch(
      /The next is “quiet-harbour”, on .*2031/,
    );
    const none = choosePrint({ hotspot: 'harbour' }, { ...library, stories: [] }, NOW);
    expect(none).toEqual({
      faults: ['No story is out for The Harbour at this moment, so there is nothing to print.'],
    });
  });
});

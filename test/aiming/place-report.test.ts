import { describe, expect, it } from 'vitest';
import type { Known } from '#aiming/known.ts';
import { type PlaceReport, printRunFor, reportOnPlace } from '#aiming/place-report.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { rectangle } from '../area/outlines.ts';
import { libraryOf } from '../area/reach/invented.ts';
import { PROJECT } from '../shipped.ts';
import { brackenshire, IMPORTED, STREETS } from './brackenshire.ts';

const NOW = new Date('2031-05-20T09:00:00Z');
const HARBOUR = rectangle(0.3, 50.6, 0.32, 50.61);
const report = (library: Known, outline: Outline = HARBOUR, own?: string): PlaceReport =>
  reportOnPlace(outline, library, NOW, own);
const codes = ({ problems, warnings }: PlaceReport): string[] => [...problems, ...warnings].map(({ code }) => code);

/** A library whose one story is this. */
async function withStory(change: Partial<Known['stories'][number]>): Promise<Known> {
  const library = await brackenshire(IMPORTED);
  const [story] = library.stories;
  if (!story) throw new Error('There is a story.');
  return { ...library, stories: [{ ...story, published: new Date('2031-05-10T09:00:00Z'), ...change }] };
}

describe('what is known of a place', () => {
  it('says that nothing is known of homes before postcodes are imported', async () => {
    const answer = report(await brackenshire());
    expect(answer).toMatchObject({ printRun: undefined, subscribers: 0, problems: [] });
    expect(codes(answer)).toEqual(['postcodes-not-imported']);
  });

  it('says that homes are an estimate, unless they were counted', async () => {
    expect(codes(report(await brackenshire(IMPORTED)))).toEqual(['homes-estimated']);
    const homes = Object.fromEntries(STREETS.map(([code]) => [code, 12]));
    const counted = report(await brackenshire(libraryOf(STREETS, { homes })));
    expect(counted.reach.homes).toBe(240);
    expect(codes(counted)).toEqual([]);
  });

  it('refuses what could point at people', async () => {
    const { problems } = report(await brackenshire(IMPORTED), rectangle(0.302, 50.6029, 0.3049, 50.6031));
    expect(problems.map(({ code }) => code)).toEqual(['place-too-thin', 'place-too-few-homes']);
    expect(problems.map(({ message }) => message)).toContain(
      'The outline holds about 45 homes; at least 50 are needed, so that nobody can tell who is meant.',
    );
  });

  it('refuses a place in no district', async () => {
    expect(codes(report(await brackenshire(), rectangle(3, 50.6, 3.1, 50.7)))).toContain('outline-outside-county');
  });

  it('warns when it shares too few homes with a hotspot, but not with itself', async () => {
    const library = await brackenshire(IMPORTED);
    const edge = rectangle(0.314, 50.6025, 0.35, 50.62);
    expect(codes(report(library, edge))).toContain('places-narrow-to-few');
    expect(codes(report(library, HARBOUR, 'harbour'))).toEqual(['homes-estimated']);
  });
});

describe('how people in a place hear of things', () => {
  it('is through the channels and in the languages of the hotspots that it overlaps', async () => {
    const answer = report(await brackenshire());
    expect(answer.reach.overlaps).toEqual([{ hotspot: 'harbour', name: 'The Harbour', share: 1, ofPlace: 1 }]);
    expect(answer.channels.map(({ id, covers, because }) => `${id} ${covers} ${because}`)).toEqual([
      'harbour-board hotspot The Harbour',
    ]);
    expect(answer.languages).toMatchObject([
      { id: 'en', hotspots: ['The Harbour'] },
      { id: 'pl', hotspots: ['The Harbour'] },
    ]);
  });

  it('is at least in English, where nothing else is known', async () => {
    const library = await brackenshire();
    const { languages, channels } = report({ ...library, channels: [] }, rectangle(0.7, 50.7, 0.72, 50.72));
    expect(channels).toEqual([]);
    expect(languages.map(({ id }) => id)).toEqual(['en']);
  });

  it('is through the most local channel first, each told once with all that it covers there', async () => {
    const library = await brackenshire();
    const channel = { kind: 'paper' as const, languages: ['en'], contact: 'a@b.example', sample: true };
    const channels = [
      { ...channel, id: 'all', name: 'All', covers: ['county'] },
      { ...channel, id: 'district', name: 'District', covers: ['saltmarsh', 'county'] },
      { ...channel, id: 'elsewhere', name: 'Elsewhere', covers: ['uplands', 'hill-end'] },
      { ...channel, id: 'local', name: 'Local', covers: ['harbour', 'saltmarsh'] },
    ];
    expect(report({ ...library, channels }).channels.map(({ id }) => id)).toEqual(['local', 'district', 'all']);
  });

  it('does not count a hotspot as overlapping itself, but hears through it', async () => {
    const answer = report(await brackenshire(), HARBOUR, 'harbour');
    expect(answer.reach.overlaps).toEqual([]);
    expect(answer.channels.map(({ id }) => id)).toEqual(['harbour-board']);
  });
});

describe('what a place has been sent', () => {
  it('is every story of the last 30 days that was for it, with who wrote it', async () => {
    const { messages } = report(await withStory({ aim: ['harbour'], kind: 'appeal' }));
    expect(messages).toMatchObject([{ kind: 'appeal', aimedAt: 'hotspot', partner: expect.any(String) }]);
  });

  it.each([
    [['saltmarsh'], 'district'],
    [['county'], 'county'],
    [['saltmarsh', 'harbour'], 'hotspot'],
    [['uplands'], undefined],
    [['hill-end'], undefined],
  ])('tells how widely %j was aimed: %s', async (aim, aimedAt) => {
    expect(report(await withStory({ aim })).messages.map((one) => one.aimedAt)).toEqual(aimedAt ? [aimedAt] : []);
  });

  it.each([
    ['2031-05-20T09:00:00Z', 1],
    ['2031-05-20T09:00:01Z', 0],
    ['2031-04-20T09:00:01Z', 1],
    ['2031-04-20T09:00:00Z', 0],
  ])('counts what came out at %s: %i', async (published, count) => {
    expect(report(await withStory({ aim: ['harbour'], published: new Date(published) })).messages).toHaveLength(count);
  });

  it('holds no draft, and what is over by now, for people have had it', async () => {
    expect(report(await withStory({ aim: ['harbour'], published: undefined })).messages).toEqual([]);
    const over = await withStory({ aim: ['harbour'], expires: new Date('2031-05-15T09:00:00Z') });
    expect(report(over).messages).toHaveLength(1);
  });

  it('is weighed: appeals against good news', async () => {
    const library = await withStory({ aim: ['harbour'] });
    const [story] = library.stories;
    if (!story) throw new Error('There is a story.');
    const kinds = ['appeal', 'appeal', 'success', 'initiative', 'event'] as const;
    const stories = kinds.map((kind, at) => ({ ...story, kind, slug: `story-${at}` }));
    expect(report({ ...library, stories }).balance).toEqual({ appeals: 2, goodNews: 2, events: 1 });
  });

  it('is too much above the number in the settings', async () => {
    const library = await withStory({ aim: ['harbour'] });
    const many = (count: number): Known => ({
      ...library,
      stories: Array.from({ length: count }, (_, at) =>
        library.stories.map((one) => ({ ...one, slug: `s${at}` })),
      ).flat(),
    });
    expect(codes(report(many(8)))).not.toContain('place-heard-often');
    const { warnings } = report(many(9));
    expect(warnings.map(({ message }) => message)).toContain(
      'This place has been sent 9 messages in the last 30 days; more than 8 tire people.',
    );
  });
});

it.each([
  [0, 0],
  [50, 60],
  [200, 210],
  [201, 220],
  [6120, 6430],
])('asks for one flyer for each of %i homes and one in twenty to spare, in tens: %i', (homes, flyers) => {
  expect(printRunFor(homes)).toBe(flyers);
  expect(flyers).toBeGreaterThanOrEqual(homes * 1.05);
});

it('answers about each hotspot that comes with the project, with nothing to refuse', async () => {
  const { library } = await readLibrary(PROJECT);
  if (!library) throw new Error('The content can be read.');
  const now = new Date('2026-11-22T09:00:00Z');
  for (const { id, geometry, properties } of library.hotspots) {
    const { reach, problems, channels } = reportOnPlace(geometry, { ...library, areas: { boundaries: [] } }, now, id);
    expect(problems).toEqual([]);
    expect(reach.districts[0]?.id).toBe(properties.district);
    expect(channels.map((channel) => channel.id)).toEqual(expect.arrayContaining(properties.channels));
  }
});

import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Overview } from '#desk/overview.ts';
import type { ReachAnswer } from '#desk/reach-answer.ts';
import type { OpenedPlace, OpenedStory } from '#desk/routes.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { rectangle } from '../area/outlines.ts';
import { copyOfPartnership } from '../library/root.ts';
import { type OpenDesk, openDesk } from './desk.ts';
import { layImported } from './imported.ts';

let root: string;
let desk: OpenDesk;
beforeEach(async () => {
  root = await copyOfPartnership();
  await layImported(root);
  desk = await openDesk(root);
});
afterEach(async () => {
  await desk.close();
  expect(desk.faults).toEqual([]);
});

const file = (name: string): string => join(root, 'content', name);
const read = (name: string): Promise<string> => readFile(file(name), 'utf8');
async function got<T>(name: string, given?: unknown): Promise<T> {
  const { status, body } = given === undefined ? await desk.get(name) : await desk.post(name, given);
  expect(status, body).toBe(200);
  return JSON.parse(body) as T;
}
async function refused(name: string, given: unknown): Promise<{ status: number; words: string; codes: string[] }> {
  const { status, body } = await desk.post(name, given);
  const { error, problems = [] } = JSON.parse(body) as {
    error: string;
    problems?: { code: string; message: string; hint: string }[];
  };
  const words = [error, ...problems.flatMap(({ message, hint }) => [message, hint])].join(' ');
  return { status, words, codes: problems.map(({ code }) => code) };
}
const opened = (id: string): Promise<OpenedPlace> => got('place', { id });
const story = (slug: string): Promise<OpenedStory> => got('story', { slug });

/** The two streets by the harbour. */
const STREETS = rectangle(0.3, 50.6, 0.32, 50.61);
const NEW = {
  id: 'quay-streets',
  name: 'Quay streets',
  languages: ['en'],
  channels: ['harbour-board'],
  spoc: 'news-desk',
  outline: STREETS,
  madeOf: 'Drawn by hand in 2031',
};

describe('the overview', () => {
  it('tells all that the page begins with', async () => {
    const overview = await got<Overview>('overview');
    expect(overview).toMatchObject({ name: 'Safer Brackenshire', kinds: ['ward'], hasPostcodes: true, notices: [] });
    expect(overview.places.map(({ id }) => id)).toEqual(['hill-end', 'harbour']);
    expect(overview.people.map(({ id }) => id)).toEqual(['news-desk']);
    expect(overview.stories.map(({ slug, state }) => `${slug} ${state}`)).toContain('quiet-harbour public');
  });

  it('never tells what only the team may know', async () => {
    const { body } = await desk.get('overview');
    expect(body).not.toContain('INTERNAL');
  });

  it('offers a place with fields that only somebody else knows, and saving keeps them', async () => {
    const text = (await read('hotspots/harbour.json')).replace('"type"', '"bbox": [0.3, 50.6, 0.32, 50.61],\n  "type"');
    await writeFile(file('hotspots/harbour.json'), text);
    expect((await got<Overview>('overview')).places.map(({ id }) => id)).toEqual(['hill-end', 'harbour']);
    const place = await opened('harbour');
    const { id, languages, channels, spoc, outline, madeOf } = place;
    await got('save-place', { id, name: 'Quay', languages, channels, spoc, outline, madeOf, expected: place.version });
    expect(await read('hotspots/harbour.json')).toBe(text.replace('The Harbour', 'Quay'));
  });

  it('says which file cannot be read and goes on, and takes it back when it is mended', async () => {
    const before = await got<Overview>('overview');
    const settings = await read('settings.yaml');
    await writeFile(file('settings.yaml'), 'name: [');
    const broken = await got<Overview>('overview');
    expect(broken.notices).toEqual([
      'Some files cannot be read now. The desk goes on with what it read before.',
      expect.stringMatching(/^content\/settings\.yaml, line \d+: .+\.$/),
    ]);
    expect(broken.revision).not.toBe(before.revision);
    expect(broken.places).toEqual(before.places);
    await writeFile(file('settings.yaml'), settings);
    expect((await got<Overview>('overview')).notices).toEqual([]);
  });

  it('says in words when nothing could be read from the beginning', async () => {
    await rm(file('settings.yaml'));
    const other = await openDesk(root);
    const { status, body } = await other.get('overview');
    await other.close();
    expect(status).toBe(503);
    expect((JSON.parse(body) as { error: string }).error).toContain('content/settings.yaml');
  });
});

describe('the report on what is drawn', () => {
  it('tells who lives there and through what they hear', async () => {
    const { reach, problems, positions } = await got<ReachAnswer>('report', { outline: STREETS });
    expect(reach).toMatchObject({ postcodes: 20, homes: 300, homesEstimated: true, districts: [{ id: 'saltmarsh' }] });
    expect(reach?.channels.map(({ id }) => id)).toEqual(['harbour-board']);
    expect(problems).toEqual([]);
    expect(positions?.split('\n')).toHaveLength(4);
  });

  it('says what is wrong, and where', async () => {
    const tiny = await got<ReachAnswer>('report', { outline: rectangle(0.302, 50.603, 0.3022, 50.6031) });
    expect(tiny.problems[0]).toMatchObject({ code: 'place-one-building', at: { longitude: expect.closeTo(0.302, 3) } });
    const bow = {
      type: 'Polygon',
      coordinates: [
        [
          [0.3, 50.6],
          [0.32, 50.61],
          [0.32, 50.6],
          [0.3, 50.61],
          [0.3, 50.6],
        ],
      ],
    };
    const crossed = await got<ReachAnswer>('report', { outline: bow });
    expect(crossed.reach).toBeUndefined();
    expect(crossed.problems).toMatchObject([
      { code: 'outline-crosses-itself', at: { longitude: 0.31, latitude: 50.605 } },
    ]);
  });

  it.each([null, 5, 'x', [], { type: 'Point', coordinates: [1, 2] }, { type: 'Polygon', coordinates: [[['a', 1]]] }])(
    'has words for what is no outline: %j',
    async (outline) => {
      const { reach, problems } = await got<ReachAnswer>('report', { outline });
      expect(reach).toBeUndefined();
      expect(problems.length).toBeGreaterThan(0);
    },
  );

  it('does not call a place that is being changed its own neighbour', async () => {
    const alone = await got<ReachAnswer>('report', { outline: STREETS, own: 'harbour' });
    expect(alone.reach?.overlaps).toEqual([]);
    expect((await got<ReachAnswer>('report', { outline: STREETS })).reach?.overlaps).toHaveLength(1);
  });
});

describe('what is typed or picked instead of drawn', () => {
  it('becomes a circle, an outline, joined areas, or a sentence', async () => {
    expect(await got('circle', { middle: 'zz11aa', radius: '500' })).toMatchObject({
      outline: { type: 'Polygon' },
      madeOf: 'Drawn as a circle of 500 m, 2031',
    });
    expect(await got('typed', { text: '50.6, 0.3\n50.6, 0.32\n50.61, 0.32' })).toMatchObject({
      outline: { type: 'Polygon' },
    });
    const joined = await got<{ madeOf: unknown }>('join', { kind: 'ward', codes: ['E99000011', 'E99000012'] });
    expect(joined.madeOf).toEqual({ kind: 'ward', vintage: '2031', codes: ['E99000011', 'E99000012'] });
    expect((await refused('circle', { middle: 'ZZ1', radius: '500 m' })).words).toContain(
      'only the beginning of a postcode',
    );
    expect((await refused('typed', { text: 'here' })).words).toContain('Line 1, “here”, is not a point.');
    expect((await refused('join', { kind: 'small-area', codes: ['x'] })).words).toContain('were imported');
    expect((await refused('boundaries', { kind: 'small-area' })).status).toBe(422);
  });

  it('can be found on the map by the postcodes round it', async () => {
    const { dots } = await got<{ dots: { code: string }[] }>('postcodes', {
      west: 0.3,
      south: 50.6,
      east: 0.304,
      north: 50.605,
    });
    expect(dots.map(({ code }) => code)).toEqual(['ZZ1 1AA', 'ZZ1 1AB']);
  });
});

describe('saving a place', () => {
  it('writes a new file that “check” finds nothing wrong with', async () => {
    expect(await got('save-place', NEW)).toMatchObject({ file: 'content/hotspots/quay-streets.json' });
    const { library, problems } = await readLibrary(root);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(library?.hotspots.find(({ id }) => id === NEW.id)?.properties).toEqual({
      name: 'Quay streets',
      district: 'saltmarsh',
      languages: ['en'],
      spoc: 'news-desk',
      channels: ['harbour-board'],
      'made-of': 'Drawn by hand in 2031',
    });
  });

  it('pins official areas by kind, year and code', async () => {
    const madeOf = { kind: 'ward', vintage: '2031', codes: ['E99000011'] };
    await got('save-place', { ...NEW, madeOf });
    expect(JSON.parse(await read('hotspots/quay-streets.json'))).toMatchObject({ properties: { 'made-of': madeOf } });
  });

  it('moves a place to the district it lies in now, and changes no more than that', async () => {
    const { version, ...place } = await opened('hill-end');
    const before = await read('hotspots/hill-end.json');
    const { id, name, languages, channels, spoc, madeOf } = place;
    await got('save-place', { id, name, languages, channels, spoc, madeOf, outline: STREETS, expected: version });
    const after = JSON.parse(await read('hotspots/hill-end.json'));
    expect(after).toMatchObject({ properties: { name: 'Hill End', district: 'saltmarsh' }, geometry: STREETS });
    expect(before).toContain('"uplands"');
  });

  it.each([
    ['too few homes', { outline: rectangle(0.302, 50.6029, 0.305, 50.6051) }, 'place-too-few-homes'],
    ['ground outside the county', { outline: rectangle(0.3, 50.3, 0.31, 50.31) }, 'outline-outside-county'],
    [
      'an outline that crosses itself',
      {
        outline: {
          type: 'Polygon',
          coordinates: [
            [
              [0.3, 50.6],
              [0.32, 50.61],
              [0.32, 50.6],
              [0.3, 50.61],
              [0.3, 50.6],
            ],
          ],
        },
      },
      'outline-crosses-itself',
    ],
    ['the id of a district', { id: 'saltmarsh' }, 'id-taken'],
    ['an id that leads elsewhere', { id: '../people' }, 'value-malformed'],
    ['the id of the county', { id: 'county' }, 'value-malformed'],
    ['no name', { name: '' }, 'value-too-short'],
    ['a language nobody publishes', { languages: ['en', 'xx'] }, 'id-unknown'],
    ['no English', { languages: ['pl'] }, 'hotspot-without-english'],
    ['no channel', { channels: [] }, 'value-too-short'],
    ['an owner nobody knows', { spoc: 'nobody' }, 'id-unknown'],
  ])('refuses %s, in words', async (_, other, code) => {
    const { status, codes, words } = await refused('save-place', { ...NEW, ...other });
    expect([status, codes.includes(code)], words).toEqual([422, true]);
    expect(await opened('harbour')).toMatchObject({ name: 'The Harbour' });
    await expect(read('hotspots/quay-streets.json')).rejects.toThrow();
  });

  it('refuses a file that was changed meanwhile, and one that is there already', async () => {
    const { version, id, name, languages, channels, spoc, outline, madeOf } = await opened('harbour');
    const edited = (await read('hotspots/harbour.json')).replace('The Harbour', 'Their harbour');
    await writeFile(file('hotspots/harbour.json'), edited);
    const mine = { id, name: `${name} (mine)`, languages, channels, spoc, outline, madeOf };
    expect(await refused('save-place', { ...mine, expected: version })).toMatchObject({
      status: 409,
      codes: ['file-changed-meanwhile'],
    });
    expect(await refused('save-place', mine)).toMatchObject({ status: 409, codes: ['file-there-already'] });
    expect(await read('hotspots/harbour.json')).toBe(edited);
  });

  it('says when the disk does not let it write', async () => {
    await rm(file('hotspots'), { recursive: true });
    await writeFile(file('hotspots'), 'a file');
    const { status, words } = await refused('save-place', NEW);
    expect([status, words]).toEqual([500, expect.stringMatching(/^A file stands where a folder should be\. Nothing/)]);
  });
});

describe('aiming a story', () => {
  it('tells whom an aim reaches, each home once', async () => {
    const { reach } = await got<ReachAnswer>('aim', { aim: ['harbour', 'saltmarsh'] });
    expect(reach).toMatchObject({ postcodes: 20, districts: [{ id: 'saltmarsh' }] });
    expect((await got<ReachAnswer>('aim', { aim: ['county'] })).reach?.postcodes).toBe(30);
    expect((await got<ReachAnswer>('aim', { aim: ['harbour', 'hill-end'] })).problems).toEqual([]);
  });

  it('changes the line “aim” of its file, and nothing else', async () => {
    const before = await read('stories/quiet-harbour/en.mdx');
    const { version, aim } = await story('quiet-harbour');
    expect(aim).toEqual(['harbour']);
    const saved = await got('save-aim', { slug: 'quiet-harbour', aim: ['harbour', 'uplands'], expected: version });
    expect(saved).toMatchObject({ file: 'content/stories/quiet-harbour/en.mdx' });
    expect(await read('stories/quiet-harbour/en.mdx')).toBe(
      before.replace('aim: [harbour]', 'aim: [harbour, uplands]'),
    );
    expect((await story('quiet-harbour')).aim).toEqual(['harbour', 'uplands']);
  });

  it('refuses a story that was changed meanwhile, is a link, or is not there, and places that are not there', async () => {
    const { version } = await story('quiet-harbour');
    const save = (other: object) =>
      refused('save-aim', { slug: 'quiet-harbour', aim: ['uplands'], expected: version, ...other });
    expect(await save({ aim: ['nowhere'] })).toMatchObject({
      status: 422,
      words: 'There is no place “nowhere” any more.',
    });
    expect(await save({ slug: '../../people' })).toMatchObject({ status: 404 });
    expect(await save({ aim: ['county', 'harbour'] })).toMatchObject({ codes: ['aim-county-alone'] });
    expect(await save({ aim: [] })).toMatchObject({ codes: ['value-too-short'] });
    const path = file('stories/quiet-harbour/en.mdx');
    const edited = `${await read('stories/quiet-harbour/en.mdx')}\nMore.\n`;
    await writeFile(path, edited);
    expect(await save({})).toMatchObject({ status: 409, codes: ['file-changed-meanwhile'] });
    expect(await read('stories/quiet-harbour/en.mdx')).toBe(edited);
    await rm(path);
    await symlink(file('people.yaml'), path);
    expect((await save({})).status).toBeGreaterThanOrEqual(400);
    expect(await read('people.yaml')).not.toContain('aim');
  });
});

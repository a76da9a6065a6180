import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { DeskState } from '#desk/opened-fs.ts';
import type { Overview } from '#desk/overview.ts';
import type { ReachAnswer } from '#desk/reach-answer.ts';
import { rectangle } from '../area/outlines.ts';
import { openDesk } from './desk.ts';
import { deskNow, file, got, opened, openForEachTest, read, refused, rootNow, STREETS, story } from './working.ts';

openForEachTest();

describe('the overview', () => {
  it('tells all that the page begins with', async () => {
    const overview = await got<Overview>('overview');
    expect(overview).toMatchObject({ name: 'Safer Brackenshire', kinds: ['ward'], hasPostcodes: true, notices: [] });
    expect(overview).toMatchObject({ year: 2031, example: '50.65, 0.5' });
    expect(overview.root).toBeUndefined();
    expect(overview.channels).toEqual([{ id: 'harbour-board', name: 'Board at the harbour', covers: ['The Harbour'] }]);
    expect(overview.places.map(({ id }) => id)).toEqual(['hill-end', 'harbour']);
    expect(overview.people.map(({ id }) => id)).toEqual(['news-desk']);
    expect(overview.stories.map(({ slug, state }) => `${slug} ${state}`)).toContain('quiet-harbour public');
  });

  it('tells the versions of what is open, and of what is gone that it is gone', async () => {
    const { version } = await opened('harbour');
    const open = { place: 'harbour', story: 'quiet-harbour' };
    const before = await got<DeskState>('state', open);
    expect(before).toMatchObject({ place: version, story: (await story('quiet-harbour')).version });
    await writeFile(file('hotspots/harbour.json'), (await read('hotspots/harbour.json')).replace('The H', 'A h'));
    const after = await got<DeskState>('state', open);
    expect([after.story, after.place === version, after.revision === before.revision]).toEqual([
      before.story,
      false,
      false,
    ]);
    await rm(file('hotspots/harbour.json'));
    expect((await got<DeskState>('state', open)).place).toBeUndefined();
    expect(await got('state', {})).toEqual({ revision: expect.any(String) });
  });

  it('never tells what only the team may know', async () => {
    const { body } = await deskNow().get('overview');
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
    const other = await openDesk(rootNow());
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

  it('names coordinates in the order in which they are typed here', async () => {
    const { problems } = await got<ReachAnswer>('report', { outline: rectangle(-0.1, 51.5, -0.09, 51.51) });
    const told = problems.find(({ code }) => code === 'outline-outside-county');
    expect(told?.message).toMatch(/^The outline reaches latitude 51\.\d+, longitude -0\.\d+, which is far outside/);
    expect(told?.hint).toBe('Look at this point again. Latitude comes first, then longitude.');
    const { words } = await refused('save-place', {
      ...{ id: 'x', name: 'X', languages: ['en'], channels: ['harbour-board'], spoc: 'news-desk', madeOf: 'x' },
      outline: rectangle(-0.1, 51.5, -0.09, 51.51),
    });
    expect(words).toContain('latitude 51.5');
    expect(words).not.toMatch(/longitude comes before|longitude first/);
  });

  it('tells how large a place is, and its part of what holds it', async () => {
    const { reach } = await got<ReachAnswer>('report', { outline: STREETS });
    expect(reach?.acrossKm).toBeCloseTo(1.415, 2);
    expect(reach?.districts).toMatchObject([{ id: 'saltmarsh', ofPlace: 1, share: expect.closeTo(0.0022, 4) }]);
  });

  it('repeats --root in the commands that it names, as it was given', async () => {
    await rm(file('areas/postcodes.json'));
    const other = await openDesk(rootNow(), undefined, '../our town');
    const { body } = await other.post('report', { outline: STREETS });
    const refusal = await other.post('circle', { middle: 'zz1 1aa', radius: '500' });
    await other.close();
    for (const words of [body, refusal.body]) {
      expect(JSON.stringify(JSON.parse(words))).toContain(
        JSON.stringify('“npm run import -- postcodes FILE --root "../our town"”').slice(1, -1),
      );
    }
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
      madeOf: 'From typed points, 2031',
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

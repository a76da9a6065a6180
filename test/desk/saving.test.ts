import { rm, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ReachAnswer } from '#desk/reach-answer.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { rectangle } from '../area/outlines.ts';
import { file, got, opened, openForEachTest, read, refused, rootNow, STREETS, story } from './working.ts';

openForEachTest();

const NEW = {
  id: 'quay-streets',
  name: 'Quay streets',
  languages: ['en'],
  channels: ['harbour-board'],
  spoc: 'news-desk',
  outline: STREETS,
  madeOf: 'Drawn by hand in 2031',
};

describe('saving a place', () => {
  it('writes a new file that “check” finds nothing wrong with', async () => {
    expect(await got('save-place', NEW)).toMatchObject({ file: 'content/hotspots/quay-streets.json' });
    const { library, problems } = await readLibrary(rootNow());
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
    ['an owner nobody knows', { spoc: 'nobody' }, 'id-unknown'],
  ])('refuses %s, in words', async (_, other, code) => {
    const { status, codes, words } = await refused('save-place', { ...NEW, ...other });
    expect([status, codes.includes(code)], words).toEqual([422, true]);
    expect(await opened('harbour')).toMatchObject({ name: 'The Harbour' });
    await expect(read('hotspots/quay-streets.json')).rejects.toThrow();
  });

  it('has words for a person where the page sends what cannot be saved', async () => {
    const { outline: _, ...unfinished } = NEW;
    expect((await refused('save-place', unfinished)).words).toBe(
      'There is no outline yet. Draw one, and click on its first corner to finish it.',
    );
    expect((await refused('save-place', { ...NEW, name: 'x'.repeat(501) })).words).toMatch(/^This is longer/);
    expect((await refused('save-place', { ...NEW, more: 1 })).words).toMatch(/Load the page again\.$/);
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

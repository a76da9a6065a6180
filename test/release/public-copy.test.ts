import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BoundaryKind } from '#area/library/area-library.ts';
import type { NearFile } from '#area/near/near-file.ts';
import { type Outline, ringsOf } from '#area/shape/geometry.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { writePublicCopy } from '#release/public-copy-fs.ts';
import { mapCredit, publicLibrary } from '#release/public-library.ts';
import { readPublicCopy } from '#release/read-public-copy-fs.ts';
import { copyOfPartnership, FIELDS, lay, PARTNERSHIP, storyOf } from '../library/root.ts';
import { PROJECT } from '../shipped.ts';
import { signAll } from '../sign-all.ts';
import { picture } from '../story/pictures.ts';

const NOW = new Date('2031-05-20T09:00:00Z');

async function libraryOf(root: string): Promise<Library> {
  if (root !== PROJECT) await signAll(root);
  const { library, problems } = await readLibrary(root);
  if (!library) throw new Error(JSON.stringify(problems));
  return library;
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'copy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every byte of a folder, as letters. */
async function lettersBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

it('holds nothing that is for the team, and no story that is held or over', async () => {
  const root = await copyOfPartnership();
  await lay(root, {
    'stories/draft/en.mdx': storyOf('HELD-DRAFT').replace(/published.*\n/, ''),
    'stories/later/en.mdx': storyOf('HELD-LATER').replace('2031-05-02', '2031-08-02'),
    'stories/over/en.mdx': storyOf('HELD-OVER').replace('aim:', 'expires: 2031-05-19T09:00:00Z\naim:'),
    'stories/nets/en.mdx': storyOf('Come and see.'),
  });
  const to = await emptyFolder();
  await writePublicCopy(publicLibrary(await libraryOf(root), NOW), to, await emptyFolder());
  const letters = await lettersBelow(to);
  expect(letters).toContain('Come and see.');
  expect(letters).not.toMatch(/INTERNAL|HELD-/);
  expect((await readdir(join(to, 'stories'))).sort()).toEqual([
    'lights-on-the-marsh',
    'nets',
    'open-door',
    'quiet-harbour',
  ]);
});

it('holds no corner of a place as it was drawn, but by chance', async () => {
  const { hotspots, ...library } = await libraryOf(PROJECT);
  const copy = publicLibrary({ ...library, hotspots }, NOW);
  const corners = (outline: Outline): string[] => ringsOf(outline).flat().map(String);
  const shown = new Set(copy.hotspots.flatMap(({ geometry }) => corners(geometry)));
  const drawn = hotspots.flatMap(({ geometry }) => corners(geometry));
  // A corner with four decimals is on the public grid by chance once in two hundred times.
  expect(drawn.filter((corner) => shown.has(corner)).length).toBeLessThan(drawn.length / 20);
  const fine = drawn.filter((corner) => /\.\d{4}.*\.\d{4}/.test(corner));
  expect(fine.length).toBeGreaterThan(50);
  const letters = JSON.stringify({ ...copy, near: undefined, county: undefined });
  expect(fine.filter((corner) => letters.includes(corner))).toEqual([]);
});

it('comes back as it was written, moments and all', async () => {
  const to = await emptyFolder();
  const written = await writePublicCopy(publicLibrary(await libraryOf(PARTNERSHIP), NOW), to, to);
  const read = await readPublicCopy(to);
  // All but where the content lies on the machine of whoever publishes.
  expect(read).toEqual({ ...written, root: '' });
  expect(read.stories[0]?.published).toBeInstanceOf(Date);
});

it('shows figures of a quarter only once they are published', async () => {
  const library = await libraryOf(PARTNERSHIP);
  expect(publicLibrary(library, NOW).quarters).toEqual([]);
  expect(publicLibrary(library, new Date('2031-07-20T08:00:00Z')).quarters).toHaveLength(1);
});

it('gives Astro the words of each language below an empty set of fields', async () => {
  const to = await emptyFolder();
  await writePublicCopy(publicLibrary(await libraryOf(PARTNERSHIP), NOW), to, to);
  const body = await readFile(join(to, 'stories/quiet-harbour/pl.mdx'), 'utf8');
  expect(body).toMatch(/^---\n---\n\nTrzy osoby/);
  expect(body).not.toMatch(/title|reviewed|news-desk/);
});

it('keeps a body that begins like fields as words', async () => {
  const root = await copyOfPartnership();
  await lay(root, { 'stories/nets/en.mdx': `${FIELDS}+++\nlayout = "/etc/passwd"\n+++\n\nCome.\n` });
  const to = await emptyFolder();
  await writePublicCopy(publicLibrary(await libraryOf(root), NOW), to, to);
  expect(await readFile(join(to, 'stories/nets/en.mdx'), 'utf8')).toMatch(/^---\n---\n\n\+\+\+\nlayout/);
});

it('stops when a story has changed since it was checked', async () => {
  const root = await copyOfPartnership();
  const library = publicLibrary(await libraryOf(root), NOW);
  await lay(root, { 'stories/open-door/en.mdx': 'No fields.\n' });
  const to = await emptyFolder();
  await expect(writePublicCopy(library, to, to)).rejects.toThrow('stories/open-door/en.mdx changed');
});

it('holds pictures without place, camera or anything hung on at their end, upright, in three sizes', async () => {
  const root = await copyOfPartnership();
  const taken = await picture(1600, 1000)
    .withExif({
      IFD0: { Make: 'SECRET-CAMERA' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 48/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-XMP</x:xmpmeta>')
    .jpeg()
    .toBuffer();
  expect(taken.toString('latin1')).toMatch(/SECRET-CAMERA[\s\S]*SECRET-XMP/);
  const polyglot = Buffer.concat([taken, Buffer.from('<script>SECRET-TAIL</script>')]);
  await lay(root, {
    'stories/nets/en.mdx': storyOf('Come.\n\n<Photo src="photo.jpg" alt="Nets." />'),
    'stories/nets/photo.jpg': polyglot,
  });
  const to = await emptyFolder();
  const { photos } = await writePublicCopy(publicLibrary(await libraryOf(root), NOW), to, await emptyFolder());
  expect(await lettersBelow(join(to, 'public'))).not.toMatch(/SECRET/);
  const photo = photos['nets/photo.jpg'];
  const variants = [...(photo?.webp ?? []), photo?.jpeg].map((one) => [one?.widthPixels, one?.heightPixels]);
  // Turned by a quarter: 1000 wide and 1600 high; never made larger than it is.
  expect(variants).toEqual([
    [480, 768],
    [960, 1536],
    [1000, 1600],
  ]);
  for (const { path } of [...(photo?.webp ?? [])]) {
    const { exif, xmp, iptc, icc, orientation } = await sharp(join(to, 'public', path)).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
  }
});

it('takes a picture from the last site where nothing has changed', async () => {
  const root = await copyOfPartnership();
  await lay(root, {
    'stories/nets/en.mdx': storyOf('Come.\n\n<Photo src="photo.jpg" alt="Nets." />'),
    'stories/nets/photo.jpg': await picture(600, 400).jpeg().toBuffer(),
  });
  const library = publicLibrary(await libraryOf(root), NOW);
  const [first, second] = [await emptyFolder(), await emptyFolder()];
  const before = await writePublicCopy(library, first, second);
  const after = await writePublicCopy(library, second, join(first, 'public'));
  expect(after).toEqual(before);
  expect(await lettersBelow(join(second, 'public'))).toBe(await lettersBelow(join(first, 'public')));
});

describe('imported postcodes', () => {
  const provenance = { source: 'Invented', licence: 'None', credit: 'Invented postcodes.' };
  const at = (longitude: number, latitude: number, ...codes: string[]) => ({
    codes,
    longitudes: Float64Array.from(codes, () => longitude),
    latitudes: Float64Array.from(codes, () => latitude),
  });

  async function withPostcodes(): Promise<Library> {
    const library = await libraryOf(PARTNERSHIP);
    const [district] = library.county.districts;
    const [[longitude, latitude] = [0, 0]] = district ? ringsOf(district.outline).flat() : [];
    const postcodes = {
      ...provenance,
      vintage: 'May 2031',
      inUse: at(longitude, latitude, 'ZZ1 1AA', 'ZZ2 1AB'),
      ended: at(longitude, latitude, 'ZZ1 9ZZ'),
    };
    return { ...library, areas: { ...library.areas, postcodes } };
  }

  it('become small public files, and nothing else of them is in the copy', async () => {
    const to = await emptyFolder();
    await writePublicCopy(publicLibrary(await withPostcodes(), NOW), to, to);
    expect((await readdir(join(to, 'public', 'near'))).sort()).toEqual(['ZZ1.json', 'ZZ2.json']);
    const file = JSON.parse(await readFile(join(to, 'public', 'near', 'ZZ1.json'), 'utf8')) as NearFile;
    expect(file.answers).toEqual([{ areas: [], district: expect.any(String), inUse: '1AA', ended: '9ZZ' }]);
    const read = await readPublicCopy(to);
    expect([...(read.near?.files.keys() ?? [])]).toEqual(['ZZ1', 'ZZ2']);
    expect(read.near?.credit).toBe('Invented postcodes.');
    expect(Object.keys(read)).not.toContain('areas');
  });

  it('are not asked for where there are none', async () => {
    const to = await emptyFolder();
    await writePublicCopy(publicLibrary(await libraryOf(PARTNERSHIP), NOW), to, to);
    expect(await readdir(join(to, 'public'))).toEqual([]);
    expect((await readPublicCopy(to)).near).toBeUndefined();
  });
});

it('owes the credit of imported areas only where a place is made of them', async () => {
  const library = await libraryOf(PARTNERSHIP);
  const [first, ...others] = library.hotspots;
  if (!first) throw new Error('The small partnership has places.');
  const boundariesOf = (kind: BoundaryKind) => ({
    kind,
    areas: [],
    source: '',
    licence: '',
    credit: `Owed for ${kind}.`,
  });
  const areas = { ...library.areas, boundaries: [boundariesOf('ward'), boundariesOf('district')] };
  const madeOf = { kind: 'ward' as const, vintage: '2031', codes: ['E05999999'] };
  const made = { ...first, properties: { ...first.properties, 'made-of': madeOf } };
  const without = publicLibrary({ ...library, areas }, NOW);
  expect(mapCredit(without, without.hotspots)).toBe(library.county.credit);
  const shown = publicLibrary({ ...library, areas, hotspots: [made, ...others] }, NOW);
  expect(mapCredit(shown, shown.hotspots)).toBe(`${library.county.credit} Owed for ward.`);
  expect(mapCredit(shown, shown.hotspots.slice(1))).toBe(library.county.credit);
});

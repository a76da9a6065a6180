import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, inflateSync } from 'node:zlib';
import exifReader from 'exif-reader';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type MadeFile, sha256 } from '#publish/manifest.ts';
import { listenToFlyer } from '../media/listen.ts';
import { PROJECT } from '../shipped.ts';
import { signAll } from '../sign-all.ts';
import { POSTCODES } from '../site/near-site.ts';
import { cli, type Ended } from './cli.ts';

const NOW = '2031-05-20T12:00:00Z';
/** Words that must never be published, each with the reason. */
const SECRETS = {
  'INTERNAL-HARBOUR': 'a private note of a hotspot',
  UNRELEASED: 'a story whose moment has not come',
  DRAFTED: 'a story without a moment',
  EXPIRED: 'an appeal whose end has passed',
  '\\b0\\.310[12]|50\\.610[23]': 'a corner of a place as the team drew it',
};

describe('npm run build', () => {
  const home = mkdtempSync(join(tmpdir(), 'build-'));
  const root = join(home, 'root');
  const out = join(home, 'out');
  let first: Ended;

  beforeAll(async () => {
    cpSync(join(PROJECT, 'test/fixtures/partnership'), root, { recursive: true });
    story('stories', 'not-yet', 'UNRELEASED', ['published: 2031-05-21T09:00:00+01:00', 'kind: success']);
    story('stories', 'draft', 'DRAFTED', ['kind: success']);
    story('appeals', 'over', 'EXPIRED', [
      ...['published: 2031-01-01T09:00:00+00:00', 'expires: 2031-05-20T12:00:00Z', 'kind: appeal'],
    ]);
    story(
      'stories',
      'with-a-picture',
      'Shown',
      ['published: 2031-05-03T09:00:00+01:00', 'kind: success'],
      '<Photo src="photo.jpg" alt="A grey wall" />',
    );
    writeFileSync(join(root, 'content/stories/with-a-picture/photo.jpg'), await pictureWithPlace());
    const harbour = join(root, 'content/hotspots/harbour.json');
    const drawn = readFileSync(harbour, 'utf8').replace('[0.3, 50.61]', '[0.310173, 50.610294], [0.3, 50.61]');
    expect(drawn).toContain('50.610294');
    writeFileSync(harbour, drawn);
    await signAll(root);
    first = await build(root, out);
  });

  function story(folder: string, slug: string, word: string, fields: string[], body = ''): void {
    const path = join(root, 'content', folder, slug);
    mkdirSync(path, { recursive: true });
    const shared = ['author: news-desk', 'aim: [harbour]', 'themes: []', 'pillars: [pursue]', 'stage: none'];
    const head = [`title: ${word} title`, `summary: ${word} summary.`, ...shared, ...fields];
    writeFileSync(join(path, 'en.mdx'), `---\n${head.join('\n')}\n---\n\n${word} words.\n\n${body}\n\n<Report />\n`);
  }

  it('makes site, flyers, bulletins and manifest, and tells how many and how long', () => {
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    for (const part of ['Checked', 'Pictures', 'Site', 'Flyers', 'Bulletins', 'Wrote']) {
      expect(first.stdout).toMatch(new RegExp(`^${part} `, 'm'));
    }
    expect(first.stdout).toContain('4 stories to publish, 3 held or expired');
    expect(Math.max(...first.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('lists every file it made with its true size and hash, and makes no other', () => {
    const { files } = manifest(out);
    expect(files.map(({ path }) => path)).toEqual(
      filesIn(out).filter((path) => !['manifest.json', '.inputs.json'].includes(path)),
    );
    for (const { path, bytes, sha256: hash } of files) {
      const made = readFileSync(join(out, path));
      expect([made.length, sha256(made)]).toEqual([bytes, hash]);
    }
  });

  it('names files by story, place and language, as others rely on', () => {
    const about = new Map(manifest(out).files.map(({ path, sha256: _, bytes: __, ...rest }) => [path, rest]));
    expect(about.get('flyers/quiet-harbour/harbour-pl-a5.pdf')).toEqual({
      medium: 'flyer',
      story: 'quiet-harbour',
      hotspot: 'harbour',
      language: 'pl',
    });
    expect(about.get('bulletins/harbour-en.eml')).toEqual({ medium: 'bulletin', hotspot: 'harbour', language: 'en' });
    expect(about.get('site/stories/quiet-harbour/pl/index.html')).toEqual({
      medium: 'page',
      story: 'quiet-harbour',
      language: 'pl',
    });
  });

  it.each(Object.entries(SECRETS))('publishes nothing of %s: %s', async (word) => {
    const pattern = new RegExp(word, 'i');
    for (const path of filesIn(out)) expect(pattern.test(await readable(join(out, path))), path).toBe(false);
  });

  it('would have found those words, had they been there', async () => {
    const media = ['.html', '.pdf', '.eml'].map((ending) => filesIn(out).filter((path) => path.endsWith(ending)));
    for (const paths of media) {
      const texts = await Promise.all(paths.map((path) => readable(join(out, path))));
      expect(texts.some((text) => text.includes('Shown title'))).toBe(true);
    }
  });

  it('publishes no picture that tells where it was taken, whichever medium carries it', async () => {
    expect(first.stdout).toContain('image-tells-place');
    const pictures = filesIn(out).filter((path) => /\.(?:jpg|webp)$/.test(path));
    expect(pictures.length).toBeGreaterThan(0);
    for (const path of pictures) expect((await sharp(join(out, path)).metadata()).exif).toBeUndefined();
    for (const path of filesIn(out)) expect(readFileSync(join(out, path)).includes('Exif\0\0'), path).toBe(false);
  });

  it('takes over what has not changed, and says how much', async () => {
    const before = readFileSync(join(out, 'manifest.json'), 'utf8');
    const second = await build(root, out);
    expect(second.stdout).toMatch(/^Flyers +0 flyers made, \d+ reused/m);
    expect(second.stdout).toMatch(/^Bulletins +0 bulletins made, \d+ reused/m);
    expect(second.stdout).toMatch(/^Site +0 pages made, \d+ reused/m);
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(before);
  });

  it('makes the site again when postcodes come, and the flyers not', async () => {
    const [peopled, copy] = [join(home, 'peopled'), join(home, 'out-peopled')];
    cpSync(root, peopled, { recursive: true });
    cpSync(out, copy, { recursive: true });
    writeFileSync(join(peopled, 'content/areas/postcodes.json'), POSTCODES);
    const { stdout } = await build(peopled, copy);
    expect(stdout).toMatch(/^Site +\d+ pages made/m);
    expect(stdout).not.toMatch(/^Site +0 pages made/m);
    expect(stdout).toMatch(/^Flyers +0 flyers made, \d+ reused/m);
    expect(filesIn(copy).filter((path) => path.includes('/near/')).length).toBeGreaterThan(1);
  });

  it('makes the same bytes from the same input in another folder', async () => {
    const elsewhere = join(home, 'elsewhere');
    cpSync(root, elsewhere, { recursive: true });
    await build(elsewhere, join(home, 'out-elsewhere'));
    expect(readFileSync(join(home, 'out-elsewhere/manifest.json'), 'utf8')).toBe(
      readFileSync(join(out, 'manifest.json'), 'utf8'),
    );
  });

  it('shows what would be public at another moment', async () => {
    const later = join(home, 'later');
    await cli(['build', '--root', root, '--out', later, '--now', '2031-05-22T00:00:00Z']);
    const stories = new Set(manifest(later).files.flatMap(({ story: slug }) => slug ?? []));
    expect(stories).toContain('not-yet');
    expect(stories).not.toContain('over');
  });

  it('names what is held, with the reason', () => {
    expect(first.stdout).toContain('draft: a draft, without “published”');
    expect(first.stdout).toContain('not-yet: comes Wednesday, 21 May 2031, 09:00');
    expect(first.stdout).toContain('over: ended Tuesday, 20 May 2031, 13:00');
  });

  it('builds a site before anything has been released', async () => {
    const early = join(home, 'early');
    const { code, stdout } = await cli(['build', '--root', root, '--out', early, '--now', '2030-01-01T00:00:00Z']);
    expect(stdout).toContain('0 stories to publish');
    expect(code).toBe(0);
    expect(readFileSync(join(early, 'site/index.html'), 'utf8')).toContain('Safer Brackenshire');
  });

  it('leaves the last good output as it was when something is wrong', async () => {
    const broken = join(home, 'broken');
    cpSync(root, broken, { recursive: true });
    const file = join(broken, 'content/stories/open-door/en.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('kind: initiative', 'kind: initiatve'));
    const before = filesIn(out).map((path) => sha256(readFileSync(join(out, path))));
    const { code, stdout } = await build(broken, out);
    expect(code).toBe(1);
    expect(stdout).toContain('Did you mean “initiative”?');
    expect(stdout).toContain('Nothing was built; the last output is as it was.');
    expect(filesIn(out).map((path) => sha256(readFileSync(join(out, path))))).toEqual(before);
    expect(readdirSync(home).filter((name) => name.startsWith('out.'))).toEqual([]);
  });
});

function build(root: string, out: string): Promise<Ended> {
  return cli(['build', '--root', root, '--out', out, '--now', NOW]);
}

function manifest(out: string): { files: MadeFile[] } {
  return JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { files: MadeFile[] };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** A file as everybody could read it: its bytes, what is packed in a PDF or encoded in an email, and the words of a PDF. */
async function readable(path: string): Promise<string> {
  const bytes = readFileSync(path);
  const text = bytes.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: { length } }) =>
    inflated(bytes.subarray(index + length)),
  );
  const encoded = [...text.matchAll(/(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/=]*/g)].map(([part]) =>
    Buffer.from(part, 'base64').toString('utf8'),
  );
  const words = path.endsWith('.pdf') ? (await listenToFlyer(bytes)).text : '';
  return [bytes.toString('utf8'), ...streams, ...encoded, words].join('\n');
}

function inflated(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return '';
  }
}

async function pictureWithPlace(): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#777777' } })
    .jpeg()
    .withExif({
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 36/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '0/1 18/1 0/1' },
    })
    .toBuffer();
  const { exif } = await sharp(bytes).metadata();
  expect(exif && exifReader(exif).GPSInfo, 'the picture tells its place before it is published').toBeDefined();
  return bytes;
}

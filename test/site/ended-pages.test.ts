import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHRASED_LANGUAGES, phrasesIn } from '#language/phrases.ts';
import type { Library } from '#library/library.ts';
import { buildSite } from '#publish/site-fs.ts';
import { entryId } from '#release/entry-id.ts';
import { writePublicCopy } from '#release/public-copy-fs.ts';
import { publicLibrary } from '#release/public-library.ts';
import { FIELDS, lay, PARTNERSHIP, textOf } from '../library/root.ts';
import { approved, signedLibrary, withdrawal } from '../release/signed.ts';
import { PROJECT } from '../shipped.ts';
import { picture } from '../story/pictures.ts';
import { pageAt, tagsOf } from './pages.ts';

const NOW = new Date('2031-05-20T09:00:00Z');
const LANGUAGES = PHRASED_LANGUAGES;
/** Words that are in every part of a story that is gone. */
const SENTINEL = 'quagga';

const PICTURES = `pictures:
  face.jpg: { shows: person, approved: news-desk, why: w, risk: r, review: 2031-05-20, ends: expiry }
image: face.jpg
aim:`;

let site: string;

const storyIn = (language: string, change: (fields: string) => string = (fields) => fields): string => {
  const body = `${SENTINEL} words.\n`;
  const words = `title: ${SENTINEL} title\nsummary: ${SENTINEL} summary`;
  if (language !== 'en') return `---\n${words}\ntranslation: { reviewed: no }\n---\n\n${body}`;
  return change(FIELDS.replace(/title:.*\nsummary:.*/, words)) + body;
};

/** A library in which a story was taken down, one by order of a court, and one has come to its end. */
async function library(root: string): Promise<Library> {
  await cp(PARTNERSHIP, root, { recursive: true });
  const listed = LANGUAGES.map((id) => `  - { id: ${id}, name: Name of ${id} }\n`).join('');
  const texts = LANGUAGES.map((language) => [`stories/gone-by-hand/${language}.mdx`, storyIn(language)]);
  await lay(root, {
    'settings.yaml': (await textOf('settings.yaml')).replace(/( {2}- \{ id: ..,.*\n)+/, listed),
    ...Object.fromEntries(texts),
    'stories/gone-by-order/en.mdx': storyIn('en'),
    'stories/gone-by-itself/en.mdx': storyIn('en', (f) => f.replace('aim:', 'expires: 2031-05-19T09:00:00Z\naim:')),
    'stories/never-seen/en.mdx': storyIn('en'),
    'stories/with-face/en.mdx': `${FIELDS.replace('aim:', PICTURES)}Stays.\n\n<Photo src="face.jpg" alt="An ${SENTINEL} alt" caption="An ${SENTINEL} caption" />\n\nStays too.\n`,
    'stories/with-face/face.jpg': await picture(60, 40).jpeg().toBuffer(),
  });
  return signedLibrary(root, {
    'gone-by-hand': [...approved(LANGUAGES), withdrawal('review', '2031-05-10T22:30:00.000Z')],
    'gone-by-order': [...approved(['en']), withdrawal('court-order', '2031-05-11T08:00:00.000Z')],
    'never-seen': [...approved([]).slice(0, 1), withdrawal('error', '2031-05-11T08:00:00.000Z')],
  });
}

beforeAll(async () => {
  const stage = join(PROJECT, '.stage', `ended-${process.pid}`);
  site = await mkdtemp(join(tmpdir(), 'ended-site-'));
  const root = await mkdtemp(join(tmpdir(), 'ended-root-'));
  await writePublicCopy(publicLibrary(await library(root), NOW), stage, join(site, 'none'));
  await buildSite(stage, site);
  for (const folder of [stage, root]) await rm(folder, { recursive: true, force: true });
});
afterAll(() => rm(site, { recursive: true, force: true }));

const pathIn = (slug: string, language: string): string =>
  language === 'en' ? `/stories/${slug}/` : `/stories/${slug}/${language}/`;

/** Every file of the site, with what is in it. */
async function files(): Promise<{ path: string; letters: string }[]> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path) => ({ path: path.slice(site.length), letters: await readFile(path, 'latin1') })),
  );
}

describe.each(LANGUAGES.map((language): [string] => [language]))('where a story in %s was taken down', (language) => {
  const html = (): string => pageAt(site, pathIn('gone-by-hand', language));

  it('stands a line and the day, in the zone of the partnership', () => {
    const { ended, direction } = phrasesIn(language);
    expect(html()).toContain(`lang="${language}" dir="${direction}"`);
    expect(html().match(/<h1[^>]*>(.*?)<\/h1>/)?.[1]).toBe(ended.heading);
    // Half an hour before midnight by world time; the partnership is an hour ahead.
    expect(html()).toMatch(/<time datetime="2031-05-10">/);
  });

  it('leads on to news and to how to tell us', () => {
    const links = tagsOf(html().slice(html().indexOf('<main')), 'a').map(({ href }) => href);
    expect(links).toEqual(
      expect.arrayContaining(['/news/stories/', '/news/areas/', '/news/report/', 'tel:0800555111']),
    );
  });

  it('tells neither what it was, nor its own address, nor to search engines that it is there', () => {
    expect(html()).not.toContain(SENTINEL);
    expect(html()).not.toContain('gone-by-hand');
    expect(tagsOf(html(), 'meta').find(({ name }) => name === 'robots')?.content).toBe('noindex');
    expect(tagsOf(html(), 'link').filter(({ rel }) => rel === 'canonical')).toEqual([]);
  });
});

it('has a page where a story has come to its end, and none where a court forbade it or where none was', async () => {
  expect(pageAt(site, '/stories/gone-by-itself/')).toContain(phrasesIn('en').ended.heading);
  const letters = await files();
  for (const { path, letters: all } of letters) expect(`${path} ${all}`).not.toMatch(/gone-by-order|never-seen/);
});

it('has no word of what is gone, nor its address, anywhere', async () => {
  for (const { path, letters } of await files()) {
    expect(letters, path).not.toContain(SENTINEL);
    expect(letters, path).not.toMatch(/gone-by-/);
  }
});

describe('the feeds in Atom', () => {
  it.each(['/atom.xml', '/areas/harbour/atom.xml'])('%s take back what has ended, the latest first', async (path) => {
    const feed = await readFile(join(site, path), 'utf8');
    const deleted = tagsOf(feed, 'at:deleted-entry').map(({ ref, when }) => [ref, when]);
    const idOf = (slug: string): string => entryId(`https://safer.brackenshire.example/news/stories/${slug}/`);
    expect(deleted).toEqual([
      [idOf('gone-by-itself'), '2031-05-19T09:00:00.000Z'],
      [idOf('gone-by-order'), '2031-05-11T08:00:00.000Z'],
      [idOf('gone-by-hand'), '2031-05-10T22:30:00.000Z'],
    ]);
    expect(feed).toMatch(/<updated>2031-05-19T09:00:00.000Z<\/updated>/);
  });

  it('tell the same stories as the feeds in RSS', async () => {
    for (const folder of ['/', '/areas/harbour/']) {
      const [atom, rss] = await Promise.all(
        ['atom.xml', 'rss.xml'].map((name) => readFile(join(site, folder, name), 'utf8')),
      );
      const english = [...(atom ?? '').matchAll(/hreflang="en" href="([^"]*)"/g)].map(([, link]) => link);
      expect(english.length).toBeGreaterThan(0);
      expect(english).toEqual([...(rss ?? '').matchAll(/<link>(\S*\/stories\/\S*)<\/link>/g)].map(([, link]) => link));
    }
  });

  it('name each entry once, by an id of its own', async () => {
    const feed = await readFile(join(site, 'atom.xml'), 'utf8');
    const ids = [...feed.matchAll(/<entry>\s*<id>(.*?)<\/id>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(entryId('https://safer.brackenshire.example/news/stories/quiet-harbour/'));
  });
});

describe('a picture whose day of review has come', () => {
  it('is in no file of the site, with its words', async () => {
    const page = pageAt(site, '/stories/with-face/');
    expect(page).toMatch(/Stays\.[\s\S]*Stays too\./);
    expect(page).not.toContain('<figure');
    expect(tagsOf(page, 'meta').filter(({ property }) => property === 'og:image')).toEqual([]);
    expect((await files()).filter(({ path }) => path.startsWith('/photos/with-face'))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hotspotsOfAim } from '#area/aim.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { publicLibrary } from '#release/public-library.ts';
import { PROJECT, SHIPPED_OUT } from '../shipped.ts';
import { isThere, pageAt, pagesOf, tagsOf } from './pages.ts';

const SITE = join(SHIPPED_OUT, 'site');
const { library } = await readLibrary(PROJECT);
if (!library?.settings.clock) throw new Error('What ships can be read, and has a clock of its own.');
const { stories, hotspots, settings } = publicLibrary(library, library.settings.clock);

const read = (path: string): string => readFileSync(join(SITE, path), 'utf8');
const linksIn = (feed: string): string[] =>
  [...feed.matchAll(/<item>.*?<link>(.*?)<\/link>/gs)].map(([, link]) => link ?? '');
const addressOf = (slug: string): string => `${settings.site}/stories/${slug}/`;

describe('the feed of all news', () => {
  const feed = read('rss.xml');

  it('has every released story, newest first, and no other', () => {
    expect(linksIn(feed)).toEqual(stories.map(({ slug }) => addressOf(slug)));
    expect(stories.length).toBeLessThan(library.stories.length + 1);
  });

  it('dates each story with its own moment', () => {
    const dates = [...feed.matchAll(/<pubDate>(.*?)<\/pubDate>/g)].map(([, date]) => new Date(date ?? ''));
    expect(dates).toEqual(stories.map(({ published }) => published));
  });
});

describe.each(hotspots.map(({ id }): [string] => [id]))('the feed for %s', (id) => {
  it('has every story that reaches it, and no other', () => {
    const reaching = stories.filter(({ aim }) => hotspotsOfAim(aim, hotspots).some((one) => one.id === id));
    expect(linksIn(read(`areas/${id}/rss.xml`))).toEqual(reaching.map(({ slug }) => addressOf(slug)));
  });

  it('is named on the page of the place', () => {
    const feeds = tagsOf(pageAt(SITE, `/areas/${id}/`), 'link').filter(({ type }) => type === 'application/rss+xml');
    expect(feeds.map(({ href }) => href)).toEqual(['/rss.xml', `/areas/${id}/rss.xml`]);
  });
});

describe('the sitemap', () => {
  const addresses = [...read('sitemap-0.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address ?? '');

  it('has every page but the one for pages that are not there, that for signing up, and those that lead on', () => {
    const left = ['/404.html', '/subscribe/'];
    const pages = pagesOf(SITE).filter(({ path }) => !left.includes(path) && !path.startsWith('/en/'));
    expect(addresses.sort()).toEqual(pages.map(({ path }) => settings.site + path).sort());
    for (const address of addresses) expect(isThere(SITE, new URL(address).pathname)).toBe(true);
  });

  it('is named where crawlers look first', () => {
    expect(read('robots.txt')).toContain(`Sitemap: ${settings.site}/sitemap-index.xml`);
    expect(read('sitemap-index.xml')).toContain('sitemap-0.xml');
  });
});

describe('what the site is made of', () => {
  it('keeps what is for the team to itself', () => {
    const secrets = library.hotspots.flatMap(({ properties }) => Object.values(properties.private ?? {}).map(String));
    expect(secrets.length).toBeGreaterThan(0);
    for (const { html } of pagesOf(SITE)) for (const secret of secrets) expect(html).not.toContain(secret);
  });
});

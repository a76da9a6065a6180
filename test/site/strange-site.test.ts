import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltSite } from './built-root.ts';
import { addressesIn, isThere, pageAt, pagesOf, tagsOf, textOf } from './pages.ts';
import { buildStrangeSite, HOSTILE, HOSTILE_SUMMARY, MANY } from './strange.ts';

let strange: BuiltSite;

beforeAll(async () => {
  strange = await buildStrangeSite();
});
afterAll(() => strange.remove());

describe('hostile words of a story', () => {
  it('are words on every page, and never markup', () => {
    const pages = pagesOf(strange.site);
    expect(pages.filter(({ html }) => html.includes('alert(')).length).toBeGreaterThan(5);
    for (const { path, html } of pages) {
      // Within quotation marks a tag is only words.
      const tags = html.replaceAll(/="[^"]*"/g, '=""').match(/<script[^>]*>/g) ?? [];
      expect(
        tags.every((tag) => tag === '<script type="">' || tag === '<script type="" src="">'),
        path,
      ).toBe(true);
    }
  });

  it('reach readers as they were written', () => {
    const html = pageAt(strange.site, '/stories/hostile/');
    expect(textOf(html, 'h1')).toBe(HOSTILE);
    const metas = Object.fromEntries(
      tagsOf(html, 'meta').map(({ name, property, content }) => [name ?? property, content]),
    );
    expect(metas).toMatchObject({ description: HOSTILE_SUMMARY, 'og:title': HOSTILE });
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '') as { headline: string };
    expect(data.headline).toBe(HOSTILE);
  });

  it('do not end an item of a feed', () => {
    const feed = readFileSync(join(strange.site, 'areas', 'holme-wood', 'rss.xml'), 'utf8');
    expect(feed.split('<item>')).toHaveLength(MANY + 2);
    expect(feed.includes('<script>')).toBe(false);
  });
});

describe('a site in a folder of its host', () => {
  it('links to nothing outside that folder, and to nothing that is not there', () => {
    for (const { path, html } of pagesOf(strange.site)) {
      for (const address of addressesIn(html).filter((one) => one.startsWith('/'))) {
        expect(address.startsWith('/news/'), `${path} leads to ${address}`).toBe(true);
        expect(isThere(strange.site, address.slice('/news'.length)), `${path} leads to ${address}`).toBe(true);
      }
    }
  });

  it('calls its pages by their full address', () => {
    const [canonical] = tagsOf(pageAt(strange.site, '/stories/hostile/'), 'link').filter(
      ({ rel }) => rel === 'canonical',
    );
    expect(canonical?.href).toBe('https://strange.example/news/stories/hostile/');
  });
});

describe('the response headers of a site in a folder of its host', () => {
  it('are for that folder, and let browsers keep what lies in its folders for a long time', () => {
    const paths = readFileSync(join(strange.site, '_headers'), 'utf8').match(/^\/.*$/gm) ?? [];
    expect(paths).toEqual(['/news/*', '/news/assets/*', '/news/photos/*']);
  });
});

describe('many stories', () => {
  it('go on over a second page', () => {
    const [first, second] = ['/stories/', '/stories/2/'].map((path) => pageAt(strange.site, path));
    const cards = [first, second].map((html = '') => tagsOf(html, 'article').length);
    expect(cards).toEqual([30, MANY + 1 - 30]);
    expect(tagsOf(first ?? '', 'a').find(({ rel }) => rel === 'next')?.href).toBe('/news/stories/2/');
    expect(tagsOf(second ?? '', 'a').find(({ rel }) => rel === 'prev')?.href).toBe('/news/stories/');
    expect(textOf(second ?? '', 'title')).toContain('page 2');
  });
});

describe('a place without news', () => {
  it('says so, and still says how to tell us', () => {
    const html = pageAt(strange.site, '/areas/seacroft/');
    expect(html).toContain('There is no news just for Seacroft at the moment.');
    expect(tagsOf(html, 'article')).toEqual([]);
    expect(html.includes('href="tel:0800555111"')).toBe(true);
  });
});

describe('a story that names who helps but not how to tell us', () => {
  it('has both, how to tell us first', () => {
    const html = pageAt(strange.site, '/stories/hostile/');
    const at = ['class="report"', 'class="support"'].map((part) => html.indexOf(part));
    expect(at).toEqual([...at].sort((one, other) => one - other));
    expect(Math.min(...at)).toBeGreaterThan(0);
    expect(html.split('class="report"')).toHaveLength(2);
  });
});

describe('a site in one language', () => {
  it('does not speak of translations', () => {
    expect(textOf(pageAt(strange.site, '/accessibility/'), 'main')).not.toContain('translated');
  });
});

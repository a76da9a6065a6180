import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { phrasesIn } from '#language/phrases.ts';
import { SHIPPED_OUT } from '../shipped.ts';
import { isThere, pageAt, pagesOf, tagsOf, textOf } from './pages.ts';

const SITE = join(SHIPPED_OUT, 'site');
const LIMIT_BYTES = 20_000;
const stories = pagesOf(SITE)
  .filter(({ html }) => html.includes('data-story'))
  .map(({ path, html }): [string, string] => [path, html]);

const gzipped = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;

describe.each(stories)('the story %s', (_, html) => {
  it('weighs less than 20 kB with its styles, as it is sent', () => {
    const styles = tagsOf(html, 'link').filter(({ rel }) => rel === 'stylesheet');
    expect(styles.length).toBeGreaterThan(0);
    const weight = styles.reduce((sum, { href = '' }) => sum + gzipped(readFileSync(join(SITE, href))), gzipped(html));
    expect(weight).toBeLessThan(LIMIT_BYTES);
  });

  it('is told to search engines as schema.org describes it', () => {
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '') as Record<
      string,
      unknown
    >;
    expect(data['@context']).toBe('https://schema.org');
    expect(data.headline ?? data.name).toBe(textOf(html, 'h1'));
    expect(data.inLanguage).toBe(tagsOf(html, 'html')[0]?.lang);
    if (data['@type'] === 'Event') expect(data).toMatchObject({ startDate: expect.any(String), location: {} });
    else expect(data['@type']).toBe('NewsArticle');
  });

  it('ends with how to tell us, then who helps, and nothing of the story after that', () => {
    const article = /<article[\s\S]*<\/article>/.exec(html)?.[0] ?? '';
    const sections = [...article.matchAll(/<section class="([a-z]+)"/g)].map(([, name]) => name);
    const closing = sections.slice(sections.indexOf('report'));
    expect(closing.slice(0, 1)).toEqual(['report']);
    expect(['', 'support']).toContain(closing.slice(1).join(' '));
  });

  it('has its pictures in three sizes, with their measures, so that nothing jumps', () => {
    for (const { width, height, alt } of tagsOf(html, 'img')) {
      expect(Number(width)).toBeGreaterThan(0);
      expect(Number(height)).toBeGreaterThan(0);
      expect(alt).toBeDefined();
    }
    for (const { srcset = '' } of tagsOf(html, 'source')) expect(srcset).toMatch(/480w, .* 960w$/);
  });
});

describe('a story in several languages', () => {
  const path = '/stories/fake-delivery-texts/';
  const languages = ['en', 'ur', 'pa', 'pl'];
  const pathIn = (language: string): string => (language === 'en' ? path : `${path}${language}/`);

  it.each(languages)('names all its languages in %s, each leading there and back', (language) => {
    const alternates = tagsOf(pageAt(SITE, pathIn(language)), 'link').filter(({ hreflang }) => hreflang);
    expect(alternates.map(({ hreflang }) => hreflang).sort()).toEqual([...languages].sort());
    for (const { href = '' } of alternates) expect(isThere(SITE, new URL(href).pathname)).toBe(true);
  });

  it('offers each language in its own script', () => {
    const switcher = /<nav class="languages"[\s\S]*?<\/nav>/.exec(pageAt(SITE, path))?.[0] ?? '';
    const offered = [...switcher.matchAll(/<a href="([^"]*)"[^>]*>\s*(.*?)\s*<\/a>/g)].map(([, to, name]) => [
      to,
      name,
    ]);
    const names = [
      ['en', 'English'],
      ['ur', 'اردو'],
      ['pa', 'ਪੰਜਾਬੀ'],
      ['pl', 'Polski'],
    ] as const;
    expect(offered.sort()).toEqual(names.map(([language, name]) => [pathIn(language), name]).sort());
  });

  it('runs right to left in Urdu, with sums and telephone numbers kept in order', () => {
    const html = pageAt(SITE, pathIn('ur'));
    expect(tagsOf(html, 'html')[0]).toMatchObject({ lang: 'ur', dir: 'rtl' });
    expect(html.split('<bdi dir="ltr" class="number">£1.99</bdi>').length - 1).toBe(2);
    const article = /<article[\s\S]*<\/article>/.exec(html)?.[0] ?? '';
    const calls = tagsOf(article, 'a').filter(({ href }) => href?.startsWith('tel:'));
    expect(calls.map(({ dir }) => dir)).toEqual(calls.map(() => 'ltr'));
    expect(calls.length).toBeGreaterThan(3);
  });

  it('says in the language itself that nobody has checked a translation', () => {
    for (const language of ['ur', 'pa', 'pl']) {
      const notices = [...pageAt(SITE, pathIn(language)).matchAll(/<p class="notice">(.*?)<\/p>/g)].map(
        ([, words]) => words,
      );
      expect(notices).toContain(phrasesIn(language).draftTranslation);
    }
  });
});

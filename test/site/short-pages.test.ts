import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hotspotsOfAim } from '#area/aim.ts';
import { phrasesIn } from '#language/phrases.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { addresses } from '#message/addresses.ts';
import { publicLibrary } from '#release/public-library.ts';
import { versionsOf } from '#story/story.ts';
import { PROJECT, SHIPPED_OUT } from '../shipped.ts';
import { pageAt, tagsOf, textOf } from './pages.ts';

const SITE = join(SHIPPED_OUT, 'site');
const LIMIT_BYTES = 20_000;
const { library } = await readLibrary(PROJECT);
if (!library?.settings.clock) throw new Error('What ships can be read, and has a clock of its own.');
const { stories, hotspots, settings } = publicLibrary(library, library.settings.clock);
const addressIn = (id: string, language: string): string =>
  language === 'en' ? addresses.area(id) : addresses.short(id, language);

const translated = hotspots.flatMap((hotspot) =>
  hotspot.properties.languages
    .filter((language) => language !== 'en')
    .map((language) => ({ path: addresses.short(hotspot.id, language), language, hotspot })),
);
const flags = (html: string): (string | undefined)[][] =>
  tagsOf(html, 'link').flatMap(({ hreflang, href }) => (hreflang ? [[hreflang, href]] : []));
const links = (html: string): Record<string, string>[] => tagsOf(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '', 'a');

describe.each(translated)('the page $path', ({ path, language, hotspot }) => {
  const html = pageAt(SITE, path);
  const phrases = phrasesIn(language);
  const versions = stories
    .filter(({ aim }) => hotspotsOfAim(aim, hotspots).includes(hotspot))
    .flatMap((story) => versionsOf(story).map((version) => ({ ...version, slug: story.slug })))
    .filter((version) => version.language === language);

  it('speaks the language, and runs its way', () => {
    expect(tagsOf(html, 'html')[0]).toEqual({ lang: language, dir: phrases.direction });
    expect(textOf(html, 'h1')).toBe(phrases.newsFor(hotspot.properties.name));
  });

  it('has the news for the place that is in the language, newest first, and no other', () => {
    const led = links(html).flatMap(({ href }) => (href?.startsWith('/stories/') ? [href] : []));
    expect(led).toEqual(versions.map(({ slug }) => addresses.story(slug, language)));
    const cards = [...html.matchAll(/<article[\s\S]*?<\/article>/g)].map(([card]) => card);
    expect(cards.map((card) => textOf(card, 'h2'))).toEqual(versions.map(({ title }) => title));
    for (const [at, { summary }] of versions.entries()) expect(textOf(cards[at] ?? '', 'article')).toContain(summary);
  });

  it('says that nobody has checked it, as long as that is so', () => {
    expect(versions.some(({ translation }) => !translation?.reviewed) || !phrases.reviewed).toBe(true);
    expect(html.split(phrases.draftTranslation)).toHaveLength(2);
  });

  it('says in the language how to tell us, without a shortener or tracking', () => {
    const panel = /<section class="report">[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    expect(textOf(panel, 'h2')).toBe(phrases.report.heading);
    const { crimestoppers, police, emergency, 'young-people': young } = settings.reporting;
    const dialled = [crimestoppers, police, emergency].map(({ phone }) => `tel:${phone.replaceAll(' ', '')}`);
    const led = tagsOf(panel, 'a').map(({ href }) => href);
    expect(led).toEqual([crimestoppers.link, ...dialled, young.link]);
    expect(panel).toContain(phrases.report.crimestoppers);
  });

  it('leads to all news in English and to all areas', () => {
    const english = links(html).filter(({ hreflang, class: switcher }) => hreflang === 'en' && !switcher);
    expect(new Set(english.map(({ href }) => href))).toEqual(new Set([addresses.area(hotspot.id), addresses.areas]));
    for (const words of [phrases.area.moreInEnglish, phrases.area.allAreas]) expect(html).toContain(`>${words}</a>`);
  });

  it('weighs less than 20 kB with its styles, as it is sent', () => {
    const styles = tagsOf(html, 'link').filter(({ rel }) => rel === 'stylesheet');
    const sent = [html, ...styles.map(({ href = '' }) => readFileSync(join(SITE, href)))];
    expect(sent.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0)).toBeLessThan(LIMIT_BYTES);
  });
});

describe.each(hotspots)('the place $id', ({ id, properties }) => {
  it('names all its languages on each of its pages, each leading there and back', () => {
    const { languages } = properties;
    const wanted = languages.length > 1 ? languages.map((one) => [one, `${settings.site}${addressIn(id, one)}`]) : [];
    for (const language of languages) {
      const html = pageAt(SITE, addressIn(id, language));
      expect(flags(html).sort()).toEqual(wanted.sort());
      const offered = /<nav class="languages"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '';
      expect(tagsOf(offered, 'a').map(({ href }) => `${settings.site}${href}`)).toEqual(
        settings.languages.flatMap((one) => wanted.filter(([of]) => of === one.id).map(([, to]) => to)),
      );
    }
  });

  it('has a short address in English too, which leads on at once, to the page that search engines know', () => {
    const html = pageAt(SITE, addresses.short(id, 'en'));
    const area = addresses.area(id);
    expect(tagsOf(html, 'meta').find((meta) => meta['http-equiv'] === 'refresh')?.content).toBe(`0; url=${area}`);
    expect(tagsOf(html, 'link').find(({ rel }) => rel === 'canonical')?.href).toBe(`${settings.site}${area}`);
    expect(links(html).map(({ href }) => href)).toEqual([area]);
    expect(flags(html)).toEqual([]);
  });
});

describe('a language at the beginning of an address', () => {
  const CODE = /^[a-z]{2,3}$/;

  it('stands for nothing else on the built site', () => {
    const found = readdirSync(SITE).filter((name) => CODE.test(name));
    expect(found.sort()).toEqual([...new Set(['en', ...translated.map(({ language }) => language)])].sort());
  });

  it('can stand for no other page, whatever languages a partnership adds', () => {
    const routes = readdirSync(join(PROJECT, 'site', 'pages')).map((name) => name.replace(/\.(?:astro|ts)$/, ''));
    expect(routes).toContain('areas');
    expect(routes.filter((name) => CODE.test(name))).toEqual(['en']);
  });
});

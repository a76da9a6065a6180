import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTNERSHIP } from '../library/root.ts';
import { SHIPPED_OUT } from '../shipped.ts';
import { type BuiltSite, buildRoot } from './built-root.ts';
import { pageAt, pagesOf, textOf } from './pages.ts';

const SHIPPED = join(SHIPPED_OUT, 'site');
let second: BuiltSite;

beforeAll(async () => {
  second = await buildRoot(PARTNERSHIP, new Date('2031-05-20T12:00:00Z'), 'second');
});
afterAll(() => second.remove());

/** The words of the main part of a page, with single spaces. */
const says = (site: string, path: string): string => textOf(pageAt(site, path), 'main').replace(/\s+/g, ' ');

describe('the accessibility statement', () => {
  it('of a partnership that gives no days says that nobody has tested its site, and tells of no test', () => {
    const text = says(second.site, '/accessibility/');
    expect(text).toContain('We have not tested this website yet.');
    expect(text).toContain('we cannot say how far it complies');
    expect(text).toContain('This statement has no date yet.');
    expect(text).not.toMatch(/axe-core|last tested|partially compliant|sample|\d{1,2} \w+ 20\d\d\./i);
  });

  it('of the sample gives its days, and that its stories are samples', () => {
    const text = says(SHIPPED, '/accessibility/');
    expect(text).toContain('last tested on 22 November 2026. We tested it ourselves, with sample stories: ');
    expect(text).toContain('prepared on 22 November 2026. It was last reviewed on 22 November 2026.');
    expect(text).not.toContain('not tested this website');
  });
});

describe('the page about us', () => {
  it('speaks of samples only where a story is one', () => {
    expect(says(SHIPPED, '/about/')).toContain('“Sample: this story is made up');
    expect(says(SHIPPED, '/about/')).toContain('the mark “Sample” or “Draft translation” with the story');
    expect(says(second.site, '/about/')).not.toMatch(/sample/i);
  });
});

it('no page of a partnership without samples speaks of them', () => {
  for (const { path, html } of pagesOf(second.site)) expect(html, path).not.toMatch(/\bsamples?\b/i);
});

const invites = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*\/subscribe\/[^"]*)"/g)].map(([, to]) => to ?? '');

describe('news by email', () => {
  it('is offered on every page where the settings say so, in the language of the page', () => {
    for (const { path, html } of pagesOf(SHIPPED)) {
      const language = /<html lang="(\w+)"/.exec(html)?.[1] ?? '';
      expect(invites(html), path).toContain(language === 'en' ? '/subscribe/' : `/subscribe/${language}/`);
    }
  });

  it('is offered with the place, the district or the places of a story chosen already', () => {
    const invitesOn = (page: string): string[] =>
      pagesOf(SHIPPED)
        .filter(({ path }) => path === page)
        .flatMap(({ html }) => invites(html));
    expect(invitesOn('/areas/manningham/')).toContain('/subscribe/?area=manningham');
    expect(invitesOn('/ur/manningham/')).toContain('/subscribe/ur/?area=manningham');
    expect(invitesOn('/districts/leeds/')).toContain('/subscribe/?area=leeds');
    const stories = pagesOf(SHIPPED).filter(({ html }) => html.includes('data-story'));
    for (const { path, html } of stories) expect(invites(html).join(), path).toContain('?area=');
  });

  it('is offered nowhere where they do not, but for pages that say so', () => {
    for (const { path, html } of pagesOf(second.site)) {
      if (!path.startsWith('/subscribe/')) expect(invites(html), path).toEqual([]);
    }
    expect(says(second.site, '/privacy/')).toContain(
      'Nobody can sign up for news by email on this site at the moment.',
    );
    expect(says(second.site, '/subscribe/')).toContain('You cannot sign up for emails here at the moment.');
  });

  it('is told of truly: what is kept, for how long, and that nobody is followed', () => {
    const told = says(SHIPPED, '/privacy/');
    for (const kept of ['your email address', 'when and how you said yes']) {
      expect(told).toContain(kept);
    }
    expect(told).toContain('we erase all of it after about two days');
    expect(told).toContain('no hidden pictures');
    expect(told).not.toMatch(/not send them from this site yet/);
  });
});

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

it.each(['of the sample', 'of another partnership'])('no page %s speaks of emails as if they were sent', (whose) => {
  const site = whose === 'of the sample' ? SHIPPED : second.site;
  expect(says(site, '/privacy/')).toContain('We do not send them from this site yet');
  for (const { path, html } of pagesOf(site)) {
    expect(html, path).not.toMatch(/into emails|our emails|stop the emails at any time|you get our bulletins/i);
  }
});

import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { mapPagePolicy, PAGE_POLICY } from '../../site/policies.ts';
import { SHIPPED_OUT } from '../shipped.ts';
import { addressesIn, isThere, pagesOf, tagsOf, textOf } from './pages.ts';

const SITE = join(SHIPPED_OUT, 'site');
const pages = pagesOf(SITE).map(({ path, html }): [string, string] => [path, html]);

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Numbers do not break because the style sheet says so; the words of a story stay as they are.
    'tel-non-breaking': 'off',
    // Headings in other scripts have ids in those scripts, as HTML allows.
    'valid-id': ['error', { relaxed: true }],
  },
});

describe.each(pages)('the page %s', (path, html) => {
  it('is valid HTML', async () => {
    const { results } = await validator.validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  });

  it('has one main heading, a language, a title of at most 70 characters and a description', () => {
    expect(tagsOf(html, 'h1')).toHaveLength(1);
    expect(tagsOf(html, 'html')[0]?.lang).toMatch(/^[a-z]{2,3}$/);
    const title = textOf(html, 'title');
    expect(title.length).toBeGreaterThan(5);
    expect(title.length).toBeLessThanOrEqual(70);
    const description = tagsOf(html, 'meta').find(({ name }) => name === 'description')?.content ?? '';
    expect(description.length).toBeGreaterThan(20);
  });

  it('links only to what is there, and loads nothing from elsewhere', () => {
    for (const address of addressesIn(html)) {
      if (address.startsWith('/')) expect(isThere(SITE, address), address).toBe(true);
      else expect(address).toMatch(/^(?:https:|mailto:|tel:|#)/);
    }
    const loaded = ['img', 'source', 'script', 'iframe', 'link'].flatMap((name) => tagsOf(html, name));
    for (const { src, srcset, href, rel } of loaded) {
      expect(`${src} ${srcset} ${rel === 'canonical' || rel === 'alternate' ? '' : href}`).not.toMatch(/https?:|\/\//);
    }
  });

  it('has a strict content security policy before anything that it governs', () => {
    const policy = tagsOf(html, 'meta').find((meta) => meta['http-equiv'] === 'content-security-policy')?.content ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(html.indexOf('http-equiv')).toBeLessThan(html.search(/<link|<script|<style/));
  });

  it('asks browsers to tell nobody that a visitor comes from here, also where its host sends no headers', () => {
    expect(tagsOf(html, 'meta').find(({ name }) => name === 'referrer')?.content).toBe('no-referrer');
  });

  it('has no styles inside, no script inside and no handlers', () => {
    expect(tagsOf(html, 'style')).toEqual([]);
    for (const { type, src } of tagsOf(html, 'script')) {
      if (type === 'module') expect(src).toMatch(/^\/assets\/[\w.-]+\.js$/);
      else expect(type).toBe('application/ld+json');
    }
    expect(html).not.toMatch(/<[^>]+\sstyle=/);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/);
    expect(html).not.toContain('javascript:');
  });

  it('has scripts, and may run them, only where the map for readers is, and where people sign up', () => {
    const policy = tagsOf(html, 'meta').find((meta) => meta['http-equiv'] === 'content-security-policy')?.content;
    const scripts = tagsOf(html, 'script').filter(({ type }) => type === 'module');
    const hasMap = /^\/areas\/(?:[a-z-]+\/)?$/.test(path);
    const hasScript = hasMap || /^\/subscribe\/(?:[a-z]+\/)?$/.test(path);
    expect(policy).toBe(hasScript ? mapPagePolicy(undefined) : PAGE_POLICY);
    expect(scripts.length > 0).toBe(hasScript);
    expect(html.includes('data-areas-map')).toBe(hasMap);
  });

  it('says at its top that this is a sample', () => {
    expect(html.indexOf('class="sample"')).toBeGreaterThan(0);
    expect(html.indexOf('class="sample"')).toBeLessThan(html.indexOf('<main'));
  });

  it('tells link previews what it is', () => {
    const told = Object.fromEntries(tagsOf(html, 'meta').map(({ property, content }) => [property, content]));
    for (const property of ['og:title', 'og:description', 'og:url', 'og:type', 'og:site_name']) {
      expect(told[property], property).toBeTruthy();
    }
    // The short address of an English flyer leads on to the page of the place.
    const canonical = path.replace(/^\/en\//, '/areas/');
    if (path !== '/404.html') expect(told['og:url']).toBe(`https://precision.example${canonical}`);
  });

  it('never brands a place', () => {
    expect(html).not.toMatch(/hotspot/i);
  });
});

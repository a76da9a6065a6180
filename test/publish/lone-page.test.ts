import { describe, expect, it } from 'vitest';
import { lonePage, loneStyles } from '#publish/lone-page.ts';

const PLACE = { site: 'https://news.example/precision', toFiles: 'files/' };

describe('a page that was taken out of its site', () => {
  it.each([
    ['<link rel="stylesheet" href="/precision/assets/a.css">', '<link rel="stylesheet" href="files/assets/a.css">'],
    ['<img src="/precision/photos/x/1.jpg">', '<img src="files/photos/x/1.jpg">'],
    [
      '<source srcset="/precision/photos/x/1.webp 480w, /precision/photos/x/2.webp 960w">',
      '<source srcset="files/photos/x/1.webp 480w, files/photos/x/2.webp 960w">',
    ],
  ])('shows what lies beside it: %s', (before, after) => expect(lonePage(before, PLACE)).toBe(after));

  it.each([
    ['<a href="/precision/report/">', '<a href="https://news.example/precision/report/">'],
    ['<a href="https://crimestoppers-uk.org/">', '<a href="https://crimestoppers-uk.org/">'],
    ['<a href="tel:101">', '<a href="tel:101">'],
    ['<a href="#main">', '<a href="#main">'],
  ])('leads to the site for all else: %s', (before, after) => expect(lonePage(before, PLACE)).toBe(after));

  it('leads to pages that lie beside it', () => {
    const beside = new Map([['/stories/x/ur/', 'ur.html']]);
    const page = lonePage('<a href="/precision/stories/x/ur/">', { ...PLACE, beside });
    expect(page).toBe('<a href="ur.html">');
  });

  it('asks for nothing that a folder cannot give', () => {
    const head =
      '<meta http-equiv="content-security-policy" content="style-src \'self\'"><link rel="preload" href="/precision/a.woff2"><link rel="alternate" type="application/atom+xml" href="/precision/atom.xml">';
    expect(lonePage(head, PLACE)).toBe('');
  });
});

it('a style sheet finds its fonts by the way from where it lies', () => {
  const place = { ...PLACE, toFiles: '../' };
  expect(loneStyles('src:url(/precision/assets/a.woff2)', place)).toBe('src:url(../assets/a.woff2)');
  expect(loneStyles('src:url("/precision/assets/a.woff2")', place)).toBe('src:url("../assets/a.woff2")');
  expect(loneStyles('src:url(data:font/woff2;base64,AA)', place)).toBe('src:url(data:font/woff2;base64,AA)');
});

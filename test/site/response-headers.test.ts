import { describe, expect, it } from 'vitest';
import { headerPolicy, mapPagePolicy, PAGE_POLICY } from '../../site/policies.ts';
import { headersFile } from '../../site/response-headers.ts';

/** The paths whose rules hold some words. */
const pathsWith = (words: string, file: string): (string | undefined)[] =>
  file
    .split(/\n(?=\/)/)
    .filter((part) => part.includes(words))
    .map((part) => part.split('\n')[0]);

const TILES = { tiles: 'https://tiles.example/{z}/{x}/{y}.png', credit: 'Tiles' };
const PMTILES = { pmtiles: 'https://maps.example:8443/west.pmtiles', credit: 'Maps' };

describe('the content security policy', () => {
  it('lets a page load nothing but styles, pictures and fonts of this site', () => {
    expect(PAGE_POLICY).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'self'",
    );
  });

  it('lets a page with the map run scripts of this site and fetch its data, and nothing else', () => {
    expect(mapPagePolicy(undefined)).toBe(
      PAGE_POLICY.replace("script-src 'none'; connect-src 'none'", "script-src 'self'; connect-src 'self'"),
    );
  });

  it('of a site with pictures of a map from elsewhere is opened for pictures from there only', () => {
    expect(mapPagePolicy(TILES)).toBe(
      mapPagePolicy(undefined).replace("img-src 'self'", "img-src 'self' https://tiles.example"),
    );
  });

  it('of a site with a map file elsewhere is opened for data from there only', () => {
    expect(mapPagePolicy(PMTILES)).toBe(
      mapPagePolicy(undefined).replace("connect-src 'self'", "connect-src 'self' https://maps.example:8443"),
    );
  });

  it('of a site with a map file of its own is not opened', () => {
    expect(mapPagePolicy({ pmtiles: '/west.pmtiles', credit: 'Maps' })).toBe(mapPagePolicy(undefined));
  });

  it.each([undefined, TILES, PMTILES])('as a header holds all that a page may do, and lets nobody frame it', (map) => {
    expect(headerPolicy(map)).toBe(`${mapPagePolicy(map)}; frame-ancestors 'none'`);
  });
});

describe('the file of response headers', () => {
  const file = headersFile('/');

  it('is for every address first', () => {
    expect(file.startsWith('/*\n  Content-Security-Policy: ')).toBe(true);
  });

  it.each([
    'X-Content-Type-Options: nosniff',
    'X-Frame-Options: DENY',
    'Referrer-Policy: no-referrer',
    'Strict-Transport-Security: max-age=',
    'Permissions-Policy: camera=(), geolocation=(self), microphone=()',
  ])('has %s', (header) => {
    expect(file).toContain(`\n  ${header}`);
  });

  it('lets browsers keep only files whose names change with their content', () => {
    expect(pathsWith('immutable', file)).toEqual(['/assets/*', '/photos/*']);
  });

  it.each(['/news', '/news/'])('speaks only of the paths of a site that lives under %s', (base) => {
    const below = headersFile(base);
    expect(pathsWith('', below)).toEqual(['/news/*', '/news/assets/*', '/news/photos/*']);
    expect(pathsWith('Content-Security-Policy', below)).toEqual(['/news/*']);
  });
});

import { describe, expect, it } from 'vitest';
import { HEADER_POLICY, PAGE_POLICY } from '../../site/policies.ts';
import { headersFile } from '../../site/response-headers.ts';

/** The paths whose rules hold some words. */
const pathsWith = (words: string, file: string): (string | undefined)[] =>
  file
    .split(/\n(?=\/)/)
    .filter((part) => part.includes(words))
    .map((part) => part.split('\n')[0]);

describe('the content security policy', () => {
  it('lets a page load nothing but styles, pictures and fonts of this site', () => {
    expect(PAGE_POLICY).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'none'; base-uri 'none'; form-action 'self'",
    );
  });

  it('lets nobody frame a page', () => {
    expect(HEADER_POLICY).toContain("frame-ancestors 'none'");
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

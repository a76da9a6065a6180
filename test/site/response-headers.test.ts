import { describe, expect, it } from 'vitest';
import { HEADER_POLICY, PAGE_POLICY } from '../../site/csp.ts';
import { headersFile } from '../../site/response-headers.ts';

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
  const file = headersFile();

  it('is for every address first', () => {
    expect(file.startsWith('/*\n  Content-Security-Policy: ')).toBe(true);
  });

  it.each(['X-Content-Type-Options: nosniff', 'X-Frame-Options: DENY', 'Strict-Transport-Security: max-age='])(
    'has %s',
    (header) => {
      expect(file).toContain(`\n  ${header}`);
    },
  );

  it('lets browsers keep only files whose names change with their content', () => {
    const lasting = file.split(/\n(?=\/)/).filter((part) => part.includes('immutable'));
    expect(lasting.map((part) => part.split('\n')[0])).toEqual(['/assets/*', '/photos/*']);
  });
});

import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { HEADER_POLICY } from './csp.ts';

const HEADERS = {
  'Content-Security-Policy': HEADER_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000',
};

const YEAR = 'public, max-age=31536000, immutable';

/** The file in which static hosts look for response headers. */
export function headersFile(): string {
  const everywhere = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}`);
  // Names of these files change with their content.
  const lasting = ['/assets/*', '/photos/*'].flatMap((path) => [path, `  Cache-Control: ${YEAR}`]);
  return `${['/*', ...everywhere, ...lasting].join('\n')}\n`;
}

/** Writes `_headers` into the site; Astro makes no page of a name that begins so. */
export function responseHeaders(): AstroIntegration {
  return {
    name: 'response-headers',
    hooks: {
      'astro:build:done': ({ dir }) => writeFile(new URL('_headers', dir), headersFile()),
    },
  };
}

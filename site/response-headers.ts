import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { HEADER_POLICY, REFERRER_POLICY } from './policies.ts';

const HEADERS = {
  'Content-Security-Policy': HEADER_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': REFERRER_POLICY,
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000',
};

const YEAR = 'public, max-age=31536000, immutable';

/**
 * The file in which static hosts look for response headers. Its rules are for paths of the host.
 * @param base the path that the site lives under, with or without a slash at its end.
 */
export function headersFile(base: string): string {
  const below = base.replace(/\/$/, '');
  const everywhere = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}`);
  // Names of these files change with their content.
  const lasting = ['assets', 'photos'].flatMap((folder) => [`${below}/${folder}/*`, `  Cache-Control: ${YEAR}`]);
  return `${[`${below}/*`, ...everywhere, ...lasting].join('\n')}\n`;
}

/** Writes `_headers` into the site; Astro makes no page of a name that begins so. */
export function responseHeaders(base: string): AstroIntegration {
  return {
    name: 'response-headers',
    hooks: {
      'astro:build:done': ({ dir }) => writeFile(new URL('_headers', dir), headersFile(base)),
    },
  };
}

import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import type { BaseMap } from '#partnership/base-map.ts';
import { headerPolicy, REFERRER_POLICY } from './policies.ts';

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': REFERRER_POLICY,
  'Permissions-Policy': 'camera=(), geolocation=(self), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000',
};

const YEAR = 'public, max-age=31536000, immutable';

/**
 * The file in which static hosts look for response headers. Its rules are for paths of the host.
 * @param base the path that the site lives under, with or without a slash at its end.
 * @param map the base map from elsewhere, if there is one.
 */
export function headersFile(base: string, map?: BaseMap): string {
  const below = base.replace(/\/$/, '');
  const headers = { 'Content-Security-Policy': headerPolicy(map), ...HEADERS };
  const everywhere = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  // Names of these files change with their content.
  const lasting = ['assets', 'photos'].flatMap((folder) => [`${below}/${folder}/*`, `  Cache-Control: ${YEAR}`]);
  return `${[`${below}/*`, ...everywhere, ...lasting].join('\n')}\n`;
}

/** Writes `_headers` into the site; Astro makes no page of a name that begins so. */
export function responseHeaders(base: string, map?: BaseMap): AstroIntegration {
  return {
    name: 'response-headers',
    hooks: {
      'astro:build:done': ({ dir }) => writeFile(new URL('_headers', dir), headersFile(base, map)),
    },
  };
}

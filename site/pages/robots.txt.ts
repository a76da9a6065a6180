import { settings } from '../library.ts';

/** Everything public may be found. */
export function GET(): Response {
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${settings.site}/sitemap-index.xml\n`);
}

import { settings } from './library.ts';

/** The path that the site lives under, without a slash at its end; empty at the root of a host. */
const BASE = new URL(settings.site).pathname.replace(/\/$/, '');

/** The address of a page or file of this site, as links within it write it. `path` begins with a slash. */
export function href(path: string): string {
  return `${BASE}${path}`;
}

/** A number that a telephone can dial, as a link. */
export function telephone(phone: string): string {
  return `tel:${phone.replaceAll(' ', '')}`;
}

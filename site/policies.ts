const DIRECTIVES = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "script-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** What a page may load: styles, pictures and fonts of this site, and no script at all. */
export const PAGE_POLICY = DIRECTIVES.join('; ');

/** The same as a response header, which may also say who frames a page. */
export const HEADER_POLICY = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');

/** Nobody learns where a visitor came from: a report to Crimestoppers must not even tell that this page was read. */
export const REFERRER_POLICY = 'no-referrer';

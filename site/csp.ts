const DIRECTIVES = {
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

/** What a page may load: only from this site, and no script unless the page has one. */
export function contentSecurityPolicy({ hasScript = false } = {}): string {
  return policyOf({ ...DIRECTIVES, 'script-src': hasScript ? "'self'" : "'none'" });
}

/** The policy for the whole site as a response header, which may also say who frames a page. */
export function headerPolicy(): string {
  return policyOf({ ...DIRECTIVES, 'script-src': "'self'", 'frame-ancestors': "'none'" });
}

function policyOf(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

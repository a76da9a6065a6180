const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  zwnj: '\u200c',
  '#847': '\u034f',
};

/** The words that a reader sees in an email, in order, with a space wherever a tag stands. */
export function visibleWords(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  return decoded(
    body
      .replace(/<!--.*?-->/gs, '')
      .replace(/<div[^>]*display:none[^>]*>.*?<\/div>/s, '')
      .replace(/<[^>]*>/g, ' '),
  );
}

/** The addresses that links lead to, in order. */
export function hrefs(html: string): string[] {
  return [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => decoded(href));
}

/** The tags of a page with their attributes but without any words: hostile words must not change it. */
export function skeleton(html: string): string[] {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/ (?:href|alt|src)="[^"]*"/g, ''));
}

function decoded(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** What one medium says of one story, as somebody would read it out. */
export interface Spoken {
  /** All words in reading order. */
  text: string;
  /** The addresses that its links lead to, in order; telephone numbers left out. */
  links: string[];
}

/** Words without any space between them: a line break on paper is a space on a page. */
export function dense(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00ad\u200b\u200e\u200f\u2066-\u2069]+/gu, '');
}

/** The first of some lines that does not follow the ones before it in a text; undefined when all do. */
export function firstMissing(lines: readonly string[], text: string): string | undefined {
  const whole = dense(text);
  let from = 0;
  for (const line of lines) {
    const at = whole.indexOf(dense(line), from);
    if (at < 0) return line;
    from = at + dense(line).length;
  }
  return undefined;
}

/** The first of some addresses that does not come after the ones before it. */
export function firstMissingLink(links: readonly string[], among: readonly string[]): string | undefined {
  let from = 0;
  for (const link of links) {
    const at = among.indexOf(link, from);
    if (at < 0) return link;
    from = at + 1;
  }
  return undefined;
}

/** Every number of a text, telephone numbers and years included, sorted; spaces within a number count for nothing. */
export function numbersIn(text: string): string[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).sort();
}

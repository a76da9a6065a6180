import type { Message } from '#message/message.ts';

/** What one medium says of one story, as somebody would read it out. */
export interface Spoken {
  /** All words in reading order. */
  text: string;
  /** The addresses that its links lead to, in order; telephone numbers left out. */
  links: string[];
  /** Said where the rest is left to the web page, or not at all. */
  cutAt?: string | undefined;
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

/** The lines that stand above and below the body; a medium may cut the body, and never these. */
export function isBodyCut(message: Message, spoken: Spoken): boolean {
  return spoken.cutAt !== undefined && dense(spoken.text).includes(dense(spoken.cutAt)) && message.body.length > 0;
}

/** Direction overrides and isolates: one without its partner would turn round whatever a mail program writes after it. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** Words on a single line, for a header or a list of messages: no control characters, no direction overrides. */
export function oneLine(words: string): string {
  return words
    .replace(DIRECTION_MARKS, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

import type { DetailKind, PlacedDetail } from '#story/parity/detail.ts';

/** What a reader makes of a match: its kind and meanings; `words` when it takes less than the whole match. */
export interface Reading {
  kind: DetailKind;
  meanings: readonly string[];
  words?: string;
  isOptional?: boolean;
}

/** Takes the place of what has been read: neither a letter nor a digit nor a space. */
const READ = '\u0001';

/** A sentence of which one reader after another takes its part, so that the year of a date is not a number as well. */
export class Sentence {
  readonly found: PlacedDetail[] = [];
  /** What nobody has taken yet, with everything still where it was. */
  rest: string;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.rest = text;
  }

  /** Takes every match of a pattern of which `read` can make something. */
  take(pattern: RegExp, read: (match: RegExpExecArray) => Reading | undefined): void {
    const pieces: string[] = [];
    let done = 0;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(this.rest); match; match = pattern.exec(this.rest)) {
      const reading = read(match);
      if (!reading) continue;
      const { words = match[0], ...detail } = reading;
      const end = match.index + words.length;
      this.found.push({ ...detail, words: words.trim(), start: match.index, end });
      pieces.push(this.rest.slice(done, match.index), READ.repeat(words.length));
      done = end;
      pattern.lastIndex = end;
    }
    this.rest = pieces.join('') + this.rest.slice(done);
  }
}

/** A pattern that finds exactly these words. */
export function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

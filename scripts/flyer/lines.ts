import { type Extent, type MeasuredText, ROUNDING, type Word } from '#flyer/measured-text.ts';

/** A line, by where in the text it starts and ends. */
export interface Line extends Extent {
  /** Whether the line ends at a space, and not within a long word or at the end. */
  endsAtSpace: boolean;
}

/** How a text is broken into lines. */
export interface Breaking {
  /** The letter that begins the first line. */
  from?: number;
  /** Whether a line may end within a word. */
  dividesWords?: true | undefined;
  /** A line that ends with a whole word all the same, counted from 0: the last on a side. */
  wholeAt?: number | undefined;
  /** No more lines than this are asked for: what follows stands on another side. */
  mostLines?: number;
}

/** A line as full as this looks well; one that would stay emptier may end within a word. */
const FULL_ENOUGH = 0.8;
/** No more lines than this in a row end within a word. */
const MOST_DIVIDED = 2;

/** Breaks words into lines. `roomOf` gives the room of each line, counted from 0. */
export function breakLines(
  text: MeasuredText,
  roomOf: (line: number) => number,
  { from = 0, dividesWords, wholeAt, mostLines = Infinity }: Breaking = {},
): Line[] {
  const lines: Line[] = [];
  let line = { start: 0, end: 0, used: 0 };
  const close = (how: Omit<Line, 'start' | 'end'>, next: number): void => {
    lines.push({ start: line.start, end: line.end, ...how });
    line = { start: next, end: next, used: 0 };
  };
  const divisionOf = (word: Word): number | undefined => {
    const room = roomOf(lines.length);
    const isFree = lines.length !== wholeAt && !lines.slice(-MOST_DIVIDED).every(({ isDivided }) => isDivided);
    if (!dividesWords || !isFree || line.used >= room * FULL_ENOUGH) return undefined;
    return text.division(word, room - line.used);
  };
  for (const whole of text.wordsFrom(from)) {
    if (lines.length >= mostLines) return lines;
    let word = whole;
    const isEmpty = line.end === line.start;
    if (!isEmpty && line.used + word.width * text.sizePt > roomOf(lines.length) + ROUNDING) {
      const at = divisionOf(word);
      if (at === undefined) close({ endsAtSpace: true }, word.start);
      else {
        line.end = at;
        close({ endsAtSpace: false, isDivided: true }, at);
        word = text.startingAt(word, at);
      }
    }
    if (line.end === line.start) line = { start: word.start, end: word.start, used: 0 };
    const breakAt = (at: number): boolean => {
      line.end = at;
      close({ endsAtSpace: false }, at);
      return lines.length < mostLines;
    };
    const advance = closeWithin(word, text, () => roomOf(lines.length), breakAt);
    if (advance === undefined) return lines;
    line.used += advance;
    line.end = word.end;
    if (word.endsParagraph) close({ endsAtSpace: true }, word.next);
  }
  if (line.end > line.start) close({ endsAtSpace: false }, line.end);
  return lines;
}

/**
 * Breaks a word that is wider than a whole line; says how wide what is left of it is, with the space after it. Stops when
 * `closeAt` says that no more lines are needed.
 */
function closeWithin(
  word: Word,
  text: MeasuredText,
  room: () => number,
  closeAt: (at: number) => boolean,
): number | undefined {
  if (word.width * text.sizePt <= room() + ROUNDING) return word.advance * text.sizePt;
  let start = word.start;
  // What is left is not measured as a whole each time: a word may be as long as a story.
  for (let at = text.fitting(start, word.end, room()); at < word.end; at = text.fitting(start, word.end, room())) {
    if (!closeAt(at)) return undefined;
    start = at;
  }
  return text.width(start, word.next);
}

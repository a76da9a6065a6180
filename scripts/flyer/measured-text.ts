import { firstOf } from '#flyer/first-of.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { charactersThatFit } from '#flyer/long-word.ts';
import { levelsOf, type Stretch, stretchesOf, withoutSigns } from '#flyer/shape/bidi.ts';
import type { Span } from '#flyer/spans.ts';
import { hyphenate, SOFT_HYPHEN } from '#language/hyphenation.ts';

/** A stretch of one line in one cut, without the space that ends the line. */
export interface Segment {
  span: Span;
  text: string;
  width: number;
  /** Odd where it runs from right to left (UAX 9). */
  level: number;
}

/** Where in a text a line starts and ends. */
export interface Extent {
  start: number;
  end: number;
  /** Whether it ends within a word that a hyphen divides. */
  isDivided?: true;
}

/** Numbers to dial: a reader must see all of one on one line. */
const PHONE = /\+?\d[\d \u00a0]{5,}\d/g;
/** Lengths are sums of fractions; this much is below what any printer shows. */
export const ROUNDING = 1e-6;

/** A word, from `start` to `end`, and where the space after it ends. */
export interface Word {
  start: number;
  end: number;
  next: number;
  endsParagraph: boolean;
  width: number;
  /** The width with the space after it. */
  advance: number;
}

/** A stretch of one cut in one direction: which span of its paragraph it is of, and where it stands in the text. */
interface Range extends Stretch {
  span: number;
}

/** A paragraph measured at one point, from which all sizes follow. */
interface Measured {
  text: string;
  ranges: Range[];
  words: Word[];
}

/** The same paragraph is set in many sizes and widths before one is taken, and headings and numbers on many flyers. */
const MOST_KEPT = 2000;
const kept = new WeakMap<FlyerFonts, Map<string, Measured>>();

function measuredOf(spans: readonly Span[], fonts: FlyerFonts): Measured {
  const ofFonts = kept.get(fonts) ?? new Map<string, Measured>();
  const key = spans.map(({ text, face }) => `${face} ${text.length} ${text}`).join('');
  const before = ofFonts.get(key);
  if (before) return before;
  if (ofFonts.size >= MOST_KEPT) ofFonts.clear();
  const measured = newMeasured(spans, fonts);
  kept.set(fonts, ofFonts.set(key, measured));
  return measured;
}

function newMeasured(spans: readonly Span[], fonts: FlyerFonts): Measured {
  const cleaned = spans.map((span) => clean(span.text));
  const text = cleaned.join('');
  const levels = levelsOf(text, fonts.direction);
  let end = 0;
  const ranges = cleaned.flatMap(({ length }, span) => {
    end += length;
    return stretchesOf(text, levels, end - length, end).map((stretch) => ({ span, ...stretch }));
  });
  const widthOfPart = (from: number, to: number): number =>
    widthOf(segmentsOf({ text, ranges }, spans, fonts, { start: from, end: to }, 1));
  const words = wordsOf(text).map((word) => {
    return { ...word, width: widthOfPart(word.start, word.end), advance: widthOfPart(word.start, word.next) };
  });
  return { text, ranges, words };
}

function segmentsOf(
  { text: whole, ranges }: Omit<Measured, 'words'>,
  spans: readonly Span[],
  fonts: FlyerFonts,
  { start, end }: Extent,
  sizePt: number,
): Segment[] {
  const segments: Segment[] = [];
  for (let index = firstOf(ranges, ({ to }) => to > start); ; index++) {
    const range = ranges[index];
    const span = range && spans[range.span];
    if (!span || range.from >= end) return segments;
    const { from, to, level } = range;
    const text = withoutSigns(whole.slice(Math.max(start, from), Math.min(end, to)));
    if (text === '') continue;
    segments.push({ span, text, width: fonts.widthMm(text, span.face, sizePt, level % 2 === 1), level });
  }
}

const widthOf = (segments: readonly Segment[]): number => segments.reduce((sum, { width }) => sum + width, 0);

/** Words with their widths, ready to be broken into lines of any room. */
export class MeasuredText {
  readonly #spans: readonly Span[];
  readonly #fonts: FlyerFonts;
  readonly #measured: Measured;
  readonly sizePt: number;

  constructor(spans: readonly Span[], sizePt: number, fonts: FlyerFonts) {
    this.#spans = spans;
    this.#fonts = fonts;
    this.#measured = measuredOf(spans, fonts);
    this.sizePt = sizePt;
  }

  /** The words from a letter on that begins a line; it may stand within a long word. Widths are those at one point. */
  wordsFrom(from: number): readonly Word[] {
    const { words } = this.#measured;
    if (from === 0) return words;
    const [first, ...others] = words.slice(words.findIndex(({ next }) => next > from));
    if (!first || first.start >= from) return first ? [first, ...others] : [];
    return [this.startingAt(first, from), ...others];
  }

  /** A word without its letters before one at which a line begins. */
  startingAt(word: Word, from: number): Word {
    const widthTo = (end: number): number => this.width(from, end) / this.sizePt;
    return { ...word, start: from, width: widthTo(word.end), advance: widthTo(word.next) };
  }

  segments({ start, end, isDivided }: Extent): Segment[] {
    const segments = segmentsOf(this.#measured, this.#spans, this.#fonts, { start, end }, this.sizePt);
    const last = segments.at(-1);
    if (!isDivided || !last) return segments;
    const text = last.text + SOFT_HYPHEN;
    return [...segments.slice(0, -1), { ...last, text, width: this.#fonts.widthMm(text, last.span.face, this.sizePt) }];
  }

  /** The last place where a word may be divided so that its beginning and a hyphen fit a room; the last of a paragraph may not. */
  division({ start, end, endsParagraph }: Word, room: number): number | undefined {
    const { text } = this.#measured;
    if (endsParagraph || end === text.length) return undefined;
    const offsets = hyphenate(text.slice(start, end), this.#fonts.language);
    return offsets
      .map((offset) => start + offset)
      .findLast((at) => widthOf(this.segments({ start, end: at, isDivided: true })) <= room + ROUNDING);
  }

  width(start: number, end: number): number {
    return widthOf(this.segments({ start, end }));
  }

  /** How far a long word fits a room: to its end, or to a good place before; at least one letter, so that there is an end. */
  fitting(start: number, end: number, room: number): number {
    const word = this.#measured.text.slice(start, end);
    return start + charactersThatFit(word, room + ROUNDING, (count) => this.width(start, start + count));
  }
}

/**
 * White space collapses as in HTML. Characters that only tell where a word may break are taken out, and so are those
 * that force a direction, joiners that have nothing to join, and marks beyond those that any script puts on one letter.
 */
const clean = (text: string): string => (UNUSUAL.test(text) ? withoutSpam(text) : text).replace(/[^\S\n\u00a0]+/g, ' ');

/** Marks and signs that most texts have none of. */
const UNUSUAL = /[\p{M}\u00ad\u200b-\u200d\u202a-\u202e\u2060\ufeff]/u;

const withoutSpam = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(
      /(?<![\p{L}\p{M}])[\u200c\u200d]+|(?<=[\u200c\u200d])[\u200c\u200d]+|(?<=\p{scx=Latn})[\u200c\u200d]+/gu,
      '',
    )
    .replace(/(\p{M}{4})\p{M}+/gu, '$1');

/** Words that a space divides, unless it stands within a number to dial. */
function wordsOf(text: string): Omit<Word, 'width' | 'advance'>[] {
  const numbers = [...text.matchAll(PHONE)].map(({ 0: number, index }) => [index, index + number.length] as const);
  const isWithinNumber = (at: number): boolean => numbers.some(([start, end]) => at > start && at < end);
  const words: Omit<Word, 'width' | 'advance'>[] = [];
  let start = 0;
  for (const { 0: space, index } of text.matchAll(/[ \n]+|$/g)) {
    const endsParagraph = space.includes('\n');
    if (space === ' ' && isWithinNumber(index)) continue;
    const next = index + space.length;
    if (index > start || endsParagraph) words.push({ start, end: index, next, endsParagraph });
    start = next;
  }
  return words;
}

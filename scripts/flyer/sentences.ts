import { firstOf } from '#flyer/first-of.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { type Layout, moved, together } from '#flyer/layout.ts';
import type { Span } from '#flyer/spans.ts';
import { lineMm, type Room, type Slice, setText, type TextStyle, WHOLE } from '#flyer/text.ts';

/** White between sentences, in lines. */
const BETWEEN = 0.35;

/**
 * Sets the words of a paragraph so that each sentence begins a line of its own, with white before it. Where a slice ends
 * before its paragraph does, the layout says at which sentence.
 */
export function setSentences(
  spans: readonly Span[],
  style: TextStyle,
  roomAt: (top: number) => Room,
  fonts: FlyerFonts,
  { from, mostHeight }: Slice = WHOLE,
): Layout {
  const placed: Layout[] = [];
  let bottom = 0;
  for (const [index, sentence] of [...sentencesOf(spans).entries()].slice(from)) {
    const top = placed.length === 0 ? 0 : bottom + BETWEEN * lineMm(style);
    const set = setText(sentence, style, (at) => roomAt(top + at), 'P', fonts);
    if (top + set.height > mostHeight) return { ...together(placed, bottom), rest: index };
    bottom = top + set.height;
    placed.push(moved(set, 0, top));
  }
  return together(placed, bottom);
}

const known = new WeakMap<readonly Span[], Span[][]>();

/** Where a sentence ends is the same in all languages we set: at a full stop, a danda, a question mark. */
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The spans of each sentence of a paragraph. */
function sentencesOf(spans: readonly Span[]): Span[][] {
  const before = known.get(spans);
  if (before) return before;
  const text = spans.map((span) => span.text).join('');
  const ranges = rangesOf(spans);
  const sentences = [...SENTENCES.segment(text)]
    .map(({ segment, index }) => within(ranges, index, index + segment.trimEnd().length))
    .filter((sentence) => sentence.length > 0);
  known.set(spans, sentences);
  return sentences;
}

/** A span, and between which letters of its paragraph it stands. */
interface Range {
  span: Span;
  from: number;
  to: number;
}

function rangesOf(spans: readonly Span[]): Range[] {
  let to = 0;
  return spans.map((span) => {
    const from = to;
    to += span.text.length;
    return { span, from, to };
  });
}

/** The parts of spans that lie between two letters of their paragraph. */
function within(ranges: readonly Range[], start: number, end: number): Span[] {
  const found: Span[] = [];
  for (let index = firstOf(ranges, ({ to }) => to > start); ; index++) {
    const range = ranges[index];
    if (!range || range.from >= end) return found;
    const text = range.span.text.slice(Math.max(0, start - range.from), Math.max(0, end - range.from));
    if (text !== '') found.push({ ...range.span, text });
  }
}

import { type FlyerFonts, MM_PER_PT } from '#flyer/fonts.ts';
import { BLANK, type Layout } from '#flyer/layout.ts';
import { breakLines, type Line } from '#flyer/lines.ts';
import { MeasuredText, type Segment } from '#flyer/measured-text.ts';
import { isPart, type Mark, type Part, type Role, type TextMark } from '#flyer/plan.ts';
import { inVisualOrder } from '#flyer/shape/bidi.ts';
import type { Span } from '#flyer/spans.ts';
import { LATIN } from '#flyer/type-metrics.ts';

/** How words look. */
export interface TextStyle {
  sizePt: number;
  /** From line to line, in sizes of the type; not below ascent and descent together, so that lines never touch. */
  leading: number;
  /** What the tallest and the deepest letters need, accents included, in sizes of the type. */
  ascent: number;
  descent: number;
  colour: string;
  /** Whether a line may end within a word, in languages that divide words. */
  dividesWords?: true;
}

/** The room of a line: where it begins and how wide it is. */
export interface Room {
  x: number;
  width: number;
}

/** The height of a capital without an accent. */
export const CAP_HEIGHT = 0.67;

/** The height of one line of a style, in millimetres. */
export const lineMm = ({ sizePt, leading }: TextStyle): number => sizePt * leading * MM_PER_PT;

/** How far the letters of the first line stand below its top, in millimetres. */
export const baselineOf = ({ sizePt, leading, ascent, descent }: TextStyle): number =>
  ((leading - ascent - descent) / 2 + ascent) * sizePt * MM_PER_PT;

/**
 * How far words rise above the top of their first line, in millimetres: Nastaliq climbs as long as a word goes on, and a
 * line is not made as high as its longest words.
 */
export function overshootOf(spans: readonly Span[], style: TextStyle, fonts: FlyerFonts): number {
  const rises = spans.map(({ text, face }) => fonts.riseMm(text, face, style.sizePt));
  return Math.max(0, Math.max(0, ...rises) - baselineOf(style));
}

/** The same style for words that are Latin in any language, such as addresses: their lines stand closer. */
export const latinStyle = (style: TextStyle): TextStyle => ({
  ...style,
  leading: LATIN.ascent + LATIN.descent,
  ascent: LATIN.ascent,
  descent: LATIN.descent,
});

/** A part of something that runs over several sides. */
export interface Slice {
  /** Where it begins: at a letter of a paragraph, at an item of a list. */
  from: number;
  /** No more of it than this is high, in millimetres. */
  mostHeight: number;
}

/** All of it. */
export const WHOLE: Slice = { from: 0, mostHeight: Infinity };

/** No line of a paragraph stands alone at the foot or the head of a side. */
const LEAST_LINES = 2;

/**
 * Sets words line by line. `roomAt` tells the room of a line from its top, for words that run round something. Where a
 * slice ends before its text does, the layout says at which letter.
 */
export function setText(
  spans: readonly Span[],
  style: TextStyle,
  roomAt: (top: number) => Room,
  role: Role,
  fonts: FlyerFonts,
  { from, mostHeight }: Slice = WHOLE,
): Layout {
  const step = lineMm(style);
  const text = new MeasuredText(spans, style.sizePt, fonts);
  const { dividesWords } = style;
  const mostLines = mostLinesIn(mostHeight, step);
  const broken = (wholeAt?: number): Line[] =>
    breakLines(text, (line) => roomAt(line * step).width, { from, wholeAt, dividesWords, mostLines });
  const freely = broken();
  const count = linesIn(mostHeight, step, freely.length);
  // Nobody turns a flyer over within a word.
  const all = count < freely.length && freely[count - 1]?.isDivided ? broken(count - 1) : freely;
  const lines = all.slice(0, count);
  const rest = all[lines.length]?.start;
  if (lines.length === 0) return rest === undefined ? BLANK : { ...BLANK, rest };
  const lefts = lines.map((_, index) => roomAt(index * step).x);
  const at: Layout['at'] = (x, y) => {
    const part: Part = { role, children: [] };
    lines.forEach((line, index) => {
      const place = { x: x + (lefts[index] ?? 0), top: y + index * step, style, isMirrored: fonts.direction === 'rtl' };
      addLine(part, text.segments(line), line.endsAtSpace, place);
    });
    return { content: [part], background: [] };
  };
  return { height: lines.length * step, at, ...(rest === undefined ? {} : { rest }) };
}

/** As many lines as tell how many stand on a side, and where the one after them begins. */
const mostLinesIn = (room: number, step: number): number =>
  Math.max(0, Math.floor((room + ROUNDING) / step)) + LEAST_LINES + 1;

/** How many of so many lines stand on a side with this room: all, or as many as leave no line alone, or none. */
function linesIn(room: number, step: number, count: number): number {
  if (count * step <= room + ROUNDING) return count;
  const kept = Math.min(Math.floor((room + ROUNDING) / step), count - LEAST_LINES);
  return kept < LEAST_LINES ? 0 : kept;
}

/** Heights are sums of fractions; this much of a millimetre is below what any printer shows. */
const ROUNDING = 1e-6;

/** Sets words in a column. */
export const setColumn = (
  spans: readonly Span[],
  style: TextStyle,
  width: number,
  fonts: FlyerFonts,
  role: Role = 'P',
): Layout => setText(spans, style, () => ({ x: 0, width }), role, fonts);

/** The height of a digit, and how far its round foot reaches below the line, in sizes of the type. */
const DIGIT_ASCENT = 0.68;
const DIGIT_DESCENT = 0.02;

/** How far a number stands below its top, in millimetres. */
export const numberBaselineOf = ({ sizePt }: TextStyle): number => DIGIT_ASCENT * sizePt * MM_PER_PT;

/** Sets a number to dial on one line. Digits have no accents and no tails, so they take less room than words. */
export function setNumber(phone: string, style: TextStyle, width: number, fonts: FlyerFonts): Layout {
  const words = setColumn([{ text: phone, face: 'bold' }], style, width, fonts);
  const up = baselineOf(style) - numberBaselineOf(style);
  const height = (DIGIT_ASCENT + DIGIT_DESCENT) * style.sizePt * MM_PER_PT;
  if (words.height > lineMm(style) * 1.5) return words;
  const at: Layout['at'] = (x, y) => {
    const { content, background } = words.at(x, y - up);
    const fitted = (mark: Part | Mark): Part | Mark => (isPart(mark) ? mark : { ...mark, y, height });
    return { content: content.map((part) => ({ ...part, children: part.children.map(fitted) })), background };
  };
  return { height, at };
}

/** Sets words in a column so that its lines are about equally long: for titles, where a last lone word looks lost. */
export function setBalanced(
  spans: readonly Span[],
  style: TextStyle,
  width: number,
  fonts: FlyerFonts,
  role: Role,
): Layout {
  const text = new MeasuredText(spans, style.sizePt, fonts);
  const count = (room: number): number => breakLines(text, () => room).length;
  const wanted = count(width);
  let [narrow, wide] = [width / 2, width];
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    if (count(middle) > wanted) narrow = middle;
    else wide = middle;
  }
  return setColumn(spans, style, wide, fonts, role);
}

interface LinePlace {
  x: number;
  top: number;
  style: TextStyle;
  /** Whether the page will be mirrored: `x` is then where the line will have its right end. */
  isMirrored: boolean;
}

function addLine(part: Part, segments: readonly Segment[], endsAtSpace: boolean, place: LinePlace): void {
  const { style, top } = place;
  const size = style.sizePt * MM_PER_PT;
  const baseline = top + baselineOf(style);
  const lefts = leftsOf(segments, place);
  segments.forEach((segment, index) => {
    const { span, text, width, level } = segment;
    const isLast = index === segments.length - 1;
    const mark: TextMark = {
      kind: 'text',
      // The space at the end of a line is not seen, but keeps words apart for those who listen or copy.
      text: isLast && endsAtSpace ? `${text} ` : text,
      ...(level % 2 === 1 ? { isRightToLeft: true } : {}),
      face: span.face,
      x: lefts.get(segment) ?? place.x,
      y: baseline - style.ascent * size,
      width,
      height: (style.ascent + style.descent) * size,
      baseline,
      sizePt: style.sizePt,
      colour: style.colour,
    };
    addMark(part, mark, span);
  });
}

/** Where each segment of a line begins. They are read in one order and may stand in another. */
function leftsOf(segments: readonly Segment[], { x, isMirrored }: LinePlace): Map<Segment, number> {
  const visual = inVisualOrder(segments);
  const lefts = new Map<Segment, number>();
  let left = x;
  for (const segment of isMirrored ? visual.reverse() : visual) {
    lefts.set(segment, left);
    left += segment.width;
  }
  return lefts;
}

const links = new WeakMap<Part, Span['link']>();

/** Marks of one link stand in one part, even where the link runs over two lines. */
function addMark(part: Part, mark: TextMark, { link }: Span): void {
  if (!link) {
    part.children.push(mark);
    return;
  }
  const last = part.children.at(-1);
  if (last && isPart(last) && links.get(last) === link) {
    last.children.push(mark);
    return;
  }
  const linkPart: Part = { role: 'Link', url: link.url, children: [mark] };
  links.set(linkPart, link);
  part.children.push(linkPart);
}

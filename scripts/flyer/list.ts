import { type FlyerFonts, MM_PER_PT } from '#flyer/fonts.ts';
import { BLANK, backgroundOf, type Layout, moved, recast, together, wrapped } from '#flyer/layout.ts';
import type { Mark } from '#flyer/plan.ts';
import { plain, type Span } from '#flyer/spans.ts';
import { baselineOf, lineMm, type Room, type Slice, setText, type TextStyle, WHOLE } from '#flyer/text.ts';

/** A list to set: its items in words, and what stands before each. */
export interface ListToSet {
  items: readonly (readonly Span[])[];
  /** Boxes are to be ticked with a pen. */
  marks: 'none' | 'dots' | 'boxes' | 'numbers';
}

/** Space between items and after a mark, in sizes of the type. */
const BETWEEN = 0.22;
const AFTER_MARK = 0.45;
/** A box is a little higher than a capital, and stands a little below the line. */
const BOX = 0.8;
const BOX_BELOW = 0.06;
const BOX_LINE = 0.35;
const GUTTER = 4;
const MOST_COLUMNS = 3;
/** In a column as wide as this an item may run over several lines. */
const READABLE = 52;

/** The stop of a number stands between it and its words: on a page from right to left a sign brings it there. */
const markOf = (marks: ListToSet['marks'], index: number, { direction }: FlyerFonts): string =>
  ({ none: '', dots: '•', boxes: '', numbers: `${index + 1}.${direction === 'rtl' ? RIGHT_TO_LEFT_MARK : ''}` })[marks];

const RIGHT_TO_LEFT_MARK = '\u200f';

function indentOf({ items, marks }: ListToSet, { sizePt }: TextStyle, fonts: FlyerFonts): number {
  if (marks === 'none') return 0;
  if (marks === 'boxes') return (BOX + AFTER_MARK) * sizePt * MM_PER_PT;
  const widest = Math.max(...items.map((_, index) => fonts.widthMm(markOf(marks, index, fonts), 'bold', sizePt)));
  return widest + AFTER_MARK * sizePt * MM_PER_PT;
}

/**
 * Sets a list item by item; `roomAt` tells the room of each line, as for `setText`. Where a slice ends before its list
 * does, the layout says at which item.
 */
export function setList(
  list: ListToSet,
  style: TextStyle,
  roomAt: (top: number) => Room,
  fonts: FlyerFonts,
  { from, mostHeight }: Slice = WHOLE,
): Layout {
  const indent = indentOf(list, style, fonts);
  const between = BETWEEN * style.sizePt * MM_PER_PT;
  const items: (Layout & { bottom: number })[] = [];
  for (const [index, spans] of [...list.items.entries()].slice(from)) {
    const top = index === from ? 0 : (items.at(-1)?.bottom ?? 0) + between;
    const room = (at: number): Room => roomAt(top + at);
    const item = setItem(spans, setMark(list.marks, index, style, room, fonts), indent, style, room, fonts);
    if (top + item.height > mostHeight) {
      const isLast = index === list.items.length - 1;
      const kept = items.slice(0, keptOf([...items, item], { isFirst: from === 0, isLast }, style));
      return { ...(kept.length > 0 ? listOf(list, kept) : BLANK), rest: from + kept.length };
    }
    items.push({ ...moved(item, 0, top), bottom: top + item.height });
  }
  return listOf(list, items);
}

const listOf = ({ marks }: ListToSet, items: readonly (Layout & { bottom: number })[]): Layout =>
  wrapped(together(items, items.at(-1)?.bottom ?? 0), { role: 'L', ordered: marks === 'numbers' });

/** How many items stand above the one that has no room, so that none of a single line stands alone on its side. */
function keptOf(
  items: readonly Layout[],
  { isFirst, isLast }: Record<'isFirst' | 'isLast', boolean>,
  style: TextStyle,
): number {
  const isLine = (at: number): boolean => (items.at(at)?.height ?? 0) < 1.5 * lineMm(style);
  const fitting = items.length - 1;
  const kept = isLast && fitting > 1 && isLine(-1) ? fitting - 1 : fitting;
  return isFirst && kept === 1 && isLine(0) ? 0 : kept;
}

function setItem(
  spans: readonly Span[],
  mark: Layout,
  indent: number,
  style: TextStyle,
  roomAt: (top: number) => Room,
  fonts: FlyerFonts,
): Layout {
  const inner = (top: number): Room => ({ x: roomAt(top).x + indent, width: roomAt(top).width - indent });
  const body = setText(spans, style, inner, 'LBody', fonts);
  return wrapped(together([mark, body], body.height), { role: 'LI' });
}

/** What stands before an item: a sign that is read aloud, or a box that only a pen needs. */
function setMark(
  marks: ListToSet['marks'],
  index: number,
  style: TextStyle,
  roomAt: (top: number) => Room,
  fonts: FlyerFonts,
): Layout {
  if (marks === 'boxes') return moved(boxOf(style), roomAt(0).x, 0);
  const mark = markOf(marks, index, fonts);
  return setText(mark ? plain(mark, 'bold') : [], style, roomAt, 'Lbl', fonts);
}

function boxOf(style: TextStyle): Layout {
  const em = style.sizePt * MM_PER_PT;
  const edge = BOX * em - BOX_LINE;
  const y = baselineOf(style) + BOX_BELOW * em - BOX_LINE / 2 - edge;
  const box: Mark = {
    kind: 'rect',
    x: BOX_LINE / 2,
    y,
    width: edge,
    height: edge,
    stroke: style.colour,
    lineMm: BOX_LINE,
  };
  return backgroundOf([box]);
}

/** Sets a list in one, two or three columns, whichever takes least room. Items run down, then across. */
export function setListInColumns(list: ListToSet, style: TextStyle, width: number, fonts: FlyerFonts): Layout {
  const most = list.marks === 'numbers' ? 1 : Math.min(MOST_COLUMNS, list.items.length);
  const counts = Array.from({ length: most }, (_, index) => index + 1).filter(
    (count) =>
      count === 1 || columnWidth(width, count) >= READABLE || doAllFit(list, style, columnWidth(width, count), fonts),
  );
  const tries = counts.map((count) => setColumns(list, style, width, count, fonts));
  return tries.reduce((least, one) => (one.height < least.height - lineMm(style) / 2 ? one : least));
}

const columnWidth = (width: number, count: number): number => (width - (count - 1) * GUTTER) / count;

/** Whether each item fits on one line. */
function doAllFit(list: ListToSet, style: TextStyle, width: number, fonts: FlyerFonts): boolean {
  const room = width - indentOf(list, style, fonts);
  const widthOf = (item: readonly Span[]): number =>
    item.reduce((sum, { text, face }) => sum + fonts.widthMm(text, face, style.sizePt), 0);
  return list.items.every((item) => widthOf(item) <= room);
}

function setColumns(list: ListToSet, style: TextStyle, width: number, count: number, fonts: FlyerFonts): Layout {
  const each = columnWidth(width, count);
  const set = (items: ListToSet['items']): Layout =>
    setList({ ...list, items }, style, () => ({ x: 0, width: each }), fonts);
  const heights = list.items.map((item) => set([item]).height);
  let from = 0;
  const columns = fewest(heights, count).map((length, index) => {
    const column = set(list.items.slice(from, from + length));
    from += length;
    return moved(column, index * (each + GUTTER), 0);
  });
  const all = together(columns, Math.max(...columns.map(({ height }) => height)));
  return recast(all, (parts) => [{ role: 'L', children: parts.flatMap(({ children }) => children) }]);
}

/** Columns whose heights differ by less than this, in millimetres, look equally high. */
const ALIKE = 0.1;

/** How many items each column takes so that the highest is as low as can be; the first columns are the fuller ones. */
function fewest(heights: readonly number[], count: number): number[] {
  if (count === 1) return [heights.length];
  let low = heights.reduce((highest, one) => Math.max(highest, one), 0);
  let high = heights.reduce((sum, one) => sum + one, 0);
  while (high - low > ALIKE) {
    const middle = (low + high) / 2;
    if (columnsOf(heights, middle).length <= count) high = middle;
    else low = middle;
  }
  // Each of the other columns has an item at least.
  const first = Math.min(columnsOf(heights, high)[0] ?? 0, heights.length - count + 1);
  return [first, ...fewest(heights.slice(first), count - 1)];
}

/** How many items each column takes when one after the other is filled to a height. */
function columnsOf(heights: readonly number[], height: number): number[] {
  const lengths: number[] = [];
  let used = Infinity;
  for (const one of heights) {
    if (used + one > height) {
      lengths.push(0);
      used = 0;
    }
    lengths.push((lengths.pop() ?? 0) + 1);
    used += one;
  }
  return lengths;
}

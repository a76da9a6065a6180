import type { Desk } from '#flyer/desk.ts';
import { leadOf, lookOf } from '#flyer/kind-look.ts';
import { BLANK, backgroundOf, type Layout, moved, recast, stacked, together, wrapped } from '#flyer/layout.ts';
import { setList } from '#flyer/list.ts';
import type { Mark } from '#flyer/plan.ts';
import { type Span, spansOf } from '#flyer/spans.ts';
import { lineMm, overshootOf, setColumn, type TextStyle } from '#flyer/text.ts';
import type { Prose } from '#story/block.ts';

/** A fact in two parts: what is counted, up to its colon, and how much. */
interface Figure {
  label: readonly Span[];
  value: readonly Span[];
}

/** Fewer are no row, more are a table. */
const LEAST = 2;
const MOST = 6;
const MOST_IN_ROW = 4;
/** The type of a figure, measured by that of the body: the largest that fits is taken. */
const LARGEST = 2.1;
const SMALLEST = 1.3;
const STEP_PT = 0.5;
/** Larger only are the numbers to call. */
const OF_NUMBERS = 0.9;
const MOST_LABEL_LINES = 3;
const GUTTER = 5;
const HAIR = 0.25;
const BETWEEN_ROWS = 2;
const BELOW_LABEL = 0.2;
/** Widths are sums of fractions. */
const ROUNDING = 0.01;

/** Facts are asked for on every try; the same spans each time are measured once. */
const known = new WeakMap<readonly Span[], Figure>();

/** “Arrests: 2”, if what stands after the colon can be told from what stands before it. */
function figureOf(spans: readonly Span[]): Figure | undefined {
  const before = known.get(spans);
  if (before) return before;
  const [only] = spans;
  const colon = only?.text.indexOf(': ') ?? -1;
  if (spans.length !== 1 || !only || only.link || colon < 0) return undefined;
  const [label, value] = [only.text.slice(0, colon + 1), only.text.slice(colon + 2)];
  // The end of a line keeps the two apart for those who listen or copy.
  const figure: Figure = { label: [{ ...only, text: `${label}\n` }], value: [{ ...only, text: value, face: 'bold' }] };
  known.set(spans, figure);
  return figure;
}

/** “Arrests: **2**”. What a reader looks for in a fact stands after its colon. */
export function factSpans(spans: readonly Span[]): readonly Span[] {
  const figure = figureOf(spans);
  if (!figure) return spans;
  return [...figure.label.map((span) => ({ ...span, text: span.text.replace('\n', ' ') })), ...figure.value];
}

/** How figures stand: the type of all values, and how wide each column is. */
interface Grid {
  style: TextStyle;
  widths: readonly number[];
}

/** Sizes and widths are tried in turn, and words are laid round what is found: each answer is kept. */
const kept = new WeakMap<Desk, Map<readonly Prose[], Map<number, Layout | undefined>>>();

/**
 * Facts with short values as large figures side by side, each below its label; facts at the end that are no figures
 * follow as a list. Undefined where the flyer shows no figures, there are too few, or one does not fit.
 */
export function setFigures(items: readonly Prose[], desk: Desk, width: number): Layout | undefined {
  const { message, rules, scale } = desk;
  if (lookOf(message).facts !== 'figures' || rules.isPlain || scale.isDense) return undefined;
  const ofDesk = kept.get(desk) ?? new Map<readonly Prose[], Map<number, Layout | undefined>>();
  const widths = ofDesk.get(items) ?? new Map<number, Layout | undefined>();
  kept.set(desk, ofDesk.set(items, widths));
  if (!widths.has(width)) widths.set(width, newFigures(items, desk, width));
  return widths.get(width);
}

function newFigures(items: readonly Prose[], desk: Desk, width: number): Layout | undefined {
  const { styles, fonts } = desk;
  const spans = items.map((item) => spansOf(item));
  const all = spans.map(figureOf);
  const end = all.indexOf(undefined);
  const figures = all.slice(0, end < 0 ? all.length : end).filter((one) => one !== undefined);
  const isRow = figures.length >= LEAST && figures.length <= MOST;
  const grid = isRow ? gridFor(figures, desk, width) : undefined;
  if (!grid) return undefined;
  const rows = inRows(figures, grid.widths.length).map((row) => setRow(row, grid, desk));
  const others = { items: spans.slice(figures.length).map(factSpans), marks: 'none' as const };
  const list = others.items.length > 0 ? [setList(others, styles.body, () => ({ x: 0, width }), fonts)] : [];
  return recast(stacked([...rows, ...list], BETWEEN_ROWS), (parts) => [
    { role: 'L', children: parts.flatMap((part) => (part.role === 'L' ? part.children : [part])) },
  ]);
}

/** One row where that is possible, else two; in each the largest type that fits, its labels on as few lines as can be. */
function gridFor(figures: readonly Figure[], desk: Desk, width: number): Grid | undefined {
  const { title, body, number } = desk.styles;
  const colour = leadOf(desk.message, desk.colours);
  const counts = [figures.length, Math.ceil(figures.length / 2)].filter((one) => one > 1 && one <= MOST_IN_ROW);
  const most = Math.min(body.sizePt * LARGEST, number.sizePt * OF_NUMBERS);
  for (const count of counts) {
    const rows = inRows(figures, count);
    for (let sizePt = most; sizePt >= body.sizePt * SMALLEST; sizePt -= STEP_PT) {
      const style = { ...title, sizePt, colour };
      for (let lines = 1; lines <= MOST_LABEL_LINES; lines += 1) {
        const widths = widthsOf(rows, style, lines, desk, width);
        if (widths) return { style, widths };
      }
    }
  }
  return undefined;
}

/** Columns of one width, but for those that need more; undefined where a label would take more lines. */
function widthsOf(
  rows: readonly (readonly Figure[])[],
  style: TextStyle,
  lines: number,
  { styles: { small }, fonts }: Desk,
  width: number,
): number[] | undefined {
  const needOf = ({ label, value }: Figure): number => {
    const wide = (spans: readonly Span[], sizePt: number): number =>
      Math.max(...spans.map(({ text, face }) => fonts.widthMm(text.trimEnd(), face, sizePt)));
    const words = label.flatMap(({ text, face }) =>
      text
        .trimEnd()
        .split(' ')
        .map((word) => [{ text: word, face }]),
    );
    const longest = Math.max(...words.map((word) => wide(word, small.sizePt)));
    return Math.max(wide(value, style.sizePt), longest, wide(label, small.sizePt) / lines);
  };
  const needs = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.flatMap((row) => row.slice(column, column + 1).map(needOf))),
  );
  const widths = shared(needs, width - (needs.length - 1) * GUTTER);
  const isLow = ({ label }: Figure, room = 0): boolean =>
    setColumn(label, small, room, fonts).height < (lines + 0.5) * lineMm(small);
  return widths && rows.every((row) => row.every((one, column) => isLow(one, widths[column]))) ? widths : undefined;
}

/** A width divided evenly, but for those who need more than their share. */
function shared(needs: readonly number[], width: number): number[] | undefined {
  const room = width - ROUNDING * needs.length;
  if (needs.reduce((sum, need) => sum + need, 0) > room) return undefined;
  let share = room / needs.length;
  for (let before = Infinity; share < before; ) {
    before = share;
    const large = needs.filter((need) => need > before);
    share = (room - large.reduce((sum, need) => sum + need, 0)) / Math.max(1, needs.length - large.length);
  }
  return needs.map((need) => Math.max(need, share) + ROUNDING);
}

const inRows = (figures: readonly Figure[], perRow: number): Figure[][] =>
  Array.from({ length: Math.ceil(figures.length / perRow) }, (_, row) =>
    figures.slice(row * perRow, (row + 1) * perRow),
  );

/** Labels end on one line, and values stand on one; a thin rule stands between two figures. */
function setRow(row: readonly Figure[], { style, widths }: Grid, { styles, fonts, colours }: Desk): Layout {
  const lefts = widths.map((_, index) => widths.slice(0, index).reduce((sum, wide) => sum + wide + GUTTER, 0));
  const labels = row.map((one, index) => setColumn(one.label, styles.small, widths[index] ?? 0, fonts));
  const values = row.map((one, index) => setColumn(one.value, style, widths[index] ?? 0, fonts));
  const bottom = Math.max(...labels.map(({ height }) => height));
  const rise = Math.max(BELOW_LABEL, ...row.map((one) => overshootOf(one.value, style, fonts)));
  const height = bottom + rise + Math.max(...values.map((value) => value.height));
  const rules = lefts.slice(1, row.length).map((x): Mark => {
    return { kind: 'rect', x: x - GUTTER / 2, y: 0.6, width: HAIR, height: height - 1.2, fill: colours.line };
  });
  const placed = labels.map((label, index) => {
    const lines = [moved(label, 0, bottom - label.height), moved(values[index] ?? BLANK, 0, bottom + rise)];
    const words = recast(together(lines, height), (parts) => [
      { role: 'LBody', children: parts.flatMap(({ children }) => children) },
    ]);
    return moved(wrapped(words, { role: 'LI' }), lefts[index] ?? 0, 0);
  });
  return together([backgroundOf(rules), ...placed], height);
}

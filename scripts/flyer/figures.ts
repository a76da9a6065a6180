import type { Desk } from '#flyer/desk.ts';
import { FIGURE_GUTTER, type Figure, figureOf, type Grid, gridFor, inRows } from '#flyer/figure-grid.ts';
import { lookOf } from '#flyer/kind-look.ts';
import { BLANK, backgroundOf, type Layout, moved, recast, stacked, together, wrapped } from '#flyer/layout.ts';
import { setList } from '#flyer/list.ts';
import type { Mark } from '#flyer/plan.ts';
import { spansOf } from '#flyer/spans.ts';
import { overshootOf, setColumn } from '#flyer/text.ts';
import type { Prose } from '#story/block.ts';

/** Fewer are no row, more are a table. */
const LEAST = 2;
const MOST = 6;
const HAIR = 0.25;
const BETWEEN_ROWS = 2;
const BELOW_LABEL = 0.2;

/** Sizes and widths are tried in turn, and words are laid round what is found: each answer is kept. */
const kept = new WeakMap<Desk['blocksSet'], Map<readonly Prose[], Map<number, Layout | undefined>>>();

/**
 * Facts with short values as large figures side by side, each below its label; facts at the end that are no figures
 * follow as a list. Undefined where the flyer shows no figures, there are too few, or one does not fit.
 */
export function setFigures(items: readonly Prose[], desk: Desk, width: number): Layout | undefined {
  if (lookOf(desk).facts !== 'figures') return undefined;
  const ofDesk = kept.get(desk.blocksSet) ?? new Map<readonly Prose[], Map<number, Layout | undefined>>();
  const widths = ofDesk.get(items) ?? new Map<number, Layout | undefined>();
  kept.set(desk.blocksSet, ofDesk.set(items, widths));
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
  const others = {
    items: spans.slice(figures.length).map((one) => figureOf(one)?.words ?? one),
    marks: 'none' as const,
  };
  const list = others.items.length > 0 ? [setList(others, styles.body, () => ({ x: 0, width }), fonts)] : [];
  return recast(stacked([...rows, ...list], BETWEEN_ROWS), (parts) => [
    { role: 'L', children: parts.flatMap((part) => (part.role === 'L' ? part.children : [part])) },
  ]);
}

/** Labels end on one line, and values stand on one; a thin rule stands between two figures. */
function setRow(row: readonly Figure[], { style, widths }: Grid, { styles, fonts, colours }: Desk): Layout {
  const lefts = widths.map((_, index) => widths.slice(0, index).reduce((sum, wide) => sum + wide + FIGURE_GUTTER, 0));
  const labels = row.map((one, index) => setColumn(one.label, styles.small, widths[index] ?? 0, fonts));
  const values = row.map((one, index) => setColumn(one.value, style, widths[index] ?? 0, fonts));
  const bottom = Math.max(...labels.map(({ height }) => height));
  const rise = Math.max(BELOW_LABEL, ...row.map((one) => overshootOf(one.value, style, fonts)));
  const height = bottom + rise + Math.max(...values.map((value) => value.height));
  const rules = lefts.slice(1, row.length).map((x): Mark => {
    return { kind: 'rect', x: x - FIGURE_GUTTER / 2, y: 0.6, width: HAIR, height: height - 1.2, fill: colours.line };
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

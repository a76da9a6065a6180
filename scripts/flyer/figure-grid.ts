import type { Desk } from '#flyer/desk.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { leadOf } from '#flyer/kind-look.ts';
import type { Span } from '#flyer/spans.ts';
import { lineMm, setColumn, type TextStyle } from '#flyer/text.ts';

/** A fact in two parts: what is counted, up to its colon, and how much. */
export interface Figure {
  label: readonly Span[];
  value: readonly Span[];
  /** Both as words that run on, the value in bold. */
  words: readonly Span[];
}

const MOST_IN_ROW = 4;
/** The type of a figure, measured by that of the body: the largest that fits is taken. */
const LARGEST = 2.1;
const SMALLEST = 1.3;
const STEP_PT = 0.5;
/** Larger only are the numbers to call. */
const OF_NUMBERS = 0.9;
const MOST_LABEL_LINES = 3;
/** Between two figures. */
export const FIGURE_GUTTER = 5;
/** Widths are sums of fractions. */
const ROUNDING = 0.01;

/** Facts are asked for on every try; the same spans each time are measured once. */
const known = new WeakMap<readonly Span[], Figure>();

/** “Arrests: 2”, if what stands after the colon can be told from what stands before it. */
export function figureOf(spans: readonly Span[]): Figure | undefined {
  const before = known.get(spans);
  if (before) return before;
  const [only] = spans;
  const colon = only?.text.indexOf(': ') ?? -1;
  if (spans.length !== 1 || !only || only.link || colon < 0) return undefined;
  const [label, value] = [only.text.slice(0, colon + 1), only.text.slice(colon + 2)];
  const bold: Span = { ...only, text: value, face: 'bold' };
  // The end of a line keeps the two apart for those who listen or copy.
  const figure: Figure = {
    label: [{ ...only, text: `${label}\n` }],
    value: [bold],
    words: [{ ...only, text: `${label} ` }, bold],
  };
  known.set(spans, figure);
  return figure;
}

/** How figures stand: the type of all values, and how wide each column is. */
export interface Grid {
  style: TextStyle;
  widths: readonly number[];
}

/** One row where that is possible, else two; in each the largest type that fits, its labels on as few lines as can be. */
export function gridFor(figures: readonly Figure[], desk: Desk, width: number): Grid | undefined {
  const { title, body, number } = desk.styles;
  const colour = leadOf(desk);
  const counts = [figures.length, Math.ceil(figures.length / 2)].filter((one) => one > 1 && one <= MOST_IN_ROW);
  const most = Math.min(body.sizePt * LARGEST, number.sizePt * OF_NUMBERS);
  for (const count of counts) {
    const rows = inRows(figures, count);
    for (let sizePt = most; sizePt >= body.sizePt * SMALLEST; sizePt -= STEP_PT) {
      for (let lines = 1; lines <= MOST_LABEL_LINES; lines += 1) {
        const widths = widthsOf(rows, desk, { sizePt, lines, width });
        if (widths) return { style: { ...title, sizePt, colour }, widths };
      }
    }
  }
  return undefined;
}

/** Columns of one width, but for those that need more; undefined where a label would take more lines. */
function widthsOf(
  rows: readonly (readonly Figure[])[],
  { styles: { small }, fonts }: Desk,
  { sizePt, lines, width }: { sizePt: number; lines: number; width: number },
): number[] | undefined {
  const needOf = (figure: Figure): number => {
    const { value, label, longestWord } = measured(figure, fonts);
    return Math.max(value * sizePt, longestWord * small.sizePt, (label * small.sizePt) / lines);
  };
  const needs = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.flatMap((row) => row.slice(column, column + 1).map(needOf))),
  );
  const widths = shared(needs, width - (needs.length - 1) * FIGURE_GUTTER);
  const isLow = ({ label }: Figure, room = 0): boolean =>
    setColumn(label, small, room, fonts).height < (lines + 0.5) * lineMm(small);
  return widths && rows.every((row) => row.every((one, column) => isLow(one, widths[column]))) ? widths : undefined;
}

/** Widths at one point, from which those at all sizes follow. */
interface Measures {
  fonts: FlyerFonts;
  label: number;
  longestWord: number;
  value: number;
}

const measures = new WeakMap<Figure, Measures>();

function measured(figure: Figure, fonts: FlyerFonts): Measures {
  const before = measures.get(figure);
  if (before?.fonts === fonts) return before;
  const wide = (spans: readonly Span[]): number =>
    Math.max(...spans.map(({ text, face }) => fonts.widthMm(text.trimEnd(), face, 1)));
  const words = figure.label.flatMap(({ text, face }) => text.split(/\s/).map((word): Span => ({ text: word, face })));
  const widths = { fonts, label: wide(figure.label), longestWord: wide(words), value: wide(figure.value) };
  measures.set(figure, widths);
  return widths;
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

/** Figures row by row. */
export const inRows = (figures: readonly Figure[], perRow: number): Figure[][] =>
  Array.from({ length: Math.ceil(figures.length / perRow) }, (_, row) =>
    figures.slice(row * perRow, (row + 1) * perRow),
  );

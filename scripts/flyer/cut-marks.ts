import type { RectMark } from '#flyer/plan.ts';

/** A sheet that is divided into equal parts. */
export interface Divided {
  widthMm: number;
  heightMm: number;
  columns: number;
  rows: number;
}

/** Thin enough to cut along, and what any printer still shows. */
const HAIR = 0.15;
/** Beyond the 5 mm along the edge that office printers leave white. */
const REACH = 9;
/** The arms of the cross at the middle of the sheet. */
const ARM = 3.5;
const DASHES = 3;
const INK = '#000000';

/** Hairlines where a sheet is to be cut: at both ends of each line, and at the middle of the sheet. */
export function cutMarks({ widthMm, heightMm, columns, rows }: Divided): RectMark[] {
  const [middleX, middleY] = [widthMm / 2, heightMm / 2];
  const upright = between(widthMm, columns).flatMap((x) => [
    line(x, 0, 0, REACH),
    line(x, middleY - ARM, 0, 2 * ARM),
    line(x, heightMm - REACH, 0, REACH),
  ]);
  const level = between(heightMm, rows).flatMap((y) => [
    line(0, y, REACH, 0),
    line(middleX - ARM, y, 2 * ARM, 0),
    line(widthMm - REACH, y, REACH, 0),
  ]);
  return [...upright, ...level];
}

/** Short dashes where a sheet is to be folded, at both ends of the fold: nobody takes them for a cut. */
export function foldMarks({ widthMm, heightMm }: Pick<Divided, 'widthMm' | 'heightMm'>): RectMark[] {
  const dash = REACH / (2 * DASHES - 1);
  const tops = Array.from({ length: DASHES }, (_, at) => 2 * at * dash);
  return tops.flatMap((top) => [line(widthMm / 2, top, 0, dash), line(widthMm / 2, heightMm - top - dash, 0, dash)]);
}

/** Where a length is divided into equal parts. */
const between = (length: number, parts: number): number[] =>
  Array.from({ length: parts - 1 }, (_, at) => ((at + 1) * length) / parts);

/** A line that has no width across, or none along, drawn as thin as a hair about it. */
const line = (x: number, y: number, width: number, height: number): RectMark => ({
  kind: 'rect',
  x: width === 0 ? x - HAIR / 2 : x,
  y: height === 0 ? y - HAIR / 2 : y,
  width: Math.max(width, HAIR),
  height: Math.max(height, HAIR),
  fill: INK,
});

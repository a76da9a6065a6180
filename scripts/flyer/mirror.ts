import type { Placed } from '#flyer/layout.ts';
import { type Edge, type Mark, withMarks } from '#flyer/plan.ts';

/**
 * Turns a page round for a language that is written from right to left: what stood at the left stands at the right.
 * Words and pictures themselves are not turned; each line was set so that it comes out in its own order.
 */
export const mirrored = ({ content, background }: Placed, widthMm: number): Placed => ({
  content: content.map((part) => withMarks(part, (mark) => mirroredMark(mark, widthMm))),
  background: background.map((mark) => mirroredMark(mark, widthMm)),
});

const mirroredMark = <M extends Mark>(mark: M, widthMm: number): M => ({
  ...mark,
  x: widthMm - mark.x - mark.width,
  ...(mark.kind === 'rect' && mark.bleeds ? { bleeds: mark.bleeds.map((edge) => OPPOSITE[edge]) } : {}),
});

const OPPOSITE: Record<Edge, Edge> = { left: 'right', right: 'left', top: 'top', bottom: 'bottom' };

import type { Placed } from '#flyer/layout.ts';
import { type Edge, isPart, type Mark, type Part } from '#flyer/plan.ts';

/**
 * Turns a page round for a language that is written from right to left: what stood at the left stands at the right.
 * Words and pictures themselves are not turned; each line was set so that it comes out in its own order.
 */
export const mirrored = ({ content, background }: Placed, widthMm: number): Placed => ({
  content: content.map((part) => mirroredPart(part, widthMm)),
  background: background.map((mark) => mirroredMark(mark, widthMm)),
});

const mirroredPart = (part: Part, widthMm: number): Part => ({
  ...part,
  children: part.children.map((child) => (isPart(child) ? mirroredPart(child, widthMm) : mirroredMark(child, widthMm))),
});

const mirroredMark = <M extends Mark>(mark: M, widthMm: number): M => ({
  ...mark,
  x: widthMm - mark.x - mark.width,
  ...(mark.kind === 'rect' && mark.bleeds ? { bleeds: mark.bleeds.map((edge) => OPPOSITE[edge]) } : {}),
});

const OPPOSITE: Record<Edge, Edge> = { left: 'right', right: 'left', top: 'top', bottom: 'bottom' };

import { backgroundOf, type Layout, moved, together } from '#flyer/layout.ts';
import type { Mark } from '#flyer/plan.ts';

/** How a panel looks. */
export interface PanelLook {
  fill?: string;
  frame?: string;
  /** A thick line along the left edge: it tells panels apart in grey. */
  bar?: string;
}

/** Space between the edge of a panel and its words: above and below, and at the sides. */
export const PANEL_PAD = 1.5;
const SIDE = 2.8;
const BAR = 1.1;
const FRAME = 0.3;

/** The width that is left for words in a panel. */
export const innerWidth = (width: number, { bar }: PanelLook): number => width - 2 * SIDE - (bar ? BAR : 0);

/** Puts a panel round a layout that was set to its inner width. */
export function panel(inner: Layout, width: number, look: PanelLook, leastHeight = 0, above = PANEL_PAD): Layout {
  const height = Math.max(inner.height + 2 * above, leastHeight);
  const background: Mark[] = [];
  const { fill, frame, bar } = look;
  if (fill) background.push({ kind: 'rect', x: 0, y: 0, width, height, fill });
  if (frame) {
    const [x, y] = [FRAME / 2, FRAME / 2];
    background.push({ kind: 'rect', x, y, width: width - FRAME, height: height - FRAME, stroke: frame, lineMm: FRAME });
  }
  if (bar) background.push({ kind: 'rect', x: 0, y: 0, width: BAR, height, fill: bar });
  return together([backgroundOf(background), moved(inner, SIDE + (bar ? BAR : 0), above)], height);
}

import type { Desk } from '#flyer/desk.ts';
import { type Layout, moved, stacked, together } from '#flyer/layout.ts';
import { innerWidth, PANEL_PAD, type PanelLook, panel } from '#flyer/panel.ts';
import { thinned } from '#flyer/scale.ts';
import type { Span } from '#flyer/spans.ts';
import { lineMm, overshootOf, type Room, type Slice, setColumn } from '#flyer/text.ts';

/** Where a block stands. */
export interface Berth {
  /** The room of its lines. */
  roomAt: (top: number) => Room;
  /** The least height of a panel that has a neighbour. */
  leastHeight?: number;
  /** The part of it that stands on this side; only paragraphs and lists are divided. */
  slice?: Slice;
}

/** Between the parts of a panel, in lines of the body. */
const BETWEEN = 0.18;
const TINT = 0.09;
/** What letters that climb leave free below the edge of a panel. */
const CLEAR = 0.4;

/** The fill of a panel in a colour: light grey from a laser printer. */
export const tintOf = (colour: string): string => thinned(colour, TINT);

/** Parts of a panel, one below the other. */
export function boxed(desk: Desk, berth: Berth, look: PanelLook, set: (width: number) => Layout[]): Layout {
  const { x, width } = berth.roomAt(0);
  const inner = stacked(set(innerWidth(width, look)), lineMm(desk.styles.body) * BETWEEN);
  return moved(panel(inner, width, look, berth.leastHeight), x, 0);
}

/** A panel that begins with a heading in its colour. */
export function headed(
  desk: Desk,
  berth: Berth,
  look: PanelLook & { bar: string },
  words: readonly Span[],
  set: (width: number) => Layout[],
): Layout {
  const { styles, fonts } = desk;
  const style = { ...styles.panelHeading, colour: look.bar };
  return boxed(desk, berth, look, (width) => {
    const heading = setColumn(words, style, width, fonts, 'H2');
    return [lowered(heading, overshootOf(words, style, fonts) + CLEAR - PANEL_PAD), ...set(width)];
  });
}

/** The same layout so much further down, and so much higher; as it is where nothing reaches up. */
export const lowered = (layout: Layout, by: number): Layout =>
  by <= 0 ? layout : together([moved(layout, 0, by)], layout.height + by);

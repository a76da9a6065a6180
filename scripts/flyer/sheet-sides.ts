import type { Block } from '#flyer/covering-sheet-blocks.ts';
import { INK, QUIET, sheetStyle, WHITE } from '#flyer/covering-sheet-style.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { backgroundOf, type Layout, moved, together } from '#flyer/layout.ts';
import type { FlyerPlan, Page } from '#flyer/plan.ts';
import { plain } from '#flyer/spans.ts';
import { setColumn } from '#flyer/text.ts';

/** A4, in millimetres. */
export const SHEET = { widthMm: 210, heightMm: 297 } as const;
const [HEIGHT, MARGIN] = [SHEET.heightMm, 16] as const;
/** The width of what stands on a sheet. */
export const SHEET_COLUMN = SHEET.widthMm - 2 * MARGIN;
const BAND = 11;
const AFTER_BAND = 7;
const BOTTOM = HEIGHT - 14;

/** What stands on every side of a sheet for the team, so that it is known when it was parted from the others. */
interface SheetFrame {
  /** What the sheet is called, in its band: “Covering sheet”. */
  name: string;
  /** What it is about, at its foot. */
  foot: string;
}

/** What a sheet for the team is. */
export interface Sheet extends SheetFrame {
  /** The story and the place that it is about. */
  about: string;
  partnership: string;
  created: Date;
}

/** The plan of a sheet for the team, in English: its blocks on as many sides of A4 as they take. */
export function sheetPlan(blocks: readonly Block[], sheet: Sheet, fonts: FlyerFonts): FlyerPlan {
  const sides = inSides(blocks);
  return {
    title: `${sheet.name}: ${sheet.about}`,
    language: 'en',
    direction: 'ltr',
    author: sheet.partnership,
    subject: 'Not for the public',
    created: sheet.created,
    ...SHEET,
    pages: sides.map((side, at) => pageOf(side, { side: at + 1, of: sides.length }, sheet, fonts)),
    leftOut: [],
  };
}

/** Fills side after side. A heading goes with what it heads. */
function inSides(blocks: readonly Block[]): Block[][] {
  const sides: Block[][] = [];
  let top = Number.POSITIVE_INFINITY;
  for (const [at, block] of blocks.entries()) {
    const next = block.isHeading ? blocks[at + 1] : undefined;
    const needed = block.above + block.height + (next ? next.above + next.height : 0);
    if (top + needed > BOTTOM) {
      sides.push([]);
      top = MARGIN + BAND + AFTER_BAND - block.above;
    }
    sides.at(-1)?.push(block);
    top += block.above + block.height;
  }
  return sides;
}

interface Count {
  side: number;
  of: number;
}

function pageOf(blocks: readonly Block[], count: Count, frame: SheetFrame, fonts: FlyerFonts): Page {
  let top = MARGIN + BAND + AFTER_BAND;
  const placed = blocks.map((block, at) => {
    top += at === 0 ? 0 : block.above;
    const here = moved(block, MARGIN, top);
    top += block.height;
    return here;
  });
  return together(
    [moved(setBand(count, frame, fonts), MARGIN, MARGIN), ...placed, setFootLine(frame, fonts)],
    HEIGHT,
  ).at(0, 0);
}

/** Says on every side, black on any printer, that this is no flyer. */
function setBand({ side, of }: Count, { name }: SheetFrame, fonts: FlyerFonts): Layout {
  const [loud, small] = [sheetStyle(15, WHITE), sheetStyle(10.5, WHITE)];
  const count = `${name}, side ${side} of ${of}`;
  const width = fonts.widthMm(count, 'regular', small.sizePt) + 0.1;
  const black = backgroundOf([{ kind: 'rect', x: 0, y: 0, width: SHEET_COLUMN, height: BAND, fill: INK }]);
  const warning = setColumn(plain('NOT FOR THE PUBLIC', 'bold'), loud, SHEET_COLUMN - width - 10, fonts);
  return together(
    [black, moved(warning, 4, 2.2), moved(setColumn(plain(count), small, width, fonts), SHEET_COLUMN - width - 4, 3.4)],
    BAND,
  );
}

/** What a sheet that was parted from its job still says. */
function setFootLine({ foot }: SheetFrame, fonts: FlyerFonts): Layout {
  const words = setColumn(plain(foot), sheetStyle(9, QUIET), SHEET_COLUMN, fonts);
  return moved(words, MARGIN, HEIGHT - 12);
}

import {
  type Block,
  contactBlock,
  factsBlock,
  filesBlocks,
  headBlock,
  postcodeBlocks,
} from '#flyer/covering-sheet-blocks.ts';
import type { PrintJob } from '#flyer/covering-sheet-job.ts';
import { INK, QUIET, sheetStyle, WHITE } from '#flyer/covering-sheet-style.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { backgroundOf, type Layout, moved, together } from '#flyer/layout.ts';
import type { FlyerPlan, Page } from '#flyer/plan.ts';
import { plain } from '#flyer/spans.ts';
import { setColumn } from '#flyer/text.ts';

const [WIDTH, HEIGHT, MARGIN] = [210, 297, 16] as const;
const COLUMN = WIDTH - 2 * MARGIN;
const BAND = 11;
const AFTER_BAND = 7;
const BOTTOM = HEIGHT - 14;

/**
 * Plans the sheet that goes with a print job to the print shop and stays with whoever is answerable for it: what to print,
 * how many, for which doors, and until when. A4, as many sides as its postcodes take. Pure.
 */
export function planCoveringSheet(job: PrintJob, fonts: FlyerFonts): FlyerPlan {
  const words = fonts.inLanguage('en', 'ltr');
  const blocks = [
    headBlock(job, COLUMN, words),
    factsBlock(job, COLUMN, words),
    ...filesBlocks(job, COLUMN, words),
    contactBlock(job, COLUMN, words),
    ...postcodeBlocks(job, COLUMN, words),
  ];
  const sides = inSides(blocks);
  return {
    title: `Covering sheet: ${job.title}, ${job.place}`,
    language: 'en',
    direction: 'ltr',
    author: job.partnership,
    subject: 'Not for the public',
    created: job.created,
    widthMm: WIDTH,
    heightMm: HEIGHT,
    pages: sides.map((side, at) => pageOf(side, { side: at + 1, of: sides.length }, job, words)),
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

function pageOf(blocks: readonly Block[], count: Count, job: PrintJob, fonts: FlyerFonts): Page {
  let top = MARGIN + BAND + AFTER_BAND;
  const placed = blocks.map((block, at) => {
    top += at === 0 ? 0 : block.above;
    const here = moved(block, MARGIN, top);
    top += block.height;
    return here;
  });
  return together([moved(setBand(count, fonts), MARGIN, MARGIN), ...placed, setFootLine(job, fonts)], HEIGHT).at(0, 0);
}

/** Says on every side, black on any printer, that this is no flyer. */
function setBand({ side, of }: Count, fonts: FlyerFonts): Layout {
  const [loud, small] = [sheetStyle(15, WHITE), sheetStyle(10.5, WHITE)];
  const count = `Covering sheet, side ${side} of ${of}`;
  const width = fonts.widthMm(count, 'regular', small.sizePt) + 0.1;
  const black = backgroundOf([{ kind: 'rect', x: 0, y: 0, width: COLUMN, height: BAND, fill: INK }]);
  const warning = setColumn(plain('NOT FOR THE PUBLIC', 'bold'), loud, COLUMN - width - 10, fonts);
  return together(
    [black, moved(warning, 4, 2.2), moved(setColumn(plain(count), small, width, fonts), COLUMN - width - 4, 3.4)],
    BAND,
  );
}

/** What a sheet that was parted from its job still says. */
function setFootLine({ title, place, partnership }: PrintJob, fonts: FlyerFonts): Layout {
  const words = setColumn(plain(`${partnership} · ${title} · ${place}`), sheetStyle(9, QUIET), COLUMN, fonts);
  return moved(words, MARGIN, HEIGHT - 12);
}

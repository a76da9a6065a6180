import { contactBlock, factsBlock, filesBlocks, headBlock, postcodeBlocks } from '#flyer/covering-sheet-blocks.ts';
import type { PrintJob } from '#flyer/covering-sheet-job.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import type { FlyerPlan } from '#flyer/plan.ts';
import { SHEET_COLUMN, sheetPlan } from '#flyer/sheet-sides.ts';

/**
 * Plans the sheet that goes with a print job to the print shop and stays with whoever is answerable for it: what to print,
 * how many, for which doors, and until when. A4, as many sides as its postcodes take. Pure.
 */
export function planCoveringSheet(job: PrintJob, fonts: FlyerFonts): FlyerPlan {
  const words = fonts.inLanguage('en', 'ltr');
  const blocks = [
    headBlock(job, SHEET_COLUMN, words),
    factsBlock(job, SHEET_COLUMN, words),
    ...filesBlocks(job, SHEET_COLUMN, words),
    contactBlock(job, SHEET_COLUMN, words),
    ...postcodeBlocks(job, SHEET_COLUMN, words),
  ];
  const { title, place, partnership, created } = job;
  const foot = `${partnership} · ${title} · ${place}`;
  return sheetPlan(blocks, { name: 'Covering sheet', about: `${title}, ${place}`, foot, partnership, created }, words);
}

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import PDFDocument from 'pdfkit';
import { drawFlyer } from '#flyer/draw.ts';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { coversLanguage } from '#language/fonts.ts';
import { plainWords } from '#message/plain-words.ts';
import { PHOTO_WIDTH_PIXELS } from '#publish/flyers-fs.ts';
import { type FlyerJob, flyerJobs } from '#publish/jobs.ts';
import { Photos } from '#publish/photos-fs.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { openBrowser } from '../browser/chromium.ts';

const FONT = createRequire(import.meta.url).resolve(
  '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff',
);

/** The jobs whose language flyers can set. Only our own flyers carry pictures, maps and codes. */
export function settableJobs(library: PublicLibrary): FlyerJob[] {
  return flyerJobs(library).filter(({ message }) => coversLanguage(message.language));
}

/** Milliseconds per flyer as a build makes them, after one round to warm up. */
export async function timeFlyers(library: PublicLibrary, jobs: readonly FlyerJob[]): Promise<number> {
  const { settings, county, towns } = library;
  const fonts = await loadFlyerFonts();
  const pictures = new Photos(library.root);
  const round = async (): Promise<void> => {
    for (const { story, message, hotspot } of jobs) {
      // Copied in the round that warms up, and remembered, as in a build.
      const photos = await pictures.copies([story], PHOTO_WIDTH_PIXELS, (_, file) => file);
      const mapped = { message, hotspot, settings, county, mapCredit: county.credit, towns };
      const planned = planFlyer({ ...mapped, photos, paper: 'a5', fonts });
      if ('plan' in planned) await drawFlyer(planned.plan, fonts);
    }
  };
  await round();
  return perItem(jobs.length, round);
}

/** Milliseconds for a plain PDFKit script that flows the same words onto A5, after one round to warm up. */
export async function timeNaivePdfkit(library: PublicLibrary, jobs: readonly FlyerJob[]): Promise<number> {
  const round = async (): Promise<void> => {
    for (const job of jobs) await naiveFlyer(plainWords(job.message, library.settings.zone));
  };
  await round();
  return perItem(jobs.length, round);
}

/** Milliseconds for Chromium to print the same words as A5, one page kept open; its start is not counted. */
export async function timeChromium(library: PublicLibrary, jobs: readonly FlyerJob[], folder: string): Promise<number> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const file = join(folder, 'flyer.html');
  const font = `@font-face { font-family: A; src: url(data:font/woff;base64,${readFileSync(FONT).toString('base64')}) }`;
  const round = async (): Promise<void> => {
    for (const { message } of jobs) {
      const lines = plainWords(message, library.settings.zone).map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`);
      writeFileSync(file, `<meta charset="utf-8"><style>${font} body { font: 10pt A }</style>${lines.join('')}`);
      await page.goto(pathToFileURL(file).href);
      await page.pdf({ format: 'A5', tagged: true });
    }
  };
  try {
    return await perItem(jobs.length, round);
  } finally {
    await browser.close();
  }
}

function naiveFlyer(lines: readonly string[]): Promise<void> {
  const document = new PDFDocument({ size: 'A5', margin: 28 });
  document.font(FONT).fontSize(9);
  for (const line of lines) document.text(line);
  document.end();
  return new Promise((resolve) => {
    document.on('data', () => undefined);
    document.on('end', resolve);
  });
}

async function perItem(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / count;
}

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { FlyerRequest } from '#flyer/desk.ts';
import { drawFlyer } from '#flyer/draw.ts';
import { type LayoutName, LOOKS, layoutOf } from '#flyer/kind-look.ts';
import { PAPERS, type Paper } from '#flyer/paper.ts';
import type { FlyerPlan } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { LANGUAGES, madeUpRequest } from '../test/flyer/made-up-flyers.ts';
import { type PagePicture, rasterisedPages } from '../test/flyer/read-pdf.ts';
import { fonts } from '../test/flyer/sample.ts';
import { shippedRequests } from '../test/flyer/shipped-flyers.ts';

// Draws every layout of a flyer in every language and on every paper, all sides, as one picture to look at.
// Usage: npm run contact-sheet -- [--out FILE.png] [--paper a5] [--language ur] [--root DIR]

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const LAYOUTS = Object.keys(LOOKS) as LayoutName[];
const LAYOUT_NAMES: Record<LayoutName, string> = {
  success: 'Good news',
  appeal: 'Appeal',
  event: 'Event',
  initiative: 'Initiative',
  signs: 'Signs to spot',
};
const PAPER_NAMES: Record<Paper, string> = {
  a5: 'A5',
  a4: 'A4 poster',
  a6: 'A6',
  dl: 'DL',
  'a4-large': 'A4 large print',
  'a4-easy': 'A4 easy read',
};

/** No sheet has more points than this, so that any program can open it; no tile has more of them to the millimetre. */
const MOST_POINTS = 60_000_000;
const MOST_PER_MM = 5;
/** Around each tile, for its label, and how wide a sheet is for its height. */
const GAP_MM = 8;
const LABEL_PT = 11;
const SHAPE = 1.5;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(PROJECT, 'out', 'contact-sheet.png') },
    root: { type: 'string', default: PROJECT },
    paper: { type: 'string' },
    language: { type: 'string' },
  },
});

/** One side of a flyer, and what it is. */
interface Tile {
  label: string;
  picture: PagePicture;
}

/** A flyer to show: of a shipped story where there is one, or else of a made-up one. */
interface Shown {
  layout: LayoutName;
  paper: Paper;
  language: string;
  request: FlyerRequest;
  isMadeUp: boolean;
}

const shown = await flyersToShow();
const planned = shown.map((one) => ({ ...one, result: planFlyer(one.request) }));
const drawn = await Promise.all(
  planned.flatMap(({ result, ...one }) => ('plan' in result ? [drawnOf(one, result.plan)] : [])),
);
const areaMm = drawn.reduce(
  (sum, { plan, sides }) => sum + sides * (plan.widthMm + GAP_MM) * (plan.heightMm + GAP_MM),
  0,
);
const perMm = Math.min(MOST_PER_MM, Math.sqrt(MOST_POINTS / areaMm));
const tiles: Tile[] = [];
for (const one of drawn) tiles.push(...(await tilesOf(one)));
mkdirSync(dirname(values.out), { recursive: true });
await sheetOf(tiles).toFile(values.out);
process.stdout.write(`${tiles.length} sides of ${drawn.length} flyers are in ${values.out}.\n`);
for (const { result, ...one } of planned) {
  if ('finding' in result) process.stdout.write(`Not there: ${labelOf(one, '')}, ${result.finding.code}.\n`);
}

async function flyersToShow(): Promise<Shown[]> {
  const shipped = await shippedRequests(values.root);
  const papers = (Object.keys(PAPERS) as Paper[]).filter((one) => one === (values.paper ?? one));
  const languages = LANGUAGES.filter((one) => one === (values.language ?? one));
  return papers.flatMap((paper) =>
    LAYOUTS.flatMap((layout) =>
      languages.map((language) => {
        const found = shipped.find(({ message }) => message.language === language && layoutOf(message) === layout);
        const request = found ? { ...found, paper } : madeUpRequest(layout, language, paper);
        return { layout, paper, language, request, isMadeUp: !found };
      }),
    ),
  );
}

async function drawnOf(one: Shown, plan: FlyerPlan) {
  return { ...one, plan, sides: plan.pages.length, bytes: await drawFlyer(plan, fonts) };
}

async function tilesOf(one: Awaited<ReturnType<typeof drawnOf>>): Promise<Tile[]> {
  const pictures = await rasterisedPages(one.bytes, perMm);
  return pictures.map((picture, index) => {
    const side = pictures.length > 1 ? ` · side ${index + 1} of ${pictures.length}` : '';
    return { picture, label: labelOf(one, side) };
  });
}

function labelOf({ layout, paper, language, isMadeUp }: Shown, side: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(language);
  return `${LAYOUT_NAMES[layout]} · ${name}${isMadeUp ? ' (made up)' : ''} · ${PAPER_NAMES[paper]}${side}`;
}

/** Tiles in rows, each below its label. */
function sheetOf(all: readonly Tile[]): sharp.Sharp {
  const gap = Math.round(GAP_MM * perMm);
  const width = Math.round(Math.sqrt(areaMm * SHAPE) * perMm);
  let [x, y, rowHeight] = [gap, gap, 0];
  const placed = all.map(({ label, picture }) => {
    if (x > gap && x + picture.width + gap > width) [x, y, rowHeight] = [gap, y + rowHeight + gap, 0];
    const tile = { label, picture, left: x, top: y };
    x += picture.width + gap;
    rowHeight = Math.max(rowHeight, picture.height);
    return tile;
  });
  const height = y + rowHeight + gap;
  const labels = placed.map(({ label, picture, left, top }) => labelPath(label, left, top - gap / 5, picture.width));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${labels.join('')}</svg>`;
  const pictures = placed.map(({ picture: { data, ...size }, left, top }) => {
    return { input: Buffer.from(data.buffer), raw: { ...size, channels: 4 as const }, left, top };
  });
  const paper = { width, height, channels: 3 as const, background: '#d5dcdd' };
  return sharp({ create: paper, limitInputPixels: false })
    .composite([...pictures, { input: Buffer.from(svg), left: 0, top: 0 }])
    .removeAlpha()
    .png();
}

/** Words as outlines of our own fonts: a machine without any shows them too. */
function labelPath(label: string, left: number, top: number, width: number): string {
  const widthMm = fonts.widthMm(label, 'regular', LABEL_PT);
  const scale = Math.min(perMm, width / widthMm);
  const path = fonts.outline(label, 'regular', LABEL_PT);
  return `<path transform="translate(${left} ${top}) scale(${scale})" d="${path}" fill="#1a1d1f"/>`;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { openBrowser } from '../test/browser/chromium.ts';
import { serve } from '../test/browser/serve.ts';

// Draws the picture of the README: one story as a page, as a flyer and as an email, from the last build.
// Usage, after `npm run build`: npm run picture

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const STORY = 'stolen-bikes-going-home';
const PLACE = 'park-halifax';
const SHEET = { width: 1500, height: 860 };
const FONT = 'node_modules/@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2';

const browser = await openBrowser();
const site = await serve(join(PROJECT, 'out', 'site'));
try {
  const page = await browser.newPage({ viewport: { width: 420, height: 900 }, deviceScaleFactor: 2 });
  await page.goto(`${site.address}/stories/${STORY}/`);
  const web = await page.screenshot();

  const mail = await simpleParser(readFileSync(join(PROJECT, 'out', 'bulletins', `${PLACE}-en.eml`)));
  await page.goto('about:blank');
  await page.setViewportSize({ width: 480, height: 900 });
  await page.setContent(mail.html || '');
  const email = await page.screenshot();

  const flyer = await drawPdf(readFileSync(join(PROJECT, 'out', 'flyers', STORY, `${PLACE}-en-a5.pdf`)));
  const plain = await browser.newPage({ viewport: SHEET });
  await plain.setContent(sheet({ page: web, flyer, email }));
  await plain.waitForTimeout(300);
  writeFileSync(join(PROJECT, '.github', 'one-story-three-media.png'), await plain.screenshot());
} finally {
  await browser.close();
  await site.close();
}

/** The first page of a PDF as a PNG. */
async function drawPdf(bytes: Buffer): Promise<Buffer> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const first = await document.getPage(1);
  const viewport = first.getViewport({ scale: 3 });
  // pdf.js brings a canvas of its own to Node; its types speak of the browser’s.
  const factory = document.canvasFactory as {
    create: (width: number, height: number) => { canvas: HTMLCanvasElement };
  };
  const { canvas } = factory.create(viewport.width, viewport.height);
  await first.render({ canvas, viewport }).promise;
  return (canvas as unknown as { toBuffer: (type: string) => Buffer }).toBuffer('image/png');
}

/** The three pictures side by side, each under its name. */
function sheet(pictures: Record<'page' | 'flyer' | 'email', Buffer>): string {
  const font = readFileSync(join(PROJECT, FONT)).toString('base64');
  const figure = ([name, png]: [string, Buffer]): string =>
    `<figure><img src="data:image/png;base64,${png.toString('base64')}" alt=""><figcaption>${name}</figcaption></figure>`;
  return `<style>
    @font-face { font-family: "Atkinson Hyperlegible"; src: url(data:font/woff2;base64,${font}); }
    body { margin: 0; height: 100vh; display: flex; justify-content: center; align-items: center; gap: 48px;
      background: #dfe7e8; font: 26px "Atkinson Hyperlegible", sans-serif; color: #0b4f5c; }
    figure { margin: 0; text-align: center; } figcaption { padding-top: 16px; }
    img { height: 700px; background: white; border-radius: 6px; box-shadow: 0 6px 28px #0b4f5c33; }
  </style>${Object.entries(pictures).map(figure).join('')}`;
}

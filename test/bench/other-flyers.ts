import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { Message } from '#message/message.ts';
import { plainWords } from '#message/plain-words.ts';
import { chromiumCommand } from '../browser/chromium.ts';

const fontFile = (typeface: string, subset: string): string =>
  createRequire(import.meta.url).resolve(`@fontsource/${typeface}/files/${typeface}-${subset}-400-normal.woff`);

const LATIN = fontFile('atkinson-hyperlegible', 'latin');
const LATIN_EXT = fontFile('atkinson-hyperlegible', 'latin-ext');
/** What a language is set in besides Latin. PDFKit alone fails on Nastaliq, so its Urdu stands in Naskh. */
const BESIDES: Record<string, string> = {
  en: LATIN_EXT,
  pl: LATIN_EXT,
  ur: fontFile('noto-naskh-arabic', 'arabic'),
  ar: fontFile('noto-naskh-arabic', 'arabic'),
  pa: fontFile('noto-sans-gurmukhi', 'gurmukhi'),
};
const NASTALIQ = fontFile('noto-nastaliq-urdu', 'arabic');
const besides = (language: string): string => BESIDES[language] ?? LATIN_EXT;

/** Milliseconds for each message with a plain PDFKit script, which reads its fonts for each file, after one to warm up. */
export async function timeNaivePdfkit(messages: readonly Message[], zone: string): Promise<number> {
  const [first] = messages;
  if (first) await naiveFlyer(first, zone);
  return perItem(messages, (message) => naiveFlyer(message, zone));
}

/** Milliseconds for each message printed by Chromium on its command line, one process for each file. */
export async function timeChromium(messages: readonly Message[], zone: string, folder: string): Promise<number> {
  const { path, args, env } = await chromiumCommand();
  const page = join(folder, 'flyer.html');
  const print = ['--headless', ...args, '--no-pdf-header-footer', `--print-to-pdf=${join(folder, 'flyer.pdf')}`];
  return perItem(messages, async (message) => {
    writeFileSync(page, pageOf(message, zone));
    execFileSync(path, [...print, pathToFileURL(page).href], { env, stdio: 'ignore' });
  });
}

/** What the Latin font has, and what it has not. */
const RUNS = /[ -\u00ff\u2000-\u20af]+|[^ -\u00ff\u2000-\u20af]+/g;
const IN_LATIN = /^[ -\u00ff\u2000-\u20af]/;

/** The words of a message on A5, one below the other: no picture, map or code, no tags, no fitting. */
function naiveFlyer(message: Message, zone: string): Promise<void> {
  const document = new PDFDocument({ size: 'A5', margin: 28 });
  document.registerFont('latin', LATIN).registerFont('besides', besides(message.language)).fontSize(9);
  if (message.language === 'pa') spareMarks(document.font('besides'));
  for (const line of plainWords(message, zone)) {
    const runs = line.match(RUNS) ?? [];
    for (const [index, run] of runs.entries()) {
      document.font(IN_LATIN.test(run) ? 'latin' : 'besides');
      document.text(run, { continued: index < runs.length - 1 });
    }
  }
  document.end();
  return new Promise((resolve) => {
    document.on('data', () => undefined);
    document.on('end', resolve);
  });
}

/** Where signs stand above and below letters of Panjabi, PDFKit alone fails; it is spared to place them. */
function spareMarks(document: PDFKit.PDFDocument): void {
  const { font } = (document as unknown as { _font: { font: Font } })._font;
  const layOut = font.layout.bind(font);
  font.layout = (text) => layOut(text, { abvm: false, blwm: false, mark: false, mkmk: false });
}

function pageOf(message: Message, zone: string): string {
  const { language, direction } = message;
  const face = (name: string, file: string): string =>
    `@font-face { font-family: ${name}; src: url(data:font/woff;base64,${readFileSync(file).toString('base64')}) }`;
  const faces = [face('A', LATIN), face('B', language === 'ur' ? NASTALIQ : besides(language))].join(' ');
  const lines = plainWords(message, zone).map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`);
  const style = `${faces} @page { size: A5; margin: 10mm } body { font: 9pt A, B }`;
  return `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><style>${style}</style>${lines.join('')}`;
}

async function perItem<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const started = performance.now();
  for (const item of items) await work(item);
  return (performance.now() - started) / items.length;
}

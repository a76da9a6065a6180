import PDFDocument from 'pdfkit';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { REGISTRATION } from '#flyer/inks.ts';
import { Pen, pt } from '#flyer/pen.ts';
import type { Finish, FlyerPlan, Part } from '#flyer/plan.ts';
import { AROUND_MM, BLEED_MM, cropMarks, OUTPUT_CONDITION } from '#flyer/press.ts';
import { type Element, Tagger } from '#flyer/tags.ts';
import { drawWatermark } from '#flyer/watermark.ts';

/**
 * Draws a plan as a PDF 1.7 that follows PDF/UA-1: every mark is either content with a role, in reading order, or an
 * artifact. A press file has room for bleed and crop marks around each page, all colours in inks, and no links; it names
 * the press it is made for, but claims no standard of PDF/X. The same plan gives the same bytes.
 * @param watermark words across every page, for what is not to go out as it is.
 * @throws TypeError for a press file with a photo that is neither in CMYK nor grey.
 */
export async function drawFlyer(
  plan: FlyerPlan,
  fonts: FlyerFonts,
  finish: Finish = 'screen',
  watermark?: string,
): Promise<Uint8Array> {
  const isPress = finish === 'press';
  const document = new PDFDocument(optionsFor(plan, isPress));
  const bytes = collect(document);
  // PDFKit takes a font that is parsed already, though its types do not say so; parsing again costs 5 ms each.
  for (const [id, font] of fonts.files) document.registerFont(id, font as unknown as Buffer);
  const pen = new Pen(document, plan, finish, fonts);
  const tagger = new Tagger(document, pen, { aroundMm: isPress ? AROUND_MM : 0, hasLinks: !isPress });
  let elements: ReadonlyMap<Part, Element> | undefined;
  for (const { background, content, language = plan.language, direction = plan.direction } of plan.pages) {
    pen.fonts = fonts.inLanguage(language, direction);
    addPage(document, plan, isPress ? AROUND_MM : 0);
    if (isPress) readyForPress(document, plan, pen);
    document.markContent('Artifact', { type: 'Layout' });
    for (const mark of background) pen.draw(mark);
    document.endMarkedContent();
    // Boxes of figures are told from the foot of a page, so there must be one; all have the same height.
    elements ??= tagger.outline(plan);
    for (const part of content) {
      const element = elements.get(part);
      if (element) tagger.fill(part, element);
    }
    drawWatermark(document, plan, fonts, watermark);
  }
  tagger.end();
  if (isPress) nameThePress(document);
  document.end();
  return bytes;
}

/** A page on which marks are placed from the top left corner of the flyer. */
function addPage(document: PDFKit.PDFDocument, { widthMm, heightMm }: FlyerPlan, aroundMm: number): void {
  document.addPage({ size: [pt(widthMm + 2 * aroundMm), pt(heightMm + 2 * aroundMm)], margin: 0 });
  if (aroundMm > 0) document.translate(pt(aroundMm), pt(aroundMm));
}

/** Says where the paper is cut and how far colour may run over (ISO 32000-1, 14.11.2), and draws the marks for it. */
function readyForPress(document: PDFKit.PDFDocument, plan: FlyerPlan, pen: Pen): void {
  const box = (out: number): number[] => {
    const least = pt(AROUND_MM - out);
    return [least, least, pt(AROUND_MM + plan.widthMm + out), pt(AROUND_MM + plan.heightMm + out)];
  };
  const { data } = document.page.dictionary as unknown as Dictionary;
  Object.assign(data, { TrimBox: box(0), BleedBox: box(BLEED_MM) });
  document.markContent('Artifact', { type: 'Page' });
  pen.lines(cropMarks(plan), REGISTRATION);
  document.endMarkedContent();
}

/** What the types of PDFKit leave out of what is written to a PDF. */
interface Dictionary {
  data: Record<string, unknown>;
}

/** The output intent (ISO 32000-1, 14.11.5). */
function nameThePress(document: PDFKit.PDFDocument): void {
  const words = Object.entries(OUTPUT_CONDITION).map(([key, value]) => [key, new String(value)]);
  const intent = document.ref({ Type: 'OutputIntent', S: 'GTS_PDFX', ...Object.fromEntries(words) });
  // It is a dictionary alone.
  intent.end('');
  const { _root } = document as unknown as { _root: Dictionary };
  Object.assign(_root.data, { OutputIntents: [intent] });
}

function optionsFor(plan: FlyerPlan, isPress: boolean): PDFKit.PDFDocumentOptions {
  const { title, language, author, subject, created } = plan;
  const words = { Title: xmlSafe(title), Author: xmlSafe(author), Subject: xmlSafe(subject) };
  const info = { ...words, CreationDate: created, ...(isPress ? { Trapped: NOT_TRAPPED } : {}) };
  const options = {
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: language,
    displayTitle: true,
    autoFirstPage: false,
    // No default font: Helvetica would not be embedded.
    font: '',
    info,
  };
  // The types of PDFKit know neither PDF/UA nor String objects.
  return options as object as PDFKit.PDFDocumentOptions;
}

/** A name, which PDFKit writes as it is said: it takes plain words for a string here. */
const NOT_TRAPPED = { [Symbol.toStringTag]: 'Name', toString: () => '/False' };

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * PDFKit writes these words twice: by `valueOf` as a PDF string, which it escapes, and by `toString` into XML, which it
 * does not escape.
 */
function xmlSafe(words: string): object {
  const xml = words.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
  return Object.assign(new String(words), { toString: () => xml });
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
}

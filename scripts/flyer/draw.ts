import PDFDocument from 'pdfkit';
import { type FlyerFonts, fontIdOf, MM_PER_PT } from '#flyer/fonts.ts';
import { packedForm } from '#flyer/form.ts';
import {
  type DrawingMark,
  type FlyerPlan,
  isPart,
  type Mark,
  marksIn,
  type Part,
  type RectMark,
  type TextMark,
} from '#flyer/plan.ts';
import { RIGHT_TO_LEFT } from '#flyer/shape/shaped-font.ts';

const pt = (mm: number): number => mm / MM_PER_PT;

/**
 * Draws a plan as a PDF 1.7 that follows PDF/UA-1: every mark is either content with a role, in reading order, or an
 * artifact. The same plan gives the same bytes.
 */
export function drawFlyer(plan: FlyerPlan, fonts: FlyerFonts): Promise<Uint8Array> {
  const document = new PDFDocument(optionsFor(plan));
  const bytes = collect(document);
  // PDFKit takes a font that is parsed already, though its types do not say so; parsing again costs 5 ms each.
  for (const [id, font] of fonts.files) document.registerFont(id, font as unknown as Buffer);
  const pen = new Pen(document, fonts);
  const size: [number, number] = [pt(plan.widthMm), pt(plan.heightMm)];
  let elements: ReadonlyMap<Part, Element> | undefined;
  for (const { background, content, language = plan.language, direction = plan.direction } of plan.pages) {
    pen.fonts = fonts.inLanguage(language, direction);
    document.addPage({ size, margin: 0 });
    document.markContent('Artifact', { type: 'Layout' });
    for (const mark of background) pen.draw(mark);
    document.endMarkedContent();
    // Boxes of figures are told from the foot of a page, so there must be one; all have the same height.
    elements ??= pen.outline(plan);
    for (const part of content) {
      const element = elements.get(part);
      if (element) pen.fill(part, element);
    }
  }
  document.end();
  return bytes;
}

function optionsFor({ title, language, author, subject, created }: FlyerPlan): PDFKit.PDFDocumentOptions {
  const info = { Title: xmlSafe(title), Author: xmlSafe(author), Subject: xmlSafe(subject), CreationDate: created };
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

/** What the types of PDFKit leave out of a structure element. */
interface Element extends PDFKit.PDFStructureElement {
  dictionary: { data: { A?: object } };
}

class Pen {
  readonly #document: PDFKit.PDFDocument;
  /** In the order and direction of the page that is being drawn. */
  fonts: FlyerFonts;

  constructor(document: PDFKit.PDFDocument, fonts: FlyerFonts) {
    this.#document = document;
    this.fonts = fonts;
  }

  /** Elements for all parts that stand first in a page, in the order in which they are heard: one document, however many pages. */
  outline({ pages }: FlyerPlan): Map<Part, Element> {
    const root = this.#document.struct('Document');
    this.#document.addStructure(root);
    const parts = pages.flatMap(({ content, language }) => content.map((part) => ({ part, language })));
    const heard = parts.toSorted((one, other) => (one.part.turn ?? 0) - (other.part.turn ?? 0));
    return new Map(heard.map(({ part, language }) => [part, this.#element(part, root, language)]));
  }

  #element(part: Part, parent: PDFKit.PDFStructureElement, lang?: string): Element {
    const { role, alt, ordered } = part;
    const options = {
      ...(alt === undefined ? {} : { alt }),
      ...(lang === undefined ? {} : { lang }),
      ...(role === 'Figure' ? { bbox: bboxOf(part) } : {}),
    };
    const element = this.#document.struct(role, options) as Element;
    if (ordered) element.dictionary.data.A = { O: 'List', ListNumbering: 'Decimal' };
    parent.add(element);
    return element;
  }

  /** Draws a part that has its place in the structure. */
  fill(part: Part, element: Element): void {
    const { role, url, children } = part;
    for (const run of inRuns(children)) {
      if ('role' in run) this.fill(run, this.#element(run, element));
      else {
        element.add(this.#document.markStructureContent(role));
        for (const mark of run.marks) this.draw(mark);
        this.#document.endMarkedContent();
      }
    }
    if (url !== undefined) this.#link(part, url, element);
    element.end();
  }

  /** A link has an area for each line it stands on, and says where it leads. */
  #link(part: Part, url: string, structParent: PDFKit.PDFStructureElement): void {
    for (const { x, y, width, height } of marksIn([part])) {
      const options = { structParent, Contents: new String(url) } as object;
      this.#document.link(pt(x), pt(y), pt(width), pt(height), url, options);
    }
  }

  draw(mark: Mark): void {
    switch (mark.kind) {
      case 'text':
        this.#text(mark);
        return;
      case 'image':
        this.#document.image(Buffer.from(mark.bytes), pt(mark.x), pt(mark.y), {
          width: pt(mark.width),
          height: pt(mark.height),
        });
        return;
      case 'rect':
        this.#document.rect(pt(mark.x), pt(mark.y), pt(mark.width), pt(mark.height));
        this.#paint(mark);
        return;
      case 'drawing':
        this.#drawing(mark);
    }
  }

  #text({ text, face, sizePt, colour, x, width, baseline, isRightToLeft }: TextMark): void {
    const widthMm = (words: string): number => this.fonts.widthMm(words, face, sizePt, isRightToLeft);
    const runs = this.fonts.runs(text, face);
    let at = isRightToLeft ? x + width : x;
    const options = { lineBreak: false, baseline: 'alphabetic', ...(isRightToLeft ? { features: RIGHT_TO_LEFT } : {}) };
    this.#document.fillColor(colour).fontSize(sizePt);
    for (const run of runs) {
      const id = fontIdOf(run.subset, face);
      const wide = widthMm(run.text);
      const left = isRightToLeft ? at - wide : at;
      // PDFKit hands features on to the font, which knows one more than the types do.
      this.#document.font(id).text(run.text, pt(left), pt(baseline), options as object);
      at = isRightToLeft ? left : left + wide;
    }
  }

  /** A drawing is a form: packed once, however many flyers show it. */
  #drawing({ shapes, x, y, width, height }: DrawingMark): void {
    // What is outlined may reach out of its box by half a line.
    const BBox = [-1, -1, width + 1, height + 1];
    const form = this.#document.ref({ Type: 'XObject', Subtype: 'Form', BBox, Resources: {}, Filter: 'FlateDecode' });
    form.end(packedForm(shapes));
    const xobjects: Record<string, object> = this.#document.page.xobjects;
    const name = `Form${Object.keys(xobjects).length + 1}`;
    xobjects[name] = form;
    this.#document.save().translate(pt(x), pt(y)).scale(pt(1)).addContent(`/${name} Do`).restore();
  }

  #paint({ fill, stroke, lineMm = 0.2 }: RectMark): void {
    if (stroke) this.#document.lineWidth(pt(lineMm));
    if (fill && stroke) this.#document.fillAndStroke(fill, stroke);
    else if (fill) this.#document.fill(fill);
    else if (stroke) this.#document.stroke(stroke);
  }
}

/** Neighbouring marks are drawn under one tag. */
function inRuns(children: readonly (Part | Mark)[]): (Part | { marks: Mark[] })[] {
  const runs: (Part | { marks: Mark[] })[] = [];
  for (const child of children) {
    const last = runs.at(-1);
    if (isPart(child)) runs.push(child);
    else if (last && 'marks' in last) last.marks.push(child);
    else runs.push({ marks: [child] });
  }
  return runs;
}

function bboxOf(part: Part): number[] {
  const marks = marksIn([part]);
  return [
    Math.min(...marks.map(({ x }) => pt(x))),
    Math.min(...marks.map(({ y }) => pt(y))),
    Math.max(...marks.map(({ x, width }) => pt(x + width))),
    Math.max(...marks.map(({ y, height }) => pt(y + height))),
  ];
}

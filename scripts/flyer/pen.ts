import { type FlyerFonts, fontIdOf, MM_PER_PT } from '#flyer/fonts.ts';
import { packedForm } from '#flyer/form.ts';
import { type Inks, inksOf } from '#flyer/inks.ts';
import type { DrawingMark, Finish, FlyerPlan, ImageMark, Mark, RectMark, Shape, TextMark } from '#flyer/plan.ts';
import { bled, type Line, MARK_LINE_PT } from '#flyer/press.ts';
import { RIGHT_TO_LEFT } from '#flyer/shape/shaped-font.ts';

/** Millimetres in points. */
export const pt = (mm: number): number => mm / MM_PER_PT;

/** What the types of PDFKit leave out of a document. */
interface Document extends PDFKit.PDFDocument {
  openImage(bytes: Uint8Array): { colorSpace?: string };
}

/** Draws marks on the pages of one PDF, in the colours of screens or the inks of a press. */
export class Pen {
  readonly #document: Document;
  readonly #paper: Pick<FlyerPlan, 'widthMm' | 'heightMm'>;
  readonly #finish: Finish;
  readonly #forms = new Map<readonly Shape[], { name: string; form: object }>();
  readonly #images = new Map<Uint8Array, { colorSpace?: string }>();
  /** Those of the page that is being drawn. */
  fonts: FlyerFonts;

  constructor(
    document: PDFKit.PDFDocument,
    paper: Pick<FlyerPlan, 'widthMm' | 'heightMm'>,
    finish: Finish,
    fonts: FlyerFonts,
  ) {
    this.#document = document as Document;
    this.#paper = paper;
    this.#finish = finish;
    this.fonts = fonts;
  }

  draw(mark: Mark): void {
    switch (mark.kind) {
      case 'text':
        this.#text(mark);
        return;
      case 'image':
        this.#image(mark);
        return;
      case 'rect':
        this.#rect(mark);
        return;
      case 'drawing':
        this.#drawing(mark);
    }
  }

  /** Hairlines. */
  lines(lines: readonly Line[], inks: Inks): void {
    this.#document.lineWidth(MARK_LINE_PT).strokeColor([...inks]);
    for (const [x1, y1, x2, y2] of lines) this.#document.moveTo(pt(x1), pt(y1)).lineTo(pt(x2), pt(y2)).stroke();
  }

  #colour(colour: string): PDFKit.Mixins.ColorValue {
    return this.#finish === 'press' ? [...inksOf(colour)] : colour;
  }

  #text({ text, face, sizePt, colour, x, width, baseline, isRightToLeft }: TextMark): void {
    const widthMm = (words: string): number => this.fonts.widthMm(words, face, sizePt, isRightToLeft);
    const runs = this.fonts.runs(text, face);
    let at = isRightToLeft ? x + width : x;
    const options = { lineBreak: false, baseline: 'alphabetic', ...(isRightToLeft ? { features: RIGHT_TO_LEFT } : {}) };
    this.#document.fillColor(this.#colour(colour)).fontSize(sizePt);
    for (const run of runs) {
      const id = fontIdOf(run.subset, face);
      const wide = widthMm(run.text);
      const left = isRightToLeft ? at - wide : at;
      // PDFKit hands features on to the font, which knows one more than the types do.
      this.#document.font(id).text(run.text, pt(left), pt(baseline), options as object);
      at = isRightToLeft ? left : left + wide;
    }
  }

  /** A photo that stands in several places is embedded once. */
  #image({ bytes, file, x, y, width, height }: ImageMark): void {
    const image = this.#images.get(bytes) ?? this.#document.openImage(Buffer.from(bytes));
    this.#images.set(bytes, image);
    if (this.#finish === 'press' && image.colorSpace === 'DeviceRGB') {
      throw new TypeError(`A press has no inks for the colours of a screen: ${file}.`);
    }
    this.#document.image(image as object as Buffer, pt(x), pt(y), { width: pt(width), height: pt(height) });
  }

  #rect(mark: RectMark): void {
    const { x, y, width, height } = this.#finish === 'press' && mark.bleeds ? bled(mark, this.#paper) : mark;
    this.#document.rect(pt(x), pt(y), pt(width), pt(height));
    this.#paint(mark);
  }

  #paint({ fill, stroke, lineMm = 0.2 }: RectMark): void {
    if (stroke) this.#document.lineWidth(pt(lineMm));
    if (fill && stroke) this.#document.fillAndStroke(this.#colour(fill), this.#colour(stroke));
    else if (fill) this.#document.fill(this.#colour(fill));
    else if (stroke) this.#document.stroke(this.#colour(stroke));
  }

  /** A drawing is a form: packed once, however many flyers show it, and embedded once, however often one does. */
  #drawing({ shapes, x, y, width, height }: DrawingMark): void {
    const { name, form } = this.#forms.get(shapes) ?? this.#embedded(shapes, width, height);
    this.#document.page.xobjects[name] = form;
    this.#document.save().translate(pt(x), pt(y)).scale(pt(1)).addContent(`/${name} Do`).restore();
  }

  #embedded(shapes: readonly Shape[], width: number, height: number): { name: string; form: object } {
    // What is outlined may reach out of its box by half a line.
    const BBox = [-1, -1, width + 1, height + 1];
    const form = this.#document.ref({ Type: 'XObject', Subtype: 'Form', BBox, Resources: {}, Filter: 'FlateDecode' });
    form.end(packedForm(shapes, this.#finish));
    const embedded = { name: `Form${this.#forms.size + 1}`, form };
    this.#forms.set(shapes, embedded);
    return embedded;
  }
}

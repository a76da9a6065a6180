import { type Pen, pt } from '#flyer/pen.ts';
import { type FlyerPlan, isPart, type Mark, marksIn, type Part } from '#flyer/plan.ts';

/** What the types of PDFKit leave out of a structure element. */
export interface Element extends PDFKit.PDFStructureElement {
  dictionary: { data: { A?: object } };
}

/** How parts are tagged in one PDF. */
export interface Tagging {
  /** From the edges of the PDF’s page to those of the flyer. */
  aroundMm: number;
  /** Whether links can be followed; on paper they are words. */
  hasLinks: boolean;
}

/** Draws parts with their tags (PDF/UA-1): the structure by which somebody who listens finds a way. */
export class Tagger {
  readonly #document: PDFKit.PDFDocument;
  readonly #pen: Pen;
  readonly #tagging: Tagging;
  #open: ReadonlySet<Element> = new Set();

  constructor(document: PDFKit.PDFDocument, pen: Pen, tagging: Tagging) {
    this.#document = document;
    this.#pen = pen;
    this.#tagging = tagging;
  }

  /** Elements for all parts that stand first in a page, in the order in which they are heard: one document, however many pages. */
  outline({ pages }: FlyerPlan): Map<Part, Element> {
    const root = this.#document.struct('Document');
    this.#document.addStructure(root);
    const parts = pages.flatMap(({ content, language }) => content.map((part) => ({ part, language })));
    const heard = parts.toSorted((one, other) => (one.part.turn ?? 0) - (other.part.turn ?? 0));
    const elements = new Map<Part, Element>();
    let last: Element | undefined;
    for (const { part, language } of heard) {
      last = (part.continues ? last : undefined) ?? this.#element(part, root, language);
      elements.set(part, last);
    }
    this.#open = new Set(elements.values());
    return elements;
  }

  #element(part: Part, parent: PDFKit.PDFStructureElement, lang?: string): Element {
    const { role, alt, ordered } = part;
    const options = {
      ...(alt === undefined ? {} : { alt }),
      ...(lang === undefined ? {} : { lang }),
      ...(role === 'Figure' ? { bbox: bboxOf(part, this.#tagging) } : {}),
    };
    const element = this.#document.struct(this.#tagOf(part), options) as Element;
    if (ordered) element.dictionary.data.A = { O: 'List', ListNumbering: 'Decimal' };
    parent.add(element);
    return element;
  }

  #tagOf({ role }: Part): string {
    return role === 'Link' && !this.#tagging.hasLinks ? 'Span' : role;
  }

  /** Closes all that `fill` left open. */
  end(): void {
    for (const element of this.#open) element.end();
  }

  /** Draws a part that has its place in the structure; its element stays open, for it may go on on another page. */
  fill(part: Part, element: Element): void {
    const { url, children } = part;
    for (const run of inRuns(children)) {
      if ('role' in run) this.#fillWhole(run, this.#element(run, element));
      else if (run.language === undefined) this.#mark(run.marks, this.#tagOf(part), element);
      else this.#markIn(run.language, run.marks, element);
    }
    if (url !== undefined && this.#tagging.hasLinks) this.#link(part, url, element);
  }

  #fillWhole(part: Part, element: Element): void {
    this.fill(part, element);
    element.end();
  }

  #mark(marks: readonly Mark[], tag: string, element: PDFKit.PDFStructureElement): void {
    element.add(this.#document.markStructureContent(tag));
    for (const mark of marks) this.#pen.draw(mark);
    this.#document.endMarkedContent();
  }

  /** Words in another language than those around them: a voice changes for them (PDF/UA-1, 7.2). */
  #markIn(lang: string, marks: readonly Mark[], element: PDFKit.PDFStructureElement): void {
    const span = this.#document.struct('Span', { lang });
    element.add(span);
    this.#mark(marks, 'Span', span);
    span.end();
  }

  /** A link has an area for each line it stands on, and says where it leads. */
  #link(part: Part, url: string, structParent: PDFKit.PDFStructureElement): void {
    for (const { x, y, width, height } of marksIn([part])) {
      const options = { structParent, Contents: new String(url) } as object;
      this.#document.link(pt(x), pt(y), pt(width), pt(height), url, options);
    }
  }
}

/** Marks that are drawn under one tag. */
interface Run {
  marks: Mark[];
  language?: string | undefined;
}

/** Neighbouring marks in one language are drawn under one tag. */
function inRuns(children: readonly (Part | Mark)[]): (Part | Run)[] {
  const runs: (Part | Run)[] = [];
  for (const child of children) {
    const last = runs.at(-1);
    if (isPart(child)) {
      runs.push(child);
      continue;
    }
    const language = child.kind === 'text' ? child.language : undefined;
    if (last && 'marks' in last && last.language === language) last.marks.push(child);
    else runs.push({ marks: [child], language });
  }
  return runs;
}

function bboxOf(part: Part, { aroundMm }: Tagging): number[] {
  const marks = marksIn([part]);
  const edges = [
    Math.min(...marks.map(({ x }) => x)),
    Math.min(...marks.map(({ y }) => y)),
    Math.max(...marks.map(({ x, width }) => x + width)),
    Math.max(...marks.map(({ y, height }) => y + height)),
  ];
  return edges.map((edge) => pt(edge + aroundMm));
}

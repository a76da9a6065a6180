import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A part of a PDF’s structure, as somebody who listens meets it. */
export interface HeardPart {
  role: string;
  alt?: string;
  children: HeardPart[];
}

/** What another program reads in a PDF. */
export interface ReadPdf {
  title: unknown;
  language: unknown;
  isTagged: unknown;
  pageCount: number;
  /** The words in the order of the content, lines apart. */
  text: string;
  structure: HeardPart;
  links: { url: string; words: string }[];
}

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}

const open = (bytes: Uint8Array) => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

const heard = ({ role = '', alt, children = [] }: Node): HeardPart => ({
  role,
  ...(alt === undefined ? {} : { alt }),
  children: children.filter((child) => child.role !== undefined).map(heard),
});

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await open(bytes);
  const { info } = (await document.getMetadata()) as { info: { Title?: unknown; Language?: unknown } };
  const marks = (await document.getMarkInfo()) as Map<string, unknown> | null;
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)));
  const texts = await Promise.all(pages.map(wordsOn));
  const annotations = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat() as {
    url?: string;
    contentsObj?: { str: string };
  }[];
  const trees = (await Promise.all(pages.map((page) => page.getStructTree()))) as Node[];
  const read: ReadPdf = {
    title: info.Title,
    language: info.Language,
    isTagged: marks?.get('Marked'),
    pageCount: document.numPages,
    text: texts.join('\n'),
    structure: { role: 'Root', children: trees.flatMap((tree) => heard(tree).children) },
    links: annotations.map(({ url = '', contentsObj }) => ({ url, words: contentsObj?.str ?? '' })),
  };
  await document.loadingTask.destroy();
  return read;
}

/** The words of a page that somebody hears who listens, in the order of the content: no artifacts. */
export async function wordsOn(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const tags: (string | undefined)[] = [];
  let words = '';
  for (const item of items) {
    if ('str' in item) words += tags.includes('Artifact') ? '' : item.str + (item.hasEOL ? '\n' : '');
    else if (item.type === 'endMarkedContent') tags.pop();
    // The types of pdf.js leave out the tag.
    else tags.push((item as { tag?: string }).tag);
  }
  return words;
}

/** All parts of a structure in reading order. */
export const allParts = (part: HeardPart): HeardPart[] => [part, ...part.children.flatMap(allParts)];

/** A page as it would be printed: four bytes to the dot. */
export interface PagePicture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** A page as it would be printed, in points of a given number to the millimetre. */
export async function rasterise(bytes: Uint8Array, perMm: number, which: 'first' | 'last' = 'first') {
  const document = await open(bytes);
  const picture = await pictureOf(document, which === 'first' ? 1 : document.numPages, perMm);
  await document.loadingTask.destroy();
  return picture;
}

/** All pages as they would be printed. */
export async function rasterisedPages(bytes: Uint8Array, perMm: number): Promise<PagePicture[]> {
  const document = await open(bytes);
  const pictures: PagePicture[] = [];
  for (let number = 1; number <= document.numPages; number++) pictures.push(await pictureOf(document, number, perMm));
  await document.loadingTask.destroy();
  return pictures;
}

async function pictureOf(document: PDFDocumentProxy, number: number, perMm: number): Promise<PagePicture> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: (perMm * 25.4) / 72 });
  // pdf.js draws on @napi-rs/canvas in Node; its types speak of the browser’s canvas.
  const factory = document.canvasFactory as {
    create: (width: number, height: number) => { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
  };
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const { canvas, context } = factory.create(width, height);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  return { data: new Uint8ClampedArray(data), width, height };
}

import { type PdfObject, readObjects } from './read-objects.ts';

/** An element of the structure of a PDF that was drawn here. */
export interface TagElement {
  id: string;
  role: string;
  body: string;
  /** The element it names as its parent. */
  parent: string | undefined;
  page: string | undefined;
  children: TagElement[];
  /** Its own marks, by page and number. */
  marks: string[];
  /** Annotations that belong to it. */
  annotations: string[];
}

/** All of a PDF that its structure rests on. */
export interface TaggedPdf {
  objects: Map<string, PdfObject>;
  catalog: string;
  pages: PdfObject[];
  /** What the structure begins with. */
  roots: TagElement[];
}

const byType = (objects: Map<string, PdfObject>, type: string): PdfObject[] =>
  [...objects.values()].filter(({ body }) => new RegExp(`/Type /${type}\\s`).test(body));

/** Reads the structure as it is written. */
export function readTags(bytes: Uint8Array): TaggedPdf {
  const objects = readObjects(bytes);
  const [root] = byType(objects, 'StructTreeRoot');
  const [catalog] = byType(objects, 'Catalog');
  return {
    objects,
    catalog: catalog?.body ?? '',
    pages: byType(objects, 'Page'),
    roots: kidsOf(root?.body ?? '').elements.map((id) => elementOf(id, objects)),
  };
}

/** The object that a key of a dictionary refers to. */
export const referred = (body: string, key: string): string | undefined =>
  new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1];

function elementOf(id: string, objects: Map<string, PdfObject>): TagElement {
  const { body = '' } = objects.get(id) ?? {};
  const page = referred(body, 'Pg');
  const { elements, marks, annotations } = kidsOf(body, page);
  return {
    id,
    role: /\/S \/(\w+)/.exec(body)?.[1] ?? '',
    body,
    parent: referred(body, 'P'),
    page,
    children: elements.map((child) => elementOf(child, objects)),
    marks,
    annotations,
  };
}

function kidsOf(body: string, page = ''): { elements: string[]; marks: string[]; annotations: string[] } {
  const [, list = ''] = /\/K \[([\s\S]*?)\]\n/.exec(body) ?? [];
  const written = list.match(/<<[\s\S]*?>>/g) ?? [];
  const plain = [...list.replace(/<<[\s\S]*?>>/g, '').matchAll(/(\d+) 0 R|(\d+)/g)];
  return {
    elements: plain.flatMap(([, element]) => element ?? []),
    marks: [
      ...plain.flatMap(([, , mark]) => (mark === undefined ? [] : `${page} ${mark}`)),
      ...written.flatMap((one) => {
        const [, mark] = /\/MCID (\d+)/.exec(one) ?? [];
        return mark === undefined ? [] : `${referred(one, 'Pg')} ${mark}`;
      }),
    ],
    annotations: written.flatMap((one) => referred(one, 'Obj') ?? []),
  };
}

/** An element and all within it, in the order in which they are heard. */
export const allTags = (element: TagElement): TagElement[] => [element, ...element.children.flatMap(allTags)];

/** Operators that leave something on the page. */
const PAINTS = /^(?:.* )?(?:f|f\*|F|B|B\*|b|b\*|S|s|sh|Do|Tj|TJ|'|")$/;

/** What the content of a page marks, and what it paints outside all marks. */
export function marksOf(content: string): { ids: string[]; unmarked: string[]; deepest: number } {
  const ids: string[] = [];
  const unmarked: string[] = [];
  let [depth, deepest] = [0, 0];
  for (const line of content.split('\n')) {
    const [, id] = /\/MCID (\d+)/.exec(line) ?? [];
    if (id !== undefined) ids.push(id);
    if (/ (?:BDC|BMC)$|^>> BDC$/.test(line)) depth += 1;
    if (line === 'EMC') depth -= 1;
    deepest = Math.max(deepest, depth);
    if (depth === 0 && PAINTS.test(line)) unmarked.push(line);
  }
  return { ids, unmarked, deepest };
}

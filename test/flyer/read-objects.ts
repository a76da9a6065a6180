import { inflateSync } from 'node:zlib';

/** An object of a PDF as it is written. */
export interface PdfObject {
  id: string;
  /** Its dictionary, or whatever else stands there. */
  body: string;
  /** What it holds, unpacked. */
  stream?: string;
}

/** The objects of a PDF that was drawn here, by their numbers. */
export function readObjects(bytes: Uint8Array): Map<string, PdfObject> {
  const pdf = Buffer.from(bytes).toString('latin1');
  const objects = [...pdf.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', written = '']) =>
    objectOf(id, written),
  );
  return new Map(objects.map((object) => [object.id, object]));
}

function objectOf(id: string, written: string): PdfObject {
  const [body = '', ...packed] = written.split('\nstream\n');
  if (packed.length === 0) return { id, body };
  const held = packed.join('\nstream\n').replace(/\nendstream$/, '');
  const isPacked = /\/Filter \/FlateDecode/.test(body);
  return { id, body, stream: isPacked ? inflateSync(Buffer.from(held, 'latin1')).toString('latin1') : held };
}

/** What is drawn on each page, and in the forms that pages show: the operators of PDF. */
export const drawnIn = (objects: Map<string, PdfObject>): string[] => {
  const contents = new Set([...objects.values()].flatMap(({ body }) => /\/Contents (\d+) 0 R/.exec(body)?.[1] ?? []));
  const isDrawn = ({ id, body }: PdfObject): boolean => contents.has(id) || body.includes('/Subtype /Form');
  return [...objects.values()].filter(isDrawn).map(({ stream = '' }) => stream);
};

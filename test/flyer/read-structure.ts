import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What is said and shown on all pages of a PDF. */
export interface ReadPages {
  /** What each part of the structure says itself, in the order in which it is heard. */
  heard: string[];
  /** The language that each part which stands first in a page names. */
  languages: (string | undefined)[];
  /** How many documents the structure knows. */
  documents: number;
  /** All words of each page, heard or not. */
  pages: string[][];
}

/** Reads a PDF that was drawn here: pdf.js tells the structure of one page only, so the tree is walked as it is written. */
export async function readPages(bytes: Uint8Array): Promise<ReadPages> {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const roots = [...objects].filter(([, body]) => body.includes('/S /Document')).map(([id]) => id);
  const { said, pages } = await wordsOf(bytes);
  const tops = roots.flatMap((id) => kidsOf(objects.get(id) ?? '').flatMap(({ child }) => child ?? []));
  return {
    heard: roots.flatMap((id) => heardIn(id, objects, said)),
    languages: tops.map((id) => /\/Lang \(([\w-]+)\)/.exec(objects.get(id) ?? '')?.[1]),
    documents: roots.length,
    pages,
  };
}

const objectsOf = (pdf: string): Map<string, string> =>
  new Map([...pdf.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));

interface Kid {
  child?: string;
  mcid?: string;
}

/** What stands under an element: other elements, and marks of its page. */
function kidsOf(body: string): Kid[] {
  const [, list = ''] = /\/K \[([\s\S]*?)\]/.exec(body) ?? [];
  const bare = list.replace(/<<[\s\S]*?>>/g, '');
  return [...bare.matchAll(/(\d+) 0 R|(\d+)/g)].map(([, child, mcid]) => (child ? { child } : mcid ? { mcid } : {}));
}

function heardIn(id: string, objects: Map<string, string>, said: Map<string, string>): string[] {
  const body = objects.get(id) ?? '';
  const [, page = ''] = /\/Pg (\d+) 0 R/.exec(body) ?? [];
  return kidsOf(body).flatMap(({ child, mcid }) =>
    child ? heardIn(child, objects, said) : (said.get(`p${page}R_mc${mcid}`) ?? []),
  );
}

async function wordsOf(bytes: Uint8Array): Promise<{ said: Map<string, string>; pages: string[][] }> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const said = new Map<string, string>();
  const pages: string[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent({ includeMarkedContent: true });
    const words: string[] = [];
    let tag = '';
    for (const item of items) {
      if (!('str' in item)) tag = item.id ?? tag;
      else if (item.str.trim() !== '') {
        words.push(item.str);
        said.set(tag, (said.get(tag) ?? '') + item.str);
      }
    }
    pages.push(words);
  }
  await document.loadingTask.destroy();
  return { said, pages };
}

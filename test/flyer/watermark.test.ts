import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { drawFlyer } from '#flyer/draw.ts';
import { readPdf } from './read-pdf.ts';
import { fonts, paragraph, planned, request } from './sample.ts';

const WORDS = 'EMBARGOED until 1 December 2026, 09:00';
const long = Array.from({ length: 40 }, (_, at) =>
  paragraph(`The ${at}th of many lamps is on, and so are all others.`),
);
const plan = planned(request({ body: long }));

/** Every word on each page, heard or not. */
async function wordsOfPages(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    }),
  );
}

it('stands across every page for those who look, and is heard by nobody', async () => {
  const bytes = await drawFlyer(plan, fonts, 'screen', WORDS);
  const pages = await wordsOfPages(bytes);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page).toContain(WORDS);
  expect((await readPdf(bytes)).text).not.toContain('EMBARGOED');
});

it('changes nothing else of what is heard, and is not there unless it is asked for', async () => {
  const [plain, marked] = await Promise.all([drawFlyer(plan, fonts), drawFlyer(plan, fonts, 'screen', WORDS)]);
  expect((await readPdf(marked)).text).toBe((await readPdf(plain)).text);
  for (const page of await wordsOfPages(plain)) expect(page).not.toContain('EMBARGOED');
});

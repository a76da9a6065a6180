import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Html, html } from '#doorway/html.ts';
import { subscriberAddresses } from '#message/addresses.ts';

/** One page as the doorway writes it, without what surrounds it. */
export interface PageParts {
  title: string;
  main: Html;
}

/** The page of the built site that lends its head, its header and its footer to those of the doorway in a language. */
export const frameFile = (language: string): string => join(subscriberAddresses.subscribe(language), 'index.html');

const MAIN = /(<main\b[^>]*>)[\s\S]*(<\/main>)/;
const TITLE = /<title>[^<]*?( – [^<]*)?<\/title>/;
/** What search engines and link previews are told of the page that lends its frame. */
const TOLD = /<link rel="canonical"[^>]*>|<meta (?:name="description"|property="og:[^"]*")[^>]*>/g;
/** Marks a link of the frame to its own page, which the page in it is not. */
const CURRENT = / aria-current="page"/g;

/**
 * Sets a page into the frame of the built site, which is read anew each time: a build may have replaced it.
 * @param site the folder of the built site.
 */
export async function frame(site: string, language: string, { title, main }: PageParts): Promise<string> {
  const file = frameFile(language);
  const page = await readFile(join(site, file), 'utf8');
  if (!MAIN.test(page)) throw new TypeError(`${file} has no main part.`);
  return page
    .replace(TOLD, '')
    .replace(CURRENT, '')
    .replace(TITLE, (_all, name: string | undefined) => html`<title>${title}${name ?? ''}</title>`.text)
    .replace(MAIN, (_all, opening: string, closing: string) => opening + main.text + closing);
}

/** The headers that the built site wants on every answer, as its `_headers` file lists them. */
export async function readHeaders(site: string): Promise<Record<string, string>> {
  const [everywhere = ''] = (await readFile(join(site, '_headers'), 'utf8')).split(/\n(?=\/)/);
  return Object.fromEntries(
    [...everywhere.matchAll(/^ {2}([^:\n]+): (.+)$/gm)].map(([, name, value]) => [name, value]),
  );
}

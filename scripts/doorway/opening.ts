import type { Partnership } from '#doorway/choices.ts';
import { type Html, html } from '#doorway/html.ts';
import type { Speech } from '#doorway/speech.ts';
import { phrasesIn } from '#language/phrases.ts';

/** One page in every language of the partnership. */
export interface Readings {
  languages: Partnership['settings']['languages'];
  /** The path of the page in a language. */
  pathIn: (language: string) => string;
}

/** The beginning of a page: its heading, what it is about, and the way to the same page in other languages. */
export function opening(title: string, lead: string | undefined, speech: Speech, readings?: Readings): Html {
  const { draft } = speech;
  return html`
<header class="opening">
<h1>${title}</h1>
${lead === undefined ? undefined : html`<p class="lead">${lead}</p>`}
${readings && languageLinks(readings, speech)}
${draft === undefined ? undefined : html`<p class="notice">${draft}</p>`}
</header>`;
}

function languageLinks({ languages, pathIn }: Readings, { language, words, href }: Speech): Html | undefined {
  if (languages.length < 2) return undefined;
  const links = languages.map(({ id, name }) => {
    const current = id === language ? html` aria-current="page"` : undefined;
    const { direction } = phrasesIn(id);
    return html`<li><a href="${href(pathIn(id))}" hreflang="${id}" lang="${id}" dir="${direction}"${current}>${name}</a></li>
`;
  });
  return html`
<nav class="languages" aria-label="${words.languages}">
<ul class="plain">
${links}</ul>
</nav>`;
}

import type { PageParts } from '#doorway/frame-fs.ts';
import { html } from '#doorway/html.ts';
import { opening, type Readings } from '#doorway/opening.ts';
import type { Speech } from '#doorway/speech.ts';
import { subscriberAddresses } from '#message/addresses.ts';

/** A link that leads on: its path within the site, and its words. */
export type Way = [path: string, name: string];

/** A page that only says something, with links that lead on. */
export function notice(title: string, lines: readonly string[], ways: readonly Way[], speech: Speech): PageParts {
  const main = html`
${opening(title, undefined, speech)}
${lines.map((line) => html`<p>${line}</p>`)}
<ul>${ways.map(([path, name]) => html`<li><a href="${speech.href(path)}">${name}</a></li>`)}</ul>`;
  return { title, main };
}

/** What a page with one button says and does. */
export interface OneButton {
  title: string;
  lead: string;
  submit: string;
}

/** A page with one button, for links in emails: mail programs open these by themselves, and must change nothing. */
export function oneButton({ title, lead, submit }: OneButton, readings: Readings, speech: Speech): PageParts {
  const main = html`
${opening(title, lead, speech, readings)}
<form class="doorway-form" method="post" action="${actionOf(readings, speech)}">
<p><button class="press" type="submit">${submit}</button></p>
</form>`;
  return { title, main };
}

/** The page to which a letter to confirm leads: a button to say yes, and one for somebody whose address a stranger wrote. */
export function confirmPage(readings: Readings, speech: Speech): PageParts {
  const { words } = speech;
  const { title, main } = oneButton(words.confirm, readings, speech);
  const refusing = html`
<section>
<h2>${words.notMe.heading}</h2>
<p>${words.notMe.lead}</p>
<form class="doorway-form" method="post" action="${actionOf(readings, speech)}">
<p><button class="press quiet" type="submit" name="do" value="not-me">${words.notMe.submit}</button></p>
</form>
</section>`;
  return { title, main: html`${main}${refusing}` };
}

/** Where to go from a page that has no more to do. */
export function waysOn({ words, language }: Speech): Way[] {
  return [
    [subscriberAddresses.subscribe(language), words.stop.again],
    ['/stories/', words.news],
  ];
}

const actionOf = ({ pathIn }: Readings, { language, href }: Speech): string => href(pathIn(language));

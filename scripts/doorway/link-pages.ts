import type { PageParts } from '#doorway/frame-fs.ts';
import { html } from '#doorway/html.ts';
import type { Href } from '#doorway/subscribe-page.ts';
import { words } from '#doorway/words.ts';

/** A page that only says something, with links that lead on. */
export function notice(
  title: string,
  lines: readonly string[],
  links: readonly [path: string, name: string][],
): PageParts {
  const main = html`
<h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>`)}
<ul>${links.map(([path, name]) => html`<li><a href="${path}">${name}</a></li>`)}</ul>`;
  return { title, main };
}

/** A page with one button, for links in emails: mail programs open these by themselves, and must change nothing. */
export function oneButton(page: { title: string; lead: string; submit: string }, action: string): PageParts {
  const { title, lead, submit } = page;
  const main = html`
<h1>${title}</h1>
<p class="lead">${lead}</p>
<form class="doorway-form" method="post" action="${action}">
<p><button type="submit">${submit}</button></p>
</form>`;
  return { title, main };
}

/** The page to which a letter to confirm leads: a button to say yes, and one for somebody whose address a stranger wrote. */
export function confirmPage(action: string): PageParts {
  const { title, main } = oneButton(words.confirm, action);
  const { notMeHeading, notMeLead, notMe } = words.confirm;
  const refusing = html`
<section>
<h2>${notMeHeading}</h2>
<p>${notMeLead}</p>
<form class="doorway-form" method="post" action="${action}">
<p><button class="quiet" type="submit" name="do" value="not-me">${notMe}</button></p>
</form>
</section>`;
  return { title, main: html`${main}${refusing}` };
}

/** Where to go from a page that has no more to do. */
export function waysOn(href: Href): [path: string, name: string][] {
  return [
    [href('/subscribe/'), words.stop.again],
    [href('/stories/'), words.news],
  ];
}

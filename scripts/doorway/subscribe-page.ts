import type { Partnership } from '#doorway/choices.ts';
import { choiceFields, describedBy, faultLine } from '#doorway/form.ts';
import type { PageParts } from '#doorway/frame-fs.ts';
import { type Html, html } from '#doorway/html.ts';
import { words } from '#doorway/words.ts';
import type { Choices } from '#subscriber/choices.ts';

/** The form as it is shown: what was chosen so far, and what is wrong with it. */
export interface Sheet {
  choices: Choices;
  /** The address as it was written; shown again only to whoever wrote it. */
  address: string;
  faults: { address?: string; areas?: string };
  /** What a postcode led to. */
  found?: string | undefined;
}

/** Where links within the site lead: puts what the site lives under before a path. */
export type Href = (path: string) => string;

/** The page on which somebody signs up. */
export function subscribePage(sheet: Sheet, partnership: Partnership, href: Href): PageParts {
  const main = html`
<header class="opening">
<h1>${words.subscribe.title}</h1>
<p class="lead">${words.subscribe.lead}</p>
</header>
${faultSummary(sheet.faults)}
${postcodeForm(sheet.found, partnership, href)}
<form class="doorway-form" method="post" action="${href('/subscribe/')}" novalidate>
${choiceFields(sheet.choices, partnership, sheet.faults.areas)}
${emailField(sheet)}
<p><button type="submit">${words.subscribe.submit}</button></p>
</form>
${whatIsKept(href)}`;
  return { title: words.subscribe.title, main };
}

function faultSummary({ areas, address }: Sheet['faults']): Html | undefined {
  const rows = [
    ...(areas === undefined ? [] : [html`<li><a href="#places">${areas}</a></li>`]),
    ...(address === undefined ? [] : [html`<li><a href="#email">${address}</a></li>`]),
  ];
  if (rows.length === 0) return undefined;
  return html`
<div class="faults" role="alert">
<h2>${words.wrong.heading}</h2>
<ul>${rows}</ul>
</div>`;
}

/** A form of its own: without scripts it is answered here; with them the device answers, and sends nothing. */
function postcodeForm(found: string | undefined, { near }: Partnership, href: Href): Html | undefined {
  if (!near) return undefined;
  const { heading, label, hint, find } = words.postcode;
  return html`
<section class="panel near" aria-labelledby="near">
<h2 id="near">${heading}</h2>
<form class="near-form" method="post" action="${href('/subscribe/')}" novalidate data-find data-files="${href('/near/')}" data-outcodes="${[...near.keys()].join(' ')}" data-words="${JSON.stringify(words.answers)}">
<label for="postcode">${label}</label>
<p class="soft" id="postcode-hint">${hint}</p>
<div class="near-line">
<input id="postcode" name="postcode" type="text" autocomplete="postal-code" autocapitalize="characters" spellcheck="false" maxlength="20" aria-describedby="postcode-hint">
<button type="submit">${find}</button>
</div>
</form>
<div class="near-answer" role="status" data-found>${found === undefined ? undefined : html`<p>${found}</p>`}</div>
</section>`;
}

function emailField({ address, faults }: Sheet): Html {
  const { label, hint } = words.email;
  const invalid = faults.address === undefined ? undefined : html` aria-invalid="true"`;
  return html`
<div class="asked">
<label class="asked-label" for="email">${label}</label>
<p class="soft" id="email-hint">${hint}</p>
${faultLine('email', faults.address)}
<input id="email" name="email" type="email" autocomplete="email" spellcheck="false" maxlength="254" value="${address}"${invalid}${describedBy('email', faults.address)}>
</div>`;
}

function whatIsKept(href: Href): Html {
  const { heading, lines, privacy } = words.kept;
  return html`
<section>
<h2>${heading}</h2>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
<p><a href="${href('/privacy/')}">${privacy}</a></p>
</section>`;
}

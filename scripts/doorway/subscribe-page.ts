import type { Partnership } from '#doorway/choices.ts';
import { describedBy, type Faults, faultLine, faultSummary, titleWith } from '#doorway/faults.ts';
import { answersIn } from '#doorway/finding.ts';
import { choiceFields } from '#doorway/form.ts';
import type { PageParts } from '#doorway/frame-fs.ts';
import { type Html, html } from '#doorway/html.ts';
import { opening } from '#doorway/opening.ts';
import type { Speech } from '#doorway/speech.ts';
import { phrasesIn } from '#language/phrases.ts';
import { subscriberAddresses } from '#message/addresses.ts';
import type { Choices } from '#subscriber/choices.ts';

/** The form as it is shown: what was chosen so far, and what is wrong with it. */
export interface Sheet {
  choices: Choices;
  /** The address as it was written; shown again only to whoever wrote it. */
  address: string;
  faults: { places?: string; email?: string };
  /** What a postcode led to. */
  found?: string | undefined;
}

/** An address that is right: nobody lives there (RFC 2606). */
export const EXAMPLE = 'name@example.org';

/** The page on which somebody signs up. */
export function subscribePage(sheet: Sheet, partnership: Partnership, speech: Speech): PageParts {
  const { words, href, language } = speech;
  const { title, lead, submit } = words;
  const { areas } = sheet.choices;
  const readings = {
    languages: partnership.settings.languages,
    pathIn: (other: string) => subscriberAddresses.subscribeTo(areas, other),
  };
  const main = html`
${opening(title, lead, speech, readings)}
${faultSummary(sheet.faults, speech)}
${postcodeForm(sheet, partnership, speech)}
<form class="doorway-form" method="post" action="${href(subscriberAddresses.subscribe(language))}" novalidate>
${choiceFields(sheet.choices, partnership, speech, sheet.faults.places)}
${emailField(sheet, words)}
<p><button class="press" type="submit">${submit}</button></p>
</form>
${whatIsKept(speech)}`;
  return { title: titleWith(sheet.faults satisfies Faults, title, speech), main };
}

/** A form of its own: without scripts it is answered here; with them the device answers, and sends nothing. */
function postcodeForm({ choices, found }: Sheet, { near }: Partnership, speech: Speech): Html | undefined {
  if (!near) return undefined;
  const { words, href, language } = speech;
  const { heading, label, hint, find } = words.postcode;
  const action = href(subscriberAddresses.subscribe(language));
  const outcodes = [...near.keys()].join(' ');
  const answers = JSON.stringify(answersIn(words));
  const kept = choices.areas.map((area) => html`<input type="hidden" name="area" value="${area}">`);
  const answer = found === undefined ? undefined : html`<p tabindex="-1" autofocus>${found}</p>`;
  return html`
<section class="panel near" aria-labelledby="near">
<h2 id="near">${heading}</h2>
<form class="near-form" method="post" action="${action}" novalidate data-find data-files="${href('/near/')}" data-outcodes="${outcodes}" data-words="${answers}" data-locale="${phrasesIn(language).locale}">
<label for="postcode">${label}</label>
<p class="soft" id="postcode-hint">${hint}</p>
<div class="near-line">
<input class="field" id="postcode" name="postcode" type="text" dir="ltr" autocomplete="postal-code" autocapitalize="characters" spellcheck="false" maxlength="20" aria-describedby="postcode-hint">
<button class="press" type="submit">${find}</button>
</div>
${kept}
</form>
<div class="near-answer said" role="status" data-found>${answer}</div>
</section>`;
}

function emailField({ address, faults }: Sheet, words: Speech['words']): Html {
  const { label, hint } = words.email;
  const invalid = faults.email === undefined ? undefined : html` aria-invalid="true"`;
  return html`
<div class="asked">
<label class="asked-label" for="email">${label}</label>
<p class="soft" id="email-hint">${hint}</p>
${faultLine('email', faults.email)}
<input class="field" id="email" name="email" type="email" dir="ltr" autocomplete="email" spellcheck="false" maxlength="254" value="${address}"${invalid}${describedBy('email', faults.email)}>
</div>`;
}

function whatIsKept({ words, href }: Speech): Html {
  const { heading, what, not, tracking, leaving, privacy } = words.kept;
  return html`
<section>
<h2>${heading}</h2>
<ul>${[what, not, tracking, leaving].map((line) => html`<li>${line}</li>`)}</ul>
<p><a href="${href('/privacy/#bulletins')}" hreflang="en">${privacy}</a></p>
</section>`;
}

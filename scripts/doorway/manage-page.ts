import type { Partnership } from '#doorway/choices.ts';
import { faultSummary, titleWith } from '#doorway/faults.ts';
import { choiceFields } from '#doorway/form.ts';
import type { PageParts } from '#doorway/frame-fs.ts';
import { type Html, html } from '#doorway/html.ts';
import { opening } from '#doorway/opening.ts';
import type { Speech } from '#doorway/speech.ts';
import { subscriberAddresses } from '#message/addresses.ts';
import type { Choices } from '#subscriber/choices.ts';

/** What the page for one subscriber shows. */
export interface Managed {
  /** The signed part of its address. */
  link: string;
  choices: Choices;
  /** Whether nothing is sent at the moment. */
  isStopped: boolean;
  /** What was done just now. */
  said?: string | undefined;
  /** What is wrong: with the chosen places, or with a wish to be forgotten that was not ticked. */
  faults?: { places?: string; sure?: string };
}

/** The page on which a subscriber changes, stops or erases everything. */
export function managePage(managed: Managed, partnership: Partnership, speech: Speech): PageParts {
  const { words, href, language } = speech;
  const { title, lead } = words.manage;
  const { said, isStopped, faults = {} } = managed;
  const pathIn = (other: string): string => subscriberAddresses.manage(encodeURIComponent(managed.link), other);
  const action = href(pathIn(language));
  const readings = { languages: partnership.settings.languages, pathIn };
  const main = html`
${opening(title, isStopped ? undefined : lead, speech, readings)}
${faultSummary(faults, speech)}
${said === undefined ? undefined : html`<p class="said" role="status" tabindex="-1" autofocus>${said}</p>`}
${isStopped ? stopped(speech) : html`${changeForm(managed, partnership, speech, action)}${stopForm(action, speech)}`}
${forgetForm(action, speech, faults.sure)}`;
  return { title: titleWith(faults, title, speech), main };
}

function stopped({ words, href, language }: Speech): Html {
  const { none, back, again } = words.stop;
  return html`
<p class="said">${none} ${back}</p>
<p><a href="${href(subscriberAddresses.subscribe(language))}">${again}</a></p>`;
}

function changeForm({ choices, faults }: Managed, partnership: Partnership, speech: Speech, action: string): Html {
  return html`
<form class="doorway-form" method="post" action="${action}" novalidate>
${choiceFields(choices, partnership, speech, faults?.places)}
<p><button class="press" type="submit" name="do" value="save">${speech.words.manage.submit}</button></p>
</form>`;
}

function stopForm(action: string, { words }: Speech): Html {
  const { submit, atOnce, back } = words.stop;
  return html`
<section>
<h2>${submit}</h2>
<p>${atOnce} ${back}</p>
<form class="doorway-form" method="post" action="${action}">
<p><button class="press quiet" type="submit" name="do" value="stop">${submit}</button></p>
</form>
</section>`;
}

function forgetForm(action: string, { words }: Speech, fault: string | undefined): Html {
  const { submit, lead, sure } = words.forget;
  const tied = fault === undefined ? undefined : html` aria-invalid="true" aria-describedby="sure-fault"`;
  return html`
<section>
<h2>${submit}</h2>
<p>${lead}</p>
<form class="doorway-form" method="post" action="${action}" novalidate>
${fault === undefined ? undefined : html`<p class="fault" id="sure-fault">${fault}</p>`}
<p><label class="choice"><input id="sure" type="checkbox" name="sure" value="yes"${tied}> ${sure}</label></p>
<p><button class="press quiet" type="submit" name="do" value="forget">${submit}</button></p>
</form>
</section>`;
}

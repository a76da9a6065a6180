import type { Partnership } from '#doorway/choices.ts';
import { choiceFields } from '#doorway/form.ts';
import type { PageParts } from '#doorway/frame-fs.ts';
import { type Html, html } from '#doorway/html.ts';
import { words } from '#doorway/words.ts';
import type { Choices } from '#subscriber/choices.ts';

/** What the page for one subscriber shows. */
export interface Managed {
  choices: Choices;
  /** Whether nothing is sent at the moment. */
  isStopped: boolean;
  /** What was done just now. */
  said?: string | undefined;
  /** What is wrong with the chosen places. */
  fault?: string | undefined;
  /** Set when erasing was asked for without the tick. */
  isUnsure?: boolean;
}

/** The page on which a subscriber changes, stops or erases everything. `action` is its own address, with its signed link. */
export function managePage(managed: Managed, partnership: Partnership, action: string): PageParts {
  const { title, lead } = words.manage;
  const main = html`
<header class="opening">
<h1>${title}</h1>
<p class="lead">${lead}</p>
</header>
${managed.said === undefined ? undefined : html`<p class="done" role="status">${managed.said}</p>`}
${managed.isStopped ? html`<p class="done">${words.manage.stopped}</p>` : html`${changeForm(managed, partnership, action)}${stopForm(action)}`}
${forgetForm(action, managed.isUnsure ?? false)}`;
  return { title, main };
}

function changeForm({ choices, fault }: Managed, partnership: Partnership, action: string): Html {
  return html`
<form class="doorway-form" method="post" action="${action}" novalidate>
${choiceFields(choices, partnership, fault)}
<p><button type="submit" name="do" value="save">${words.manage.submit}</button></p>
</form>`;
}

function stopForm(action: string): Html {
  const { stopHeading, stopLead, stop } = words.manage;
  return html`
<section>
<h2>${stopHeading}</h2>
<p>${stopLead}</p>
<form class="doorway-form" method="post" action="${action}">
<p><button class="quiet" type="submit" name="do" value="stop">${stop}</button></p>
</form>
</section>`;
}

function forgetForm(action: string, isUnsure: boolean): Html {
  const { forgetHeading, forgetLead, sure, sureFirst, forget } = words.manage;
  return html`
<section>
<h2>${forgetHeading}</h2>
<p>${forgetLead}</p>
<form class="doorway-form" method="post" action="${action}" novalidate>
${isUnsure ? html`<p class="fault" id="sure-fault" role="alert">${sureFirst}</p>` : undefined}
<p><label class="choice"><input type="checkbox" name="sure" value="yes"${isUnsure ? html` aria-describedby="sure-fault"` : undefined}> ${sure}</label></p>
<p><button class="quiet" type="submit" name="do" value="forget">${forget}</button></p>
</form>
</section>`;
}

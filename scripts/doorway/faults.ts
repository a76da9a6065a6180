import { type Html, html } from '#doorway/html.ts';
import type { Speech } from '#doorway/speech.ts';

/** What is wrong with a form, by the id of the field that it is about. */
export type Faults = Readonly<Record<string, string | undefined>>;

/** All that is wrong with a form, above it and in focus, with a link to each field. Nothing where nothing is wrong. */
export function faultSummary(faults: Faults, { words }: Speech): Html | undefined {
  const rows = Object.entries(faults).flatMap(([field, fault]) =>
    fault === undefined ? [] : [html`<li><a href="#${field}">${fault}</a></li>`],
  );
  if (rows.length === 0) return undefined;
  return html`
<div class="said faults" role="alert" tabindex="-1" autofocus>
<h2>${words.wrong.heading}</h2>
<ul>${rows}</ul>
</div>`;
}

/** The title of a page: people who listen to it hear first that something is wrong. */
export function titleWith(faults: Faults, title: string, { words }: Speech): string {
  return Object.values(faults).some((fault) => fault !== undefined) ? `${words.wrong.heading} – ${title}` : title;
}

/** Ties a field to its hint, and to what is wrong with it. */
export function describedBy(id: string, fault: string | undefined): Html {
  if (fault === undefined) return html` aria-describedby="${id}-hint"`;
  return html` aria-describedby="${id}-hint ${id}-fault"`;
}

/** What is wrong with a field, above it. */
export function faultLine(id: string, fault: string | undefined): Html | undefined {
  return fault === undefined ? undefined : html`<p class="fault" id="${id}-fault">${fault}</p>`;
}

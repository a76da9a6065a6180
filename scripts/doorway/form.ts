import { type Partnership, placesByDistrict } from '#doorway/choices.ts';
import { type Html, html } from '#doorway/html.ts';
import { words } from '#doorway/words.ts';
import { type Choices, FREQUENCIES } from '#subscriber/choices.ts';

/** The fields by which somebody chooses places, a language and how often. `fault` says what is wrong with the places. */
export function choiceFields(choices: Choices, partnership: Partnership, fault?: string): Html {
  return html`${placeFields(choices, partnership, fault)}${languageFields(choices, partnership)}${frequencyFields(choices)}`;
}

function placeFields({ areas }: Choices, partnership: Partnership, fault: string | undefined): Html {
  const box = (id: string, name: string): Html =>
    choiceOf({ kind: 'checkbox', field: 'area', value: id, name: html`${name}`, isChosen: areas.includes(id) });
  const districts = placesByDistrict(partnership).map(
    ({ id, name, places }) => html`
<fieldset class="choices">
<legend>${name}</legend>
${[box(id, words.places.all(name)), ...places.map((place) => box(place.id, place.name))]}
</fieldset>`,
  );
  return html`
<fieldset class="asked" id="places" tabindex="-1"${describedBy('places', fault)}>
<legend>${words.places.heading}</legend>
<p class="soft" id="places-hint">${words.places.hint}</p>
${faultLine('places', fault)}
<div class="choice-columns">${districts}</div>
</fieldset>`;
}

function languageFields({ language }: Choices, { settings }: Partnership): Html {
  const options = settings.languages.map(({ id, name }) =>
    choiceOf({
      kind: 'radio',
      field: 'language',
      value: id,
      name: html`<span lang="${id}">${name}</span>`,
      isChosen: id === language,
    }),
  );
  return html`
<fieldset class="asked" aria-describedby="language-hint">
<legend>${words.language.heading}</legend>
<p class="soft" id="language-hint">${words.language.hint}</p>
<div class="choices">${options}</div>
</fieldset>`;
}

function frequencyFields({ frequency }: Choices): Html {
  const options = FREQUENCIES.map((one) =>
    choiceOf({
      kind: 'radio',
      field: 'frequency',
      value: one,
      name: html`${words.frequency[one]}`,
      isChosen: one === frequency,
    }),
  );
  return html`
<fieldset class="asked">
<legend>${words.frequency.heading}</legend>
<div class="choices">${options}</div>
</fieldset>`;
}

/** One thing to tick or to choose. */
interface Option {
  kind: 'checkbox' | 'radio';
  field: string;
  value: string;
  name: Html;
  isChosen: boolean;
}

function choiceOf({ kind, field, value, name, isChosen }: Option): Html {
  const checked = isChosen ? html` checked` : undefined;
  return html`<label class="choice"><input type="${kind}" name="${field}" value="${value}"${checked}> ${name}</label>
`;
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

import { COUNTY } from '#area/area-id.ts';
import { type Partnership, placesByDistrict } from '#doorway/choices.ts';
import { describedBy, faultLine } from '#doorway/faults.ts';
import { type Html, html } from '#doorway/html.ts';
import { placesMap } from '#doorway/places-map.ts';
import type { Speech } from '#doorway/speech.ts';
import { phrasesIn } from '#language/phrases.ts';
import { type Choices, FREQUENCIES } from '#subscriber/choices.ts';

/** The fields by which somebody chooses places, a language and how often. `fault` says what is wrong with the places. */
export function choiceFields(choices: Choices, partnership: Partnership, speech: Speech, fault?: string): Html {
  return html`${placeFields(choices, partnership, speech, fault)}${languageFields(choices, partnership, speech)}${frequencyFields(choices, speech)}`;
}

function placeFields({ areas }: Choices, partnership: Partnership, speech: Speech, fault: string | undefined): Html {
  const { places: words } = speech.words;
  const box = (id: string, name: string): Html =>
    choiceOf({
      kind: 'checkbox',
      field: 'area',
      value: id,
      name: html`<bdi>${name}</bdi>`,
      isChosen: areas.includes(id),
    });
  const districts = placesByDistrict(partnership).map(
    ({ id, name, places }) => html`
<fieldset class="choices">
<legend><bdi>${name}</bdi></legend>
${[box(id, words.all(name)), ...places.map((place) => box(place.id, place.name))]}
</fieldset>`,
  );
  return html`
<fieldset class="asked" id="places" tabindex="-1"${describedBy('places', fault)}>
<legend>${words.heading}</legend>
<p class="soft" id="places-hint">${words.hint}</p>
${faultLine('places', fault)}
<div class="choice-ways">
<div class="choice-list">
${box(COUNTY, words.all(partnership.settings.county))}
<div class="choice-columns">${districts}</div>
</div>
${placesMap(partnership, speech)}
</div>
</fieldset>`;
}

function languageFields({ language }: Choices, { settings }: Partnership, { words }: Speech): Html {
  const options = settings.languages.map(({ id, name }) =>
    choiceOf({
      kind: 'radio',
      field: 'language',
      value: id,
      name: html`<span lang="${id}" dir="${phrasesIn(id).direction}">${name}</span>`,
      isChosen: id === language,
    }),
  );
  return html`
<fieldset class="asked" aria-describedby="language-hint">
<legend>${words.language.heading}</legend>
<p class="soft" id="language-hint">${words.language.hint}</p>
<div class="choices choices-short">${options}</div>
</fieldset>`;
}

function frequencyFields({ frequency }: Choices, { words }: Speech): Html {
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

import { type Answer, answerPostcode } from '#area/near/answer.ts';
import type { NearFile } from '#area/near/near-file.ts';
import { fetchJson } from '../map/map-data.ts';
import { isolated, nameOf, tick } from './boxes.ts';

const form = document.querySelector<HTMLFormElement>('form[data-find]');
if (form) enhance(form);

/** From now on the device finds the places of a postcode, and nobody is sent it. */
function enhance(asking: HTMLFormElement): void {
  const field = asking.querySelector<HTMLInputElement>('input[name="postcode"]');
  if (!field) return;
  field.removeAttribute('name');
  asking.addEventListener('submit', (event) => {
    event.preventDefault();
    void find(field.value, asking).then(show);
  });
}

/** @returns what to say, in the words that came with the form. */
async function find(postcode: string, { dataset }: HTMLFormElement): Promise<string> {
  const { files = '', outcodes = '', words = '{}', locale } = dataset;
  const sentences: Partial<Record<string, string>> = JSON.parse(words);
  const fetchNear = (outcode: string): Promise<NearFile> => fetchJson<NearFile>(`${files}${outcode}.json`);
  const answer = await answerPostcode(postcode, outcodes.split(' '), fetchNear);
  const sentence = sentences[answer.kind === 'unknown' ? 'begun' : answer.kind] ?? '';
  const places = placesOf(answer);
  if (answer.kind === 'found') for (const area of places) tick(area);
  const names = places.map(nameOf).filter((name) => name !== '');
  return sentence.replace('{places}', () => new Intl.ListFormat(locale).format(names.map(isolated)));
}

/** The places first; a district only where it is all that is known, or may be meant. */
function placesOf(answer: Answer): string[] {
  if (answer.kind === 'found') return answer.areas.length > 0 ? answer.areas : [answer.district];
  return 'areas' in answer ? [...answer.areas, ...answer.districts] : [];
}

function show(words: string): void {
  const line = document.createElement('p');
  line.textContent = words;
  document.querySelector('[data-found]')?.replaceChildren(line);
}

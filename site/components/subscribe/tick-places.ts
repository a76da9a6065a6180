import { type Answer, answerPostcode } from '#area/near/answer.ts';
import type { NearFile } from '#area/near/near-file.ts';
import { fetchJson } from '../map/map-data.ts';

const form = document.querySelector<HTMLFormElement>('form[data-find]');
if (form) enhance(form);

/** From now on the device finds the places of a postcode, and nobody is sent it. */
function enhance(asking: HTMLFormElement): void {
  const field = asking.querySelector('input');
  if (!field) return;
  field.removeAttribute('name');
  asking.addEventListener('submit', (event) => {
    event.preventDefault();
    void find(field.value, asking).then(show);
  });
}

/** @returns what to say, in the words that came with the form. */
async function find(postcode: string, { dataset }: HTMLFormElement): Promise<string> {
  const { files = '', outcodes = '', words = '{}' } = dataset;
  const sentences: Partial<Record<string, string>> = JSON.parse(words);
  const fetchNear = (outcode: string): Promise<NearFile> => fetchJson<NearFile>(`${files}${outcode}.json`);
  const answer = await answerPostcode(postcode, outcodes.split(' '), fetchNear);
  const sentence = sentences[answer.kind === 'unknown' ? 'begun' : answer.kind] ?? '';
  const places = placesOf(answer);
  if (answer.kind === 'found') tick(places);
  return sentence.replace('{places}', () => new Intl.ListFormat('en-GB').format(named(places)));
}

/** The places first; a district only where it is all that is known, or may be meant. */
function placesOf(answer: Answer): string[] {
  if (answer.kind === 'found') return answer.areas.length > 0 ? answer.areas : [answer.district];
  return 'areas' in answer ? [...answer.areas, ...answer.districts] : [];
}

function tick(areas: readonly string[]): void {
  for (const area of areas) {
    const box = boxOf(area);
    if (box) box.checked = true;
  }
}

function named(areas: readonly string[]): string[] {
  return areas.flatMap((area) => boxOf(area)?.labels?.[0]?.textContent.trim() ?? []);
}

function boxOf(area: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`input[name="area"][value="${CSS.escape(area)}"]`);
}

function show(words: string): void {
  const line = document.createElement('p');
  line.textContent = words;
  document.querySelector('[data-found]')?.replaceChildren(line);
}

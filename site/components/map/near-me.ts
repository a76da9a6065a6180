import { answerPostcode } from '#area/near/answer.ts';
import type { NearFile } from '#area/near/near-file.ts';
import { prepareWhereabouts } from '#area/near/whereabouts.ts';
import { nearWords } from '../../words.ts';
import { fetchJson, fetchMapData, type MapData } from './map-data.ts';
import { showMessage, showPosition, showPostcode, type Telling } from './near-answer.ts';
import { selection } from './selection.ts';

/** Long enough for a phone that must look for satellites first. */
const PATIENCE = { timeout: 15_000, maximumAge: 60_000 };

const section = document.querySelector<HTMLElement>('[data-near]');
if (section) enhance(section);

function enhance(near: HTMLElement): void {
  document.documentElement.classList.add('scripted');
  const form = near.querySelector('form');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = form.querySelector('input')?.value ?? '';
    tell(near, (data) => lookUp(text, data, near));
  });
  near.querySelector('[data-locate]')?.addEventListener('click', () => tell(near, locate));
}

let latest = 0;

/** Shows an answer once it is there, unless the reader has asked again meanwhile. */
async function tell(near: HTMLElement, find: (data: MapData) => Promise<Telling>): Promise<void> {
  const place = near.querySelector('.near-answer');
  latest += 1;
  const turn = latest;
  place?.replaceChildren(...showMessage(nearWords.looking).nodes);
  const { source = '' } = near.dataset;
  const telling = await fetchMapData(source)
    .then(find)
    .catch(() => showMessage(nearWords.unreachable));
  if (turn !== latest) return;
  place?.replaceChildren(...telling.nodes);
  if (telling.place) selection.choose(telling.place, 'answer');
}

async function lookUp(text: string, data: MapData, { dataset }: HTMLElement): Promise<Telling> {
  const { files = '', news = '' } = dataset;
  const fetchNear = (outcode: string) => fetchJson<NearFile>(`${files}${outcode}.json`);
  return showPostcode(await answerPostcode(text, data.outcodes, fetchNear), data, news);
}

/** The position is compared with the outlines that are here already, and then forgotten. */
async function locate(data: MapData): Promise<Telling> {
  const found = await new Promise<GeolocationPosition | GeolocationPositionError>((resolve) => {
    navigator.geolocation.getCurrentPosition(resolve, resolve, PATIENCE);
  });
  if ('code' in found) return showMessage(reasons[found.code] ?? nearWords.unavailable);
  const { longitude, latitude } = found.coords;
  return showPosition(prepareWhereabouts(data.places, data.districts)([longitude, latitude]), data);
}

/** By the numbers that the Geolocation API gives. */
const reasons: Readonly<Record<number, string>> = {
  1: nearWords.refused,
  2: nearWords.unavailable,
  3: nearWords.late,
};

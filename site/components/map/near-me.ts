import { answerPostcode } from '#area/near/answer.ts';
import type { NearFile } from '#area/near/near-file.ts';
import { prepareWhereabouts } from '#area/near/whereabouts.ts';
import { nearWords } from '../../words.ts';
import { fetchJson, fetchMapData, type MapData } from './map-data.ts';
import { keepsStill } from './motion.ts';
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
    tell(near, 'postcode', (data) => lookUp(text, data, near));
  });
  near.querySelector('[data-locate]')?.addEventListener('click', () => tell(near, 'position', locate));
}

let latest = 0;

/** Shows an answer under what was asked, once it is there, unless the reader has asked again meanwhile. */
async function tell(
  near: HTMLElement,
  asked: 'postcode' | 'position',
  find: (data: MapData) => Promise<Telling>,
): Promise<void> {
  const places = [...near.querySelectorAll<HTMLElement>('.near-answer')];
  const show = ({ nodes }: Telling): void => {
    for (const place of places) place.replaceChildren(...(place.dataset.answers === asked ? nodes : []));
  };
  latest += 1;
  const turn = latest;
  show(showMessage(nearWords.looking));
  const { source = '' } = near.dataset;
  const telling = await fetchMapData(source)
    .then(find)
    .catch(() => showMessage(nearWords.unreachable));
  if (turn !== latest) return;
  show(telling);
  if (telling.place) selection.choose(telling.place, 'answer');
  for (const place of places) bringIntoSight(place);
}

/** Moves the page only where an answer would be missed: below the screen, or behind the keyboard on it. */
function bringIntoSight(answer: HTMLElement): void {
  const { top, bottom, height } = answer.getBoundingClientRect();
  const screen = visualViewport?.height ?? innerHeight;
  if (height === 0 || (top >= 0 && bottom <= screen)) return;
  answer.scrollIntoView({ block: 'start', behavior: keepsStill() ? 'auto' : 'smooth' });
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

import type { Rect } from '#area/map/frame.ts';
import { mapWords } from '../../words.ts';
import type { Controls } from './leaflet-map.ts';
import { fetchMapData, type MapData } from './map-data.ts';
import { wirePlaceList } from './place-list.ts';
import { selection } from './selection.ts';
import { whenWanted } from './when-wanted.ts';

const figure = document.querySelector<HTMLElement>('[data-areas-map]');
if (figure) enhance(figure);

/** Turns the drawing into a map that moves, once a reader comes near it; until then, and if that fails, it stays. */
function enhance(map: HTMLElement): void {
  const { chosen, district, source = '' } = map.dataset;
  selection.chosen = chosen;
  wirePlaceList(document.querySelectorAll<HTMLElement>('[data-place]'), selection);
  const drawn = new Promise<void>((resolve) => {
    selection.onChoose(() => resolve());
    whenWanted(map).then(resolve);
  }).then(() => draw(map, source, district));
  // The drawing and the list are still there.
  drawn.catch(() => undefined);
  selection.onChoose((by) => {
    if (by === 'list') map.scrollIntoView({ block: 'nearest' });
  });
}

async function draw(figure: HTMLElement, source: string, district: string | undefined): Promise<void> {
  const [live, buttons, status] = ['live', 'buttons', 'status'].map((name) =>
    figure.querySelector<HTMLElement>(`.map-${name}`),
  );
  if (!live || !buttons || !status) return;
  const [{ drawMap }, all] = await Promise.all([import('./leaflet-map.ts'), fetchMapData(source)]);
  // The list of a page about one place has those of its district, and the map no others.
  const data = district ? { ...all, places: all.places.filter((place) => place.district === district) } : all;
  live.hidden = false;
  buttons.hidden = false;
  const covered = () => [rectIn(live, buttons)];
  const onNumbers = (areShown: boolean): void => {
    figure.toggleAttribute('data-numbers', areShown);
  };
  const controls = await drawMap(live, data, selection, { district, covered, onNumbers });
  wireButtons(buttons, controls);
  const say = (): void => status.replaceChildren(...sayChosen(data, selection.chosen));
  selection.onChoose(say);
  figure.dataset.live = '';
  // Chosen while the map was still on its way.
  if (selection.chosen !== figure.dataset.chosen) selection.choose(selection.chosen, 'answer');
}

function wireButtons(buttons: HTMLElement, controls: Controls): void {
  for (const button of buttons.querySelectorAll('button')) {
    const does = button.dataset.does as keyof Controls;
    button.addEventListener('click', () => controls[does]());
  }
}

function rectIn(outer: HTMLElement, inner: HTMLElement): Rect {
  const [whole, part] = [outer.getBoundingClientRect(), inner.getBoundingClientRect()];
  return { x: part.left - whole.left, y: part.top - whole.top, width: part.width, height: part.height };
}

/** “Holme Wood, in Bradford: 3 stories.” and the way to them. */
function sayChosen({ places, districts }: MapData, id: string | undefined): Node[] {
  const place = places.find((one) => one.id === id);
  const district = districts.find((one) => one.id === place?.district);
  if (!place || !district) return [];
  const link = document.createElement('a');
  link.href = place.address;
  link.textContent = mapWords.read(place.name);
  return [document.createTextNode(`${mapWords.chosen(place.name, district.name, place.stories)} `), link];
}

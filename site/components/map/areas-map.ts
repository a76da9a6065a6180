import { mapWords } from '../../words.ts';
import { fetchMapData, type MapData } from './map-data.ts';
import { coveredIn, mapFrameIn, wireButtons } from './map-frame.ts';
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
  const frame = mapFrameIn(figure);
  const status = figure.querySelector('.map-status');
  if (!frame || !status) return;
  const [{ drawMap }, all] = await Promise.all([import('./leaflet-map.ts'), fetchMapData(source)]);
  // The list of a page about one place has those of its district, and the map no others.
  const data = district ? { ...all, places: all.places.filter((place) => place.district === district) } : all;
  frame.live.hidden = false;
  frame.buttons.hidden = false;
  const covered = () => coveredIn(frame);
  const onNumbers = (areShown: boolean): void => {
    figure.toggleAttribute('data-numbers', areShown);
  };
  const controls = await drawMap(frame.live, data, selection, { district, covered, onNumbers });
  wireButtons(frame, controls);
  const say = (): void => status.replaceChildren(...sayChosen(data, selection.chosen));
  selection.onChoose(say);
  figure.dataset.live = '';
  // Chosen while the map was still on its way.
  if (selection.chosen !== figure.dataset.chosen) selection.choose(selection.chosen, 'answer');
}

/** “Holme Wood, in Bradford: 3 stories.” and the way to them. */
function sayChosen({ places, districts }: MapData, id: string | undefined): Node[] {
  const place = places.find((one) => one.id === id);
  const district = districts.find((one) => one.id === place?.district);
  if (!place || !district) return [];
  const link = document.createElement('a');
  link.href = place.address;
  link.textContent = mapWords.read(place.name);
  return [document.createTextNode(`${mapWords.chosen(place.name, district.name, place.stories ?? 0)} `), link];
}

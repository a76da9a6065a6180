import type { MapData } from '../map/map-data.ts';
import { fetchMapData } from '../map/map-data.ts';
import { coveredIn, mapFrameIn, wireButtons } from '../map/map-frame.ts';
import { whenWanted } from '../map/when-wanted.ts';
import { BOXES, isolated } from './boxes.ts';
import { Ticks } from './ticks.ts';

const room = document.querySelector<HTMLElement>('[data-places-map]');
if (room) enhance(room);

/** Draws the map beside the list, once a reader comes near it. Where that fails, the list is all, as it is without scripts. */
function enhance(map: HTMLElement): void {
  whenWanted(map)
    .then(() => draw(map))
    .catch(() => map.remove());
}

async function draw(map: HTMLElement): Promise<void> {
  const frame = mapFrameIn(map);
  if (!frame) return;
  const { source = '', words = '{}' } = map.dataset;
  const [{ drawMap }, all] = await Promise.all([import('../map/leaflet-map.ts'), fetchMapData(source)]);
  const ticks = new Ticks();
  ticks.onChoose((by) => {
    if (by === 'map') say(map, ticks, JSON.parse(words));
  });
  wireList(ticks);
  const controls = await drawMap(frame.live, withoutCounts(all), ticks, {
    district: undefined,
    covered: () => coveredIn(frame),
    onNumbers: () => undefined,
    isStill: true,
  });
  wireButtons(frame, controls);
  ticks.onChoose(() => showDistricts(frame.live, ticks));
  showDistricts(frame.live, ticks);
  map.dataset.live = '';
}

/** How many stories a place has is of no matter here; the map then says so neither in words nor in numbers. */
const withoutCounts = (data: MapData): MapData => ({
  ...data,
  places: data.places.map((place) => ({ ...place, stories: undefined })),
});

/** What is ticked in the list, or in focus there, is seen on the map. */
function wireList(ticks: Ticks): void {
  for (const box of document.querySelectorAll<HTMLInputElement>(BOXES)) {
    const label = box.closest('label') ?? box;
    box.addEventListener('change', () => ticks.changed('list'));
    for (const event of ['mouseenter', 'focusin']) label.addEventListener(event, () => ticks.point(box.value));
    for (const event of ['mouseleave', 'focusout']) label.addEventListener(event, () => ticks.point(undefined));
  }
}

/** A district that is ticked as a whole, and all of them with the county, stand out too. */
function showDistricts(live: HTMLElement, ticks: Ticks): void {
  for (const outline of live.querySelectorAll<SVGElement>('.map-district')) {
    const id = outline.dataset.id ?? '';
    outline.classList.toggle('is-chosen', ticks.isChosen(id) || ticks.isChosen('county'));
  }
}

/** Who does not see the map is told what a press on it did. */
function say(map: HTMLElement, ticks: Ticks, words: { chosen: string; dropped: string }): void {
  const line = map.querySelector('[data-said]');
  const { last } = ticks;
  if (!line || !last) return;
  const sentence = ticks.isChosen(last.id) ? words.chosen : words.dropped;
  line.textContent = sentence.replace('{place}', () => isolated(last.name));
}

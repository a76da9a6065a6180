import type { Partnership } from '#doorway/choices.ts';
import { type Html, html } from '#doorway/html.ts';
import type { Speech } from '#doorway/speech.ts';

/**
 * Room for the map on which places can be chosen too. Scripts of the site draw it and let it tick the boxes of the list;
 * without them the list is all, and nothing of this is seen.
 */
export function placesMap({ hotspots, credit }: Partnership, { words, href }: Speech): Html | undefined {
  if (hotspots.length === 0) return undefined;
  const { map, mapHint, nearer, farther, home, chosen, dropped } = words.places;
  const said = JSON.stringify({ chosen: chosen(PLACE), dropped: dropped(PLACE) });
  return html`
<div class="choice-map map needs-script" data-places-map data-source="${href('/areas/map.json')}" data-words="${said}">
<p class="choice-map-name" id="places-map">${map}</p>
<p class="soft">${mapHint}</p>
<div class="map-stage" dir="ltr">
<section class="map-live" aria-labelledby="places-map"></section>
<div class="map-buttons">
<button type="button" data-does="nearer"><span aria-hidden="true">+</span><span class="hidden">${nearer}</span></button>
<button type="button" data-does="farther"><span aria-hidden="true">−</span><span class="hidden">${farther}</span></button>
<button type="button" data-does="home"><svg aria-hidden="true" viewBox="0 0 20 20"><path d="M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5"></path></svg><span class="hidden">${home}</span></button>
</div>
</div>
<p class="hidden" role="status" data-said></p>
<p class="soft map-credit" lang="en" dir="ltr">Map: ${credit}</p>
</div>`;
}

/** Stands for the name of a place in a sentence that travels to the browser. */
export const PLACE = '{place}';

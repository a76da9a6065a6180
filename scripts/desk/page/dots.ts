import type Leaflet from 'leaflet';
import type { Dot } from '#desk/dots.ts';
import { ask, attempt } from './api.ts';
import { asText, type Ground, L } from './ground.ts';

const ZOOM_FOR_DOTS = 14;
const ZOOM_FOR_NAMES = 17.5;

/** Postcodes as dots, so that one can tell streets from fields where the map has no streets. */
export function showDots({ map }: Ground): void {
  const dots = L.layerGroup().addTo(map);
  let asked = 0;
  const show = async (): Promise<void> => {
    const own = ++asked;
    if (map.getZoom() < ZOOM_FOR_DOTS) {
      dots.clearLayers();
      return;
    }
    const bounds = map.getBounds();
    const box = { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
    const found = await ask<{ dots: Dot[] }>('postcodes', box);
    if (own !== asked) return;
    dots.clearLayers();
    for (const dot of found.dots) dots.addLayer(map.getZoom() < ZOOM_FOR_NAMES ? circle(dot) : name(dot));
  };
  map.on('moveend', () => void attempt(show));
}

const circle = ({ at: [longitude, latitude] }: Dot): Leaflet.Layer =>
  L.circleMarker([latitude, longitude], { className: 'dot', radius: 2, pane: 'thin', interactive: false });

const name = ({ code, at: [longitude, latitude] }: Dot): Leaflet.Layer =>
  L.tooltip({ permanent: true, direction: 'center', className: 'town', interactive: false })
    .setLatLng([latitude, longitude])
    .setContent(asText(code));

import { leafletLayer } from 'protomaps-leaflet';
import { DomUtil, GridLayer, type LeafletMap } from './leaflet.ts';

/** Draws the base map from one PMTiles file, in the colours of the day or of the night. */
export function addPmtiles(map: LeafletMap, url: string): void {
  // It looks for Leaflet where a <script> would have put it.
  Object.assign(globalThis, { L: { DomUtil, GridLayer } });
  const flavor = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const layer = leafletLayer({ url, flavor, attribution: '' }) as unknown as GridLayer;
  layer.addTo(map);
}

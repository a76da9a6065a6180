import { GridLayer, type LeafletMap } from './leaflet.ts';

/** Set by astro.config.mjs from the settings of the partnership; empty where it wants no map but our own outlines. */
const TILES = import.meta.env.PRECISION_TILES;
const PMTILES = import.meta.env.PRECISION_PMTILES;

/** Whether a partnership has a base map of its own choice. */
export const hasBaseMap = Boolean(TILES || PMTILES);

/** Lays the base map of the partnership under the outlines, where it has one. */
export async function addBaseMap(map: LeafletMap): Promise<void> {
  if (TILES) new Squares({ maxZoom: map.getMaxZoom() }).addTo(map);
  if (PMTILES) {
    const { addPmtiles } = await import('./pmtiles.ts');
    addPmtiles(map, PMTILES);
  }
  if (hasBaseMap) map.getContainer().classList.add('has-base');
}

/** Leaflet’s own layer of pictures empties them with data: addresses, which the policy of a page would have to allow. */
const Squares = GridLayer.extend({
  createTile({ x, y, z }: { x: number; y: number; z: number }, done: (error?: Error, tile?: HTMLElement) => void) {
    const square = document.createElement('img');
    square.alt = '';
    square.addEventListener('load', () => done(undefined, square));
    square.addEventListener('error', () => done(new Error('A part of the map is missing.'), square));
    square.src = TILES.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
    return square;
  },
}) as typeof GridLayer;

import type {} from '@geoman-io/leaflet-geoman-free';
import type Leaflet from 'leaflet';
import type { Boundary } from '#area/library/area-library.ts';
import type { Outline } from '#area/shape/geometry.ts';
import type { Overview } from '#desk/overview.ts';
import { byId } from './elements.ts';
import { Names } from './names.ts';

/** Leaflet and its drawing tools, which come as scripts of their own. */
export const L = (globalThis as unknown as { L: typeof Leaflet }).L;

/** The panes, lowest first: all below the outline that is drawn. */
const PANES = ['land', 'thin', 'places'] as const;

const style = (className: string): Leaflet.PathOptions => ({ className, stroke: true, fill: true });

/** The map: our own outlines, on the pictures of a base map where the settings name one. */
/** Names as they are: Leaflet takes a text for HTML, and a name may hold anything. Its types know of elements only. */
export const asText = (name: string): HTMLElement => document.createTextNode(name) as unknown as HTMLElement;

export class Ground {
  readonly map: Leaflet.Map;
  readonly #layers = new Map<string, Leaflet.LayerGroup>();
  readonly #spot = L.layerGroup();
  readonly #names: Names;
  #base: Leaflet.TileLayer | undefined;
  #whole: Leaflet.LatLngBounds | undefined;
  /** Told the id of a place that was clicked on. */
  onPlace: (id: string) => void = () => {};
  /** Told the code of an official area that was clicked on. */
  onArea: (code: string) => void = () => {};

  constructor() {
    L.PM.setOptIn(true);
    this.map = L.map('map', {
      ...{ pmIgnore: false, attributionControl: false, zoomSnap: 0.5, maxZoom: 19, zoomControl: false },
      ...{ fadeAnimation: false, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches },
    });
    L.control.zoom({ position: 'topright', zoomInTitle: 'Closer', zoomOutTitle: 'Farther' }).addTo(this.map);
    L.control.scale({ imperial: false, position: 'bottomleft', maxWidth: 140 }).addTo(this.map);
    this.#names = new Names(this.map);
    PANES.forEach((name, at) => {
      this.map.createPane(name).style.zIndex = String(210 + at * 10);
    });
    this.#spot.addTo(this.map);
    // Points are moved with the mouse only, and typed otherwise: a stop for each in the order of keys would be none the wiser.
    this.map.on('layeradd', ({ layer }) => {
      const icon = layer instanceof L.Marker ? layer.getElement() : undefined;
      icon?.removeAttribute('tabindex');
      icon?.removeAttribute('role');
      icon?.setAttribute('aria-hidden', 'true');
    });
    // The height of the map follows the window, and the panel beside it.
    new ResizeObserver(() => this.map.invalidateSize()).observe(byId('map'));
  }

  /** Draws the county, its districts, towns and places. */
  show(overview: Overview): void {
    const { county, districts, places, tiles } = overview;
    if (tiles !== undefined) this.#lay(tiles);
    this.#replace('land', [
      polygonOf(county.outline, { ...style('county'), pane: 'land', interactive: false }),
      ...districts.map(({ id, outline }) =>
        polygonOf(outline, { ...style('district'), pane: 'land', interactive: false }).on('add', ({ target }) =>
          target.getElement()?.setAttribute('data-district', id),
        ),
      ),
    ]);
    this.#replace(
      'places',
      places.map(({ id, name, outline }) =>
        polygonOf(outline, { ...style('place'), pane: 'places' })
          .bindTooltip(asText(name), { sticky: true })
          .on('click', () => this.onPlace(id))
          .on('add', ({ target }) => target.getElement()?.setAttribute('data-place', id)),
      ),
    );
    const isFirst = this.#whole === undefined;
    this.#whole = boundsOf(county.outline);
    if (isFirst) this.map.fitBounds(this.#whole, { padding: [12, 12] }).setMinZoom(this.map.getZoom() - 1);
    this.#names.show(overview, boundsOf);
  }

  /** Draws the lines of official areas, or none. */
  showAreas(areas: readonly Boundary[]): void {
    this.#replace(
      'thin',
      areas.map(({ code, name, outline }) =>
        polygonOf(outline, { ...style('thin'), pane: 'thin' })
          .bindTooltip(asText(name), { sticky: true })
          .on('click', () => this.onArea(code))
          .on('add', ({ target }) => target.getElement()?.setAttribute('data-area', code)),
      ),
    );
  }

  /** Marks the official areas, places or districts that are chosen. */
  mark(attribute: 'data-area' | 'data-place' | 'data-district', className: string, ids: readonly string[]): void {
    for (const path of byId('map').querySelectorAll(`[${attribute}]`)) {
      path.classList.toggle(className, ids.includes(path.getAttribute(attribute) ?? ''));
    }
    if (className === 'opened') this.#names.hide(ids);
  }

  /** Shows where something is wrong. */
  showSpot(spot: { longitude: number; latitude: number } | undefined): void {
    this.#spot.clearLayers();
    if (!spot) return;
    const at = L.latLng(spot.latitude, spot.longitude);
    L.circleMarker(at, { className: 'wrong-spot', radius: 14, interactive: false }).addTo(this.#spot);
    this.map.setView(at, Math.max(this.map.getZoom(), 15));
    byId('map').scrollIntoView({ block: 'nearest' });
  }

  /** Brings outlines into view, or the whole county. */
  fit(outlines: readonly Outline[]): void {
    const box = outlines.reduce((all, outline) => all.extend(boundsOf(outline)), L.latLngBounds([]));
    const target = box.isValid() ? box : this.#whole;
    if (target) this.map.fitBounds(target, { padding: [40, 40], maxZoom: 16 });
  }

  /** Pictures are sharp at whole steps only; lines are at any. */
  #lay(tiles: string): void {
    if (this.#base) return;
    this.#base = L.tileLayer(tiles, { maxZoom: this.map.getMaxZoom() }).addTo(this.map);
    this.map.options.zoomSnap = 1;
    byId('map').classList.add('has-base');
  }

  #replace(name: string, layers: readonly Leaflet.Layer[]): void {
    this.#layers.get(name)?.remove();
    this.#layers.set(name, L.layerGroup([...layers]).addTo(this.map));
  }
}

/** An outline as a shape on the map. */
export function polygonOf(outline: Outline, options: Leaflet.PolylineOptions): Leaflet.Polygon {
  const depth = outline.type === 'Polygon' ? 1 : 2;
  return L.polygon(L.GeoJSON.coordsToLatLngs(outline.coordinates as unknown[], depth), options);
}

const feature = (outline: Outline) =>
  ({ type: 'Feature', properties: {}, geometry: outline }) as unknown as GeoJSON.Feature;

const boundsOf = (outline: Outline): Leaflet.LatLngBounds => L.geoJSON(feature(outline)).getBounds();

import 'leaflet/dist/leaflet.css';
import type { Rect } from '#area/map/frame.ts';
import { addBaseMap, hasBaseMap } from './base-map.ts';
import { sharePage } from './gestures.ts';
import { DomEvent, LatLngBounds, LeafletMap, Point } from './leaflet.ts';
import type { MapData } from './map-data.ts';
import { keepsStill } from './motion.ts';
import { NameLayer } from './name-layer.ts';
import type { Selection } from './selection.ts';
import { boundsOf, drawDistricts, drawPlace, spreadDots } from './shapes.ts';

/** What the buttons beside the map do. */
export interface Controls {
  nearer: () => void;
  farther: () => void;
  /** Back to what was there at first. */
  home: () => void;
}

const NEAREST_ZOOM = 16;
/** Round a chosen place there is so many times as much of its neighbourhood on each side, to know it by. */
const NEIGHBOURHOOD = 1.7;
const EDGE_PIXELS: [number, number] = [12, 12];

/** What the map shows at first: a district, or the whole county. */
export interface Start {
  district: string | undefined;
  /** What stands over the map, in its own pixels. */
  covered: () => Rect[];
  /** Told whenever the map has come to rest whether there are numbers on it. */
  onNumbers: (areShown: boolean) => void;
  /** Whether the map stays where it is when a place is chosen: where several are, it would move under the hand. */
  isStill?: boolean;
}

/** Draws the map into an element that has a size. */
export async function drawMap(
  container: HTMLElement,
  data: MapData,
  selection: Selection,
  { district, covered, onNumbers, isStill = false }: Start,
): Promise<Controls> {
  const county = data.districts.reduce((all, one) => all.extend(boundsOf(one)), new LatLngBounds([]));
  const home = data.districts.find(({ id }) => id === district);
  const start = home ? boundsOf(home) : county;
  const map = new (mapClass())(container, options(county));
  sharePage(map);
  map.fitBounds(start, { padding: EDGE_PIXELS, animate: false });
  keepToCounty(map, county);
  map.on('resize', () => keepToCounty(map, county));
  await addBaseMap(map);
  drawDistricts(map, data);
  const shapes = data.places.map((place) => drawPlace(map, place, selection));
  const names = new NameLayer(map, data, shapes);
  const redraw = (): void => {
    spreadDots(map, shapes);
    const { named, hasNumbers } = names.draw(selection, covered());
    for (const shape of shapes) shape.update(selection, named.has(shape.place.id));
    onNumbers(hasNumbers);
  };
  const go = (bounds: LatLngBounds): void => {
    const how = { padding: EDGE_PIXELS };
    if (keepsStill()) map.fitBounds(bounds, { ...how, animate: false });
    else map.flyToBounds(bounds, { ...how, duration: 0.7 });
  };
  const follow = (): void => {
    const shape = shapes.find(({ place }) => place.id === selection.chosen);
    go(shape ? shape.bounds.pad(NEIGHBOURHOOD) : start);
  };
  map.on('moveend resize', redraw);
  selection.onPoint(() => {
    if (!names.point(selection.pointed)) redraw();
    for (const shape of shapes) shape.point(selection.pointed);
  });
  selection.onChoose(() => {
    redraw();
    if (!isStill) follow();
  });
  chooseByName(map, selection);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(container);
  map.getPane('mapPane')?.setAttribute('aria-hidden', 'true');
  redraw();
  // Words are measured: those of a face that comes late are of another width.
  document.fonts.ready.then(redraw);
  return { nearer: () => map.zoomIn(), farther: () => map.zoomOut(), home: () => go(start) };
}

/** Farther away than the whole county is nothing to see, and no room for names. */
function keepToCounty(map: LeafletMap, county: LatLngBounds): void {
  map.setMinZoom(map.getBoundsZoom(county, false, new Point(2 * EDGE_PIXELS[0], 2 * EDGE_PIXELS[1])));
}

function options(county: LatLngBounds): ConstructorParameters<typeof LeafletMap>[1] {
  const moves = !keepsStill();
  return {
    attributionControl: false,
    zoomControl: false,
    // A tap moves the map there, so that nobody has to drag (WCAG 2.2, 2.5.7); a second one must not do another thing.
    doubleClickZoom: false,
    boxZoom: false,
    // Pictures are sharp at whole steps only; lines are at any.
    zoomSnap: hasBaseMap ? 1 : 0.1,
    zoomDelta: 1,
    maxZoom: NEAREST_ZOOM,
    maxBounds: county.pad(0.5),
    zoomAnimation: moves,
    fadeAnimation: moves,
    markerZoomAnimation: moves,
    inertia: moves,
  };
}

/** Leaflet has no setting for moves without animation. */
function mapClass(): typeof LeafletMap {
  if (!keepsStill()) return LeafletMap;
  return LeafletMap.extend({
    panBy(this: LeafletMap, ...[offset, how]: Parameters<LeafletMap['panBy']>) {
      return LeafletMap.prototype.panBy.call(this, offset, { ...how, animate: false });
    },
  }) as typeof LeafletMap;
}

/** A name is a larger target than its dot; a tap on nothing brings that to the middle. */
function chooseByName(map: LeafletMap, selection: Selection): void {
  const pane = map.getPane('names');
  // The end of a drag is a click for everybody but Leaflet.
  let hasMoved = false;
  map.on('mousedown', () => {
    hasMoved = false;
  });
  map.on('drag', () => {
    hasMoved = true;
  });
  if (pane) {
    DomEvent.on(pane, 'click', (event) => {
      const id = (event.target as SVGElement).dataset.id;
      DomEvent.stop(event);
      if (id && !hasMoved) selection.choose(id, 'map');
    });
  }
  map.on('click', ({ latlng }) => map.panTo(latlng));
}

import type { Rect } from '#area/map/frame.ts';
import { type Outline, type Position, polygonsOf } from '#area/shape/geometry.ts';
import { CircleMarker, DomEvent, LatLngBounds, type LeafletMap, type Path, Polygon } from './leaflet.ts';
import type { MapArea, MapData, MapPlace } from './map-data.ts';
import type { Selection } from './selection.ts';
import { type Spot, spreadApart } from './spread.ts';

/** A place as it stands on the map. */
export interface PlaceShape {
  place: MapPlace;
  bounds: LatLngBounds;
  /** What can be seen of it, in pixels of the map: its outline, or its dot where that would be too small to find. */
  seen: () => { box: Rect; isDot: boolean };
  /** Moves its dot to a point of the map, a little beside its middle where another dot is. */
  moveDot: (to: Spot) => void;
  /** Shows whether it is chosen, and its dot where it needs one; a dot with neither a name nor a number says nothing. */
  update: (selection: Selection, isNamed: boolean) => void;
  /** Shows whether it is the one that is pointed at. */
  point: (pointed: string | undefined) => void;
}

/** The radius of a dot with a number in it, in root letters: it grows with the text. */
const DOT_REM = 0.66;
/** A target is at least 32 pixels wide: large enough for a thumb (WCAG 2.2, 2.5.8 asks for 24). */
const TARGET_PIXELS = 16;
const GAP_PIXELS = 1;

/** A position as Leaflet writes it: latitude first. */
export const turned = ([longitude, latitude]: Position): [number, number] => [latitude, longitude];
const latLngsOf = (outline: Outline) => polygonsOf(outline).map((rings) => rings.map((ring) => ring.map(turned)));

/** The box round an outline. */
export function boundsOf({ outline }: Pick<MapArea, 'outline'>): LatLngBounds {
  return new LatLngBounds(latLngsOf(outline).flat(2));
}

/** The box of something on the screen, in pixels of the map. */
export function screenBox(map: LeafletMap, bounds: LatLngBounds): Rect {
  const from = map.latLngToContainerPoint(bounds.getNorthWest());
  const to = map.latLngToContainerPoint(bounds.getSouthEast());
  return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
}

/** Where a position is on the screen, in pixels of the map. */
export function spotOf(map: LeafletMap, at: Position): Spot {
  const { x, y } = map.latLngToContainerPoint(turned(at));
  return [x, y];
}

/** A square on the screen with a point in its middle. */
export const squareAt = ([x, y]: Spot, radius: number): Rect => ({
  ...{ x: x - radius, y: y - radius },
  ...{ width: 2 * radius, height: 2 * radius },
});

/** Moves the dots of all places that have one apart, so that each can be read and hit. */
export function spreadDots(map: LeafletMap, shapes: readonly PlaceShape[]): void {
  const dotted = shapes.filter(({ seen }) => seen().isDot);
  const diameter = Math.max(0, ...dotted.map(({ seen }) => seen().box.width));
  const spots = spreadApart(
    dotted.map(({ place }) => spotOf(map, place.middle)),
    diameter + GAP_PIXELS,
  );
  dotted.forEach((shape, index) => {
    const to = spots[index];
    if (to) shape.moveDot(to);
  });
}

/** Draws the districts, which nobody can choose: their news is in the list. */
export function drawDistricts(map: LeafletMap, { districts }: MapData): void {
  for (const { id, outline } of districts) {
    const drawn = new Polygon(latLngsOf(outline), { className: 'map-district', interactive: false }).addTo(map);
    drawn.getElement()?.setAttribute('data-id', id);
  }
}

/** Draws a place; pointing at it and choosing it tells the selection. */
export function drawPlace(map: LeafletMap, place: MapPlace, selection: Selection): PlaceShape {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const radius = DOT_REM * rem;
  const bounds = boundsOf(place);
  const outline = new Polygon(latLngsOf(place.outline), { bubblingMouseEvents: false, className: 'map-place' });
  const circle = (pixels: number, className: string, interactive: boolean) =>
    new CircleMarker(turned(place.middle), { radius: pixels, className, interactive, bubblingMouseEvents: false });
  const dot = circle(radius, 'map-dot', false);
  const target = circle(Math.max(TARGET_PIXELS, radius), 'map-target', true);
  const layers = [outline, dot, target];
  for (const layer of layers) listen(layer.addTo(map), place, selection);
  const mark = (name: string, isMarked: boolean, ...marked: Path[]): void => {
    for (const layer of marked) layer.getElement()?.classList.toggle(name, isMarked);
  };
  const seen = (): { box: Rect; isDot: boolean } => {
    const box = screenBox(map, bounds);
    const isDot = Math.max(box.width, box.height) < 2.5 * radius;
    const { x, y } = map.latLngToContainerPoint(dot.getLatLng());
    return { box: isDot ? squareAt([x, y], radius) : box, isDot };
  };
  return {
    ...{ place, bounds, seen },
    moveDot([x, y]) {
      const at = map.containerPointToLatLng([x, y]);
      for (const layer of [dot, target]) layer.setLatLng(at);
    },
    update(current, isNamed) {
      const isChosen = current.isChosen(place.id);
      mark('is-chosen', isChosen, outline, dot);
      const saysSomething = isNamed || place.stories !== 0 || isChosen;
      mark('is-away', !(seen().isDot && saysSomething), dot, target);
      if (isChosen) for (const layer of layers) layer.bringToFront();
    },
    point: (pointed) => mark('is-pointed', pointed === place.id, outline, dot),
  };
}

function listen(layer: Path, { id }: MapPlace, selection: Selection): void {
  layer.on('mouseover', () => selection.point(id));
  layer.on('mouseout', () => selection.point(undefined));
  layer.on('click', (event) => {
    DomEvent.stop(event);
    selection.choose(id, 'map');
  });
  layer.getElement()?.setAttribute('data-id', id);
}

import type Leaflet from 'leaflet';
import { doOverlap, type Rect } from '#area/map/frame.ts';
import { type Named, type PlacedName, placeLabels } from '#area/map/labels.ts';
import type { Outline, Position } from '#area/shape/geometry.ts';
import { labelPointOf } from '#area/shape/label-point.ts';
import type { Overview } from '#desk/overview.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** An outline wider than this has its name on it, not beside it. */
const WIDE_PIXELS = 110;
const TOWN_DOT_PIXELS = 2.5;
const EDGE_PIXELS = 4;

interface Area {
  id: string;
  name: string;
  bounds: Leaflet.LatLngBounds;
  middle: Position;
}

/** The names of districts, saved places and towns, so that none covers another; drawn anew whenever the map rests. */
export class Names {
  readonly #map: Leaflet.Map;
  readonly #drawing = document.createElementNS(SVG, 'svg');
  #districts: Area[] = [];
  #places: Area[] = [];
  #towns: Overview['towns'] = [];
  #hidden: readonly string[] = [];

  constructor(map: Leaflet.Map) {
    this.#map = map;
    this.#drawing.classList.add('names');
    this.#drawing.setAttribute('aria-hidden', 'true');
    const pane = map.createPane('names');
    pane.style.zIndex = '450';
    pane.append(this.#drawing);
    map.on('zoomstart', () => this.#drawing.replaceChildren());
    map.on('moveend resize', () => this.#draw());
  }

  /** Takes over what there is. The pictures of a base map have names of towns of their own. */
  show({ districts, places, towns, tiles }: Overview, boundsOf: (outline: Outline) => Leaflet.LatLngBounds): void {
    const area = ({ id, name, outline }: { id: string; name: string; outline: Outline }): Area[] => {
      const middle = labelPointOf(outline);
      return middle ? [{ id, name, middle, bounds: boundsOf(outline) }] : [];
    };
    this.#districts = districts.flatMap(area);
    this.#places = places.flatMap(area);
    this.#towns = tiles === undefined ? towns : [];
    this.#draw();
  }

  /** Leaves out the names of places that are not shown either. */
  hide(places: readonly string[]): void {
    if (places.join() === this.#hidden.join()) return;
    this.#hidden = places;
    this.#draw();
  }

  #draw(): void {
    const { x: width, y: height } = this.#map.getSize();
    const inside = { x: EDGE_PIXELS, y: EDGE_PIXELS, width: width - 2 * EDGE_PIXELS, height: height - 2 * EDGE_PIXELS };
    const { x, y } = this.#map.containerPointToLayerPoint([0, 0]);
    this.#drawing.style.transform = `translate(${x}px, ${y}px)`;
    this.#drawing.setAttribute('width', `${width}`);
    this.#drawing.setAttribute('height', `${height}`);
    const size = Number.parseFloat(getComputedStyle(this.#drawing).fontSize);
    const placed = placeLabels(this.#named(inside), inside, this.#taken(), size);
    this.#drawing.replaceChildren(...placed.flatMap(drawn));
  }

  /** Places come first, for the desk is about them. A district wider than the map is no help any more: its towns are. */
  #named(inside: Rect): Named[] {
    const places = this.#places
      .filter(({ id }) => !this.#hidden.includes(id))
      .map((place): Named => ({ kind: 'focus', text: place.name, around: this.#around(place) }));
    const districts = this.#districts.filter(({ bounds }) => this.#box(bounds).width <= inside.width);
    const towns = this.#towns.filter(({ name }) => !districts.some((district) => district.name === name));
    return [
      ...places.filter(({ around }) => doOverlap(around, inside) || around.width === 0),
      ...districts.map(({ name, middle }): Named => ({ kind: 'district', text: name, around: this.#spot(middle, 0) })),
      ...towns.map(({ name, at }): Named => ({ kind: 'place', text: name, around: this.#spot(at, TOWN_DOT_PIXELS) })),
    ];
  }

  #around({ bounds, middle }: Area): Rect {
    const box = this.#box(bounds);
    return box.width > WIDE_PIXELS ? this.#spot(middle, 0) : box;
  }

  #box(bounds: Leaflet.LatLngBounds): Rect {
    const [from, to] = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => this.#map.latLngToContainerPoint(at));
    return {
      x: from?.x ?? 0,
      y: from?.y ?? 0,
      width: (to?.x ?? 0) - (from?.x ?? 0),
      height: (to?.y ?? 0) - (from?.y ?? 0),
    };
  }

  #spot([longitude, latitude]: Position, radius: number): Rect {
    const { x, y } = this.#map.latLngToContainerPoint([latitude, longitude]);
    return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  }

  /** What lies over the map: its buttons and its scale. */
  #taken(): Rect[] {
    const own = this.#map.getContainer();
    const { x: left, y: top } = own.getBoundingClientRect();
    return [...own.querySelectorAll('.leaflet-control')].map((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      return { x: x - left, y: y - top, width, height };
    });
  }
}

function drawn({ named, lines }: PlacedName): SVGElement[] {
  const words = lines.map(({ kind, text, x, y, anchor }) => {
    const element = svg('text', { x, y, 'text-anchor': anchor, class: `name-${kind}` });
    element.textContent = text;
    return element;
  });
  const { kind, around } = named;
  const middle = { cx: around.x + around.width / 2, cy: around.y + around.height / 2 };
  return kind === 'place' ? [svg('circle', { ...middle, r: TOWN_DOT_PIXELS, class: 'town-dot' }), ...words] : words;
}

function svg(name: 'text' | 'circle', attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

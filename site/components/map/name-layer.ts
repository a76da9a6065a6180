import { doOverlap, grown, type Rect } from '#area/map/frame.ts';
import type { Measure } from '#area/map/labels.ts';
import type { Position } from '#area/shape/geometry.ts';
import { mapWords } from '../../words.ts';
import { DomUtil, type LeafletMap } from './leaflet.ts';
import type { MapData } from './map-data.ts';
import { type Naming, type Placed, planNames } from './names.ts';
import type { Selection } from './selection.ts';
import { boundsOf, type PlaceShape, screenBox, spotOf, squareAt } from './shapes.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** An outline wider than this has its name on it, not beside it. */
const WIDE_PIXELS = 110;
const TOWN_DOT_PIXELS = 2.5;
const EDGE_PIXELS = 4;
/** A number stands in the middle of its dot; so far below it is its baseline, in letters. */
const HALF_A_DIGIT = 0.35;

/** The weight of letters that a name of each kind has in the sheet of the map. */
const WEIGHTS = { focus: 700, district: 400, place: 400 };

/** What a drawing of the names has shown. */
export interface Shown {
  /** The ids of the places with a name. */
  named: ReadonlySet<string>;
  hasNumbers: boolean;
}

/** The names and numbers on the map, drawn anew whenever the map comes to rest. */
export class NameLayer {
  readonly #map: LeafletMap;
  readonly #data: MapData;
  readonly #shapes: readonly PlaceShape[];
  readonly #drawing: SVGSVGElement;

  constructor(map: LeafletMap, data: MapData, shapes: readonly PlaceShape[]) {
    this.#map = map;
    this.#data = data;
    this.#shapes = shapes;
    this.#drawing = document.createElementNS(SVG, 'svg');
    this.#drawing.classList.add('map-names');
    map.createPane('names').append(this.#drawing);
    map.on('zoomstart', () => this.#drawing.classList.add('is-away'));
  }

  /** @param taken what stands on the map already, such as its buttons, in pixels of the map. */
  draw(selection: Selection, taken: readonly Rect[]): Shown {
    const { x: width, y: height } = this.#map.getSize();
    const inside = { x: EDGE_PIXELS, y: EDGE_PIXELS, width: width - 2 * EDGE_PIXELS, height: height - 2 * EDGE_PIXELS };
    const { fontSize, fontFamily } = getComputedStyle(this.#drawing);
    const size = Number.parseFloat(fontSize);
    const widthOf = measureIn(fontSize, fontFamily);
    const placed = planNames(this.#naming(selection, inside), {
      ...{ inside, size, taken: taken.map((one) => grown(one, EDGE_PIXELS)) },
      ...(widthOf ? { widthOf } : {}),
    });
    const numbers = this.#numbers(size, inside);
    DomUtil.setPosition(this.#drawing as unknown as HTMLElement, this.#map.containerPointToLayerPoint([0, 0]));
    this.#drawing.replaceChildren(...placed.flatMap(drawnName), ...numbers);
    this.#drawing.classList.remove('is-away');
    return { named: new Set(placed.flatMap(({ named }) => named.id ?? [])), hasNumbers: numbers.length > 0 };
  }

  /** Marks the name of what is pointed at; false when it has none now, and the names should be drawn anew. */
  point(pointed: string | undefined): boolean {
    const words = [...this.#drawing.querySelectorAll<SVGElement>('[data-id]')];
    for (const word of words) word.classList.toggle('is-pointed', word.dataset.id === pointed);
    return pointed === undefined || words.some((word) => word.dataset.id === pointed);
  }

  #naming(selection: Selection, inside: Rect): Naming {
    const spot = (at: Position, radius: number): Rect => squareAt(spotOf(this.#map, at), radius);
    // A district that is wider than the map is no help any more: its towns are.
    const districts = this.#data.districts.filter((one) => screenBox(this.#map, boundsOf(one)).width <= inside.width);
    return {
      places: this.#shapes.map(({ place, seen }) => {
        const { id, name, stories, middle } = place;
        const { box } = seen();
        const around = box.width > WIDE_PIXELS ? spot(middle, 0) : box;
        const isFirst = selection.isChosen(id) || id === selection.pointed;
        return {
          id,
          name,
          stories: stories === undefined ? undefined : mapWords.stories(stories),
          box,
          around,
          isFirst,
        };
      }),
      districts: districts.map(({ name, middle }) => ({ name, around: spot(middle, 0) })),
      towns: this.#data.towns
        .filter(({ name }) => !districts.some((district) => district.name === name))
        .map(({ name, at }) => ({ name, around: spot(at, TOWN_DOT_PIXELS) })),
    };
  }

  /** How many stories, in each dot. */
  #numbers(size: number, inside: Rect): SVGElement[] {
    return this.#shapes.flatMap(({ place, seen }) => {
      const { box, isDot } = seen();
      if (!isDot || !place.stories || !doOverlap(box, inside)) return [];
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 + HALF_A_DIGIT * size];
      return svg('text', { x, y, 'text-anchor': 'middle', class: 'map-number' }, String(place.stories));
    });
  }
}

/** Words are as wide as the face makes them that is there by now. */
function measureIn(fontSize: string, fontFamily: string): Measure | undefined {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return undefined;
  return (kind, text) => {
    pen.font = `${WEIGHTS[kind]} ${fontSize} ${fontFamily}`;
    return pen.measureText(text).width;
  };
}

function drawnName({ named, lines }: Placed): SVGElement[] {
  const words = lines.map(({ kind, text, x, y, anchor }, line) => {
    const style = named.lines && line > 0 ? 'more' : kind;
    const element = svg('text', { x, y, 'text-anchor': anchor, class: `map-name map-name-${style}` }, text);
    if (named.id) element.dataset.id = named.id;
    return element;
  });
  const { kind, around } = named;
  const middle = { cx: around.x + around.width / 2, cy: around.y + around.height / 2 };
  return kind === 'place' ? [svg('circle', { ...middle, r: TOWN_DOT_PIXELS, class: 'map-town' }), ...words] : words;
}

function svg(name: 'text' | 'circle', attributes: Record<string, string | number>, text = ''): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

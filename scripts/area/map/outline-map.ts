import { COUNTY } from '#area/area-id.ts';
import type { Area } from '#area/districts.ts';
import { type Frame, frameFor, grown, isWithin, type Point, type Rect, rectOf, rounded } from '#area/map/frame.ts';
import { cornerFor, type DistrictShape, type Inset, planInset, type Shape } from '#area/map/inset.ts';
import { type Label, type Named, type PlacedName, placeLabels } from '#area/map/labels.ts';
import type { TownPlace } from '#area/places.ts';
import { containsPosition } from '#area/shape/geometry.ts';
import { labelPointOf } from '#area/shape/label-point.ts';
import { middleOf } from '#area/shape/measure.ts';

/** What a small map is to show, and how large; every length is in the unit of the drawing. */
export interface OutlineMapRequest {
  /** The places a story is for: hotspots, districts, or the county. */
  focus: readonly Area[];
  districts: readonly Area[];
  /** Towns to find one’s way by; shown when the map is about one district. */
  places?: readonly TownPlace[];
  width: number;
  height: number;
  padding: number;
  textSize: number;
}

/** A map ready to be drawn, back to front as the members stand; nothing in it lies outside its width and height. */
export interface OutlineMapPlan {
  /** `county` shows everything; `district` shows one district, its neighbours cut off at the edge. */
  view: 'county' | 'district';
  width: number;
  height: number;
  districts: DistrictShape[];
  /** The places of a story that are not whole districts. */
  focus: Shape[];
  /** Rings round places that would be too small to notice. */
  markers: { id: string; x: number; y: number; radius: number }[];
  /** The middles of the towns whose names are among the labels. */
  towns: Point[];
  inset?: Inset;
  labels: Label[];
}

/** A shape below this share of the map’s width gets a ring. */
const SMALL = 0.03;
const RING = 0.022;
/** The radius of a town’s dot, and the least distance of words from the edge, as shares of the text size. */
const TOWN_DOT = 0.14;
const EDGE = 0.3;

/** Detail finer than this share of the width is not drawn. */
const DETAIL = 1 / 500;

const isNamed = ({ id }: Area, areas: readonly Area[]): boolean => areas.some((area) => area.id === id);

const isWhole = (district: Area, focus: readonly Area[]): boolean =>
  focus.some(({ id }) => id === COUNTY || id === district.id);

function isInFocus(district: Area, focus: readonly Area[]): boolean {
  const holds = ({ outline }: Area): boolean => {
    const middle = labelPointOf(outline);
    return middle !== undefined && containsPosition(district.outline, middle);
  };
  return isWhole(district, focus) || focus.some((area) => area.id !== COUNTY && holds(area));
}

/** The one district that holds all places of a story; undefined when it is for a district, or for several. */
function homeOf({ focus, districts }: OutlineMapRequest): Area | undefined {
  const [home, ...others] = districts.filter((district) => isInFocus(district, focus));
  const isWide = districts.some((district) => isWhole(district, focus));
  return isWide || others.length > 0 ? undefined : home;
}

const pointRect = ([x, y]: Point, radius = 0): Rect => grown({ x, y, width: 0, height: 0 }, radius);

const middleOfRect = ({ x, y, width, height }: Rect): Point => [rounded(x + width / 2), rounded(y + height / 2)];

/** Rings for what is too small to notice, even for what is too small to have a path at all. */
function markersOf(focus: readonly Area[], frame: Frame): OutlineMapPlan['markers'] {
  const { width } = frame.rect;
  return focus.flatMap(({ id, outline }) => {
    const middle = middleOf([outline]);
    const rect = rectOf(frame.toPath(outline).flat()) ?? (middle && pointRect(frame.toPoint(middle)));
    if (!rect || !isWithin(rect, frame.rect) || Math.max(rect.width, rect.height) >= width * SMALL) return [];
    const [x, y] = middleOfRect(rect);
    return [{ id, x, y, radius: width * RING }];
  });
}

/** What the eye must find, by id: the ring of a place, or else its shape. */
function rectsOf(focus: readonly Shape[], markers: OutlineMapPlan['markers']): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const { id, path } of focus) {
    const rect = rectOf(path.flat());
    if (rect) rects.set(id, rect);
  }
  for (const { id, x, y, radius } of markers) rects.set(id, pointRect([x, y], radius));
  return rects;
}

function overMiddle(kind: Named['kind'], { name, outline }: Area, frame: Frame): Named[] {
  const middle = labelPointOf(outline);
  return middle ? [{ kind, text: name, around: pointRect(frame.toPoint(middle)) }] : [];
}

/** The towns, those in the home district before those around it. */
function townsOf({ places = [], textSize }: OutlineMapRequest, frame: Frame, home: Area): Named[] {
  const isAtHome = ({ at }: TownPlace): boolean => containsPosition(home.outline, at);
  const sorted = [...places.filter(isAtHome), ...places.filter((place) => !isAtHome(place))];
  return sorted.map(({ name, at }) => {
    return { kind: 'place', text: name, around: pointRect(frame.toPoint(at), textSize * TOWN_DOT) };
  });
}

/** The names of the places come first, then what helps to find them: the towns, or the districts of the county. */
function namedOf(request: OutlineMapRequest, frame: Frame, rects: ReadonlyMap<string, Rect>, home?: Area): Named[] {
  const { focus, districts } = request;
  const places = focus.flatMap((area): Named[] => {
    const around = rects.get(area.id);
    return around ? [{ kind: 'focus', text: area.name, around }] : [];
  });
  const context = home
    ? townsOf(request, frame, home)
    : districts.flatMap((area) => overMiddle(isNamed(area, focus) ? 'focus' : 'district', area, frame));
  return [...places, ...context];
}

/** Either every place has its name or none has, so that none seems to matter more. */
function placeNames(things: readonly Named[], inside: Rect, taken: readonly Rect[], size: number): PlacedName[] {
  const placed = placeLabels(things, inside, taken, size);
  const others = things.filter(({ kind }) => kind !== 'focus');
  const isComplete = things.every((thing) => thing.kind !== 'focus' || placed.some(({ named }) => named === thing));
  return isComplete ? placed : placeLabels(others, inside, taken, size);
}

/** Plans a map on which residents find their place: their district with its towns, and the county in a corner. */
export function planOutlineMap(request: OutlineMapRequest): OutlineMapPlan {
  const { focus, districts, width, height, padding, textSize } = request;
  const rect: Rect = { x: 0, y: 0, width, height };
  const detail = width * DETAIL;
  const home = homeOf(request);
  const frame = frameFor(
    (home ? [home] : districts).map(({ outline }) => outline),
    rect,
    padding,
    detail,
  );
  const shapeOf = ({ id, outline }: Area): Shape => ({ id, path: frame.toPath(outline) });
  const spots = focus.filter((area) => area.id !== COUNTY && !isNamed(area, districts));
  const shapes = spots.map(shapeOf).filter(({ path }) => path.length > 0);
  const markers = markersOf(spots, frame);
  const rects = rectsOf(shapes, markers);
  const inset = home && planInset(cornerFor(frame, home, [...rects.values()]), districts, home, focus, detail);
  const taken = [...rects.values(), ...(inset ? [inset] : [])];
  const names = placeNames(namedOf(request, frame, rects, home), grown(rect, -textSize * EDGE), taken, textSize);
  return {
    view: home ? 'district' : 'county',
    width,
    height,
    districts: districts
      .map((area) => ({ ...shapeOf(area), inFocus: isInFocus(area, focus), isWhole: isWhole(area, focus) }))
      .filter(({ path }) => path.length > 0),
    focus: shapes,
    markers,
    towns: names.filter(({ named }) => named.kind === 'place').map(({ named }) => middleOfRect(named.around)),
    ...(inset ? { inset } : {}),
    labels: names.flatMap(({ lines }) => lines),
  };
}

import type { Point } from '#area/map/frame.ts';
import type { Label } from '#area/map/labels.ts';
import { type OutlineMapPlan, planOutlineMap } from '#area/map/outline-map.ts';
import type { Desk } from '#flyer/desk.ts';
import { MM_PER_PT } from '#flyer/fonts.ts';
import { type Layout, partOf } from '#flyer/layout.ts';
import type { DrawingMark, Shape } from '#flyer/plan.ts';
import { thinned } from '#flyer/scale.ts';
import { phrasesIn } from '#language/phrases.ts';

/** Height to width. */
const SHAPE = 0.65;
const HAIR = 0.12;
/** Names on a map are part of the picture: smaller than words to be read. */
const LABEL_PT = 7.5;
/** The height of a map whose names have this size; on a higher one they grow with it. */
const LABELLED_MM = 20;

/** How wide the map of a flyer is. */
export const mapWidthMm = ({ rules }: Pick<Desk, 'rules'>): number => rules.footMm / SHAPE;

/** The place of the flyer in its district, as a figure. Its names are drawn as outlines: they are part of the picture. */
export function setAreaMap(desk: Desk): Layout {
  const { hotspot, county, settings, message } = desk;
  const { name, district } = hotspot.properties;
  const districtName = county.districts.find((one) => one.id === district)?.name ?? settings.county;
  const alt = phrasesIn(message.language).mapOf(name, districtName);
  const [width, height] = [mapWidthMm(desk), desk.rules.footMm];
  const map: DrawingMark = { kind: 'drawing', shapes: drawn(desk), x: 0, y: 0, width, height };
  return partOf({ role: 'Figure', alt }, [map], height);
}

/** What a map that is kept was made from. */
interface Kept extends Pick<Desk, 'county' | 'towns' | 'settings' | 'fonts'> {
  heightMm: number;
  shapes: readonly Shape[];
}

/** Many flyers show the same place: its map is drawn once. */
const kept = new WeakMap<Desk['hotspot'], Kept>();

function drawn(desk: Desk): readonly Shape[] {
  const { hotspot, county, towns, settings } = desk;
  const heightMm = desk.rules.footMm;
  // The names of places are the same in every language, and so is their map.
  const fonts = desk.fonts.inLanguage('en', 'ltr');
  const known = kept.get(hotspot);
  const isSame = known && known.county === county && known.towns === towns && known.settings === settings;
  if (isSame && known.fonts === fonts && known.heightMm === heightMm) return known.shapes;
  const shapes = shapesOf(planFor(desk), { ...desk, fonts });
  kept.set(hotspot, { county, towns, settings, fonts, heightMm, shapes });
  return shapes;
}

function planFor(desk: Desk): OutlineMapPlan {
  const { hotspot, county, towns, rules } = desk;
  const { id, properties, geometry } = hotspot;
  return planOutlineMap({
    focus: [{ id, name: properties.name, outline: geometry }],
    districts: county.districts,
    places: towns,
    width: mapWidthMm(desk),
    height: rules.footMm,
    padding: 1.5,
    textSize: Math.max(LABEL_PT, (LABEL_PT * rules.footMm) / LABELLED_MM) * MM_PER_PT,
  });
}

function shapesOf(plan: OutlineMapPlan, desk: Desk): Shape[] {
  const { colours } = desk;
  const { width, height, inset } = plan;
  const shape: Draughtsman = (path, look) => (path === '' ? [] : [{ path, ...look }]);
  const land = { stroke: '#8a9296', lineMm: HAIR, evenOdd: true };
  const districts = (list: OutlineMapPlan['districts']): Shape[] =>
    list.flatMap(({ path, inFocus }) =>
      shape(pathOf(path), { ...land, fill: inFocus ? thinned(colours.brand, 0.2) : '#ededed' }),
    );
  return [
    ...districts(plan.districts),
    ...shape(plan.focus.map(({ path }) => pathOf(path)).join(''), { fill: colours.brand, evenOdd: true }),
    ...shape(plan.markers.map(({ x, y, radius }) => circle(x, y, radius)).join(''), {
      stroke: colours.brand,
      lineMm: HAIR * 3,
    }),
    ...shape(plan.towns.map(([x, y]) => circle(x, y, 0.4)).join(''), { fill: colours.ink }),
    ...(inset
      ? [
          ...shape(box(inset.x, inset.y, inset.width, inset.height), {
            fill: colours.white,
            stroke: '#8a9296',
            lineMm: HAIR,
          }),
          ...districts(inset.districts),
          ...shape(inset.dots.map(([x, y]) => circle(x, y, 0.6)).join(''), { fill: colours.brand }),
        ]
      : []),
    ...plan.labels.flatMap((label) => labelShapes(label, desk, shape)),
    ...shape(box(HAIR, HAIR, width - 2 * HAIR, height - 2 * HAIR), { stroke: '#8a9296', lineMm: HAIR * 2 }),
  ];
}

type Draughtsman = (path: string, look: Omit<Shape, 'path'>) => Shape[];

/** Words over borders need a rim of white. */
function labelShapes({ kind, text, x, y, anchor, size }: Label, { fonts, colours }: Desk, shape: Draughtsman): Shape[] {
  const face = kind === 'focus' ? 'bold' : 'regular';
  const sizePt = size / MM_PER_PT;
  const width = fonts.widthMm(text, face, sizePt);
  const left = x - { start: 0, middle: width / 2, end: width }[anchor];
  const path = shifted(fonts.outline(text, face, sizePt), left, y);
  return [...shape(path, { stroke: colours.white, lineMm: 0.7 }), ...shape(path, { fill: colours.ink })];
}

const pathOf = (rings: readonly (readonly Point[])[]): string =>
  rings.map((points) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('');

const box = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}L${x + width} ${y}L${x + width} ${y + height}L${x} ${y + height}Z`;

/** A circle of four arcs; 0.5523 brings a cubic curve within a thousandth of it. */
function circle(x: number, y: number, radius: number): string {
  const arm = radius * 0.5523;
  const arc = (...values: number[]): string => `C${values.join(' ')}`;
  return [
    `M${x + radius} ${y}`,
    arc(x + radius, y + arm, x + arm, y + radius, x, y + radius),
    arc(x - arm, y + radius, x - radius, y + arm, x - radius, y),
    arc(x - radius, y - arm, x - arm, y - radius, x, y - radius),
    arc(x + arm, y - radius, x + radius, y - arm, x + radius, y),
    'Z',
  ].join('');
}

/** An SVG path of absolute commands, moved. */
function shifted(path: string, x: number, y: number): string {
  return path.replace(/([A-Z])([^A-Z]*)/g, (_, command: string, numbers: string) => {
    const values = numbers.match(/-?[\d.]+/g)?.map(Number) ?? [];
    return (
      command + values.map((value, index) => Math.round((value + (index % 2 === 0 ? x : y)) * 1e3) / 1e3).join(' ')
    );
  });
}

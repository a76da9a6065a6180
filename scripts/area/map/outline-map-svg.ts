import type { Point, Rect } from '#area/map/frame.ts';
import type { Label } from '#area/map/labels.ts';
import type { OutlineMapPlan } from '#area/map/outline-map.ts';

/** The colours of a map. Each is a CSS colour, best a custom property with a fallback. */
export interface MapColours {
  /** Beyond the county, and the rim of words. */
  ground: string;
  /** Districts the story is not about. */
  land: string;
  /** Districts the story is for somewhere in. */
  home: string;
  /** Districts the story is for the whole of. */
  whole: string;
  /** The places themselves, and the dots and rings that stand for them. */
  focus: string;
  /** Borders of districts. */
  line: string;
  text: string;
}

/** The custom properties a page may set, each with a colour for when it does not. Blue: a place is not a warning. */
export const MAP_COLOURS: MapColours = {
  ground: 'var(--map-ground, #ffffff)',
  land: 'var(--map-land, #e9edf1)',
  home: 'var(--map-home, #d3e4f5)',
  whole: 'var(--map-whole, #8fb9e3)',
  focus: 'var(--map-focus, #0b4a92)',
  line: 'var(--map-line, #76848f)',
  text: 'var(--map-text, #16212b)',
};

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// Control characters are not allowed in XML at all, not even escaped (XML 1.0, 2.2).
const escaped = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

type Attributes = Record<string, string | number>;

const element = (name: string, attributes: Attributes, content = ''): string =>
  `<${name}${Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${escaped(typeof value === 'number' ? String(Math.round(value * 100) / 100) : value)}"`,
    )
    .join('')}>${content}</${name}>`;

const pathData = (path: readonly (readonly Point[])[]): string =>
  path.map((points) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('');

const shape = (path: readonly (readonly Point[])[], attributes: Attributes): string =>
  element('path', { d: pathData(path), 'fill-rule': 'evenodd', 'stroke-linejoin': 'round', ...attributes });

interface Pen {
  colours: MapColours;
  /** The width of a thin line. */
  hair: number;
}

const area = ({ x, y, width, height }: Rect, attributes: Attributes): string =>
  element('rect', { x, y, width, height, ...attributes });

const districts = (shapes: OutlineMapPlan['districts'], { colours, hair }: Pen): string =>
  shapes
    .map(({ path, inFocus, isWhole }) => {
      const fill = isWhole ? colours.whole : inFocus ? colours.home : colours.land;
      return shape(path, { fill, stroke: colours.line, 'stroke-width': hair });
    })
    .join('');

const dots = (points: readonly Point[], radius: number, attributes: Attributes): string =>
  points.map(([cx, cy]) => element('circle', { cx, cy, r: radius, ...attributes })).join('');

const focus = ({ focus: shapes, markers }: OutlineMapPlan, { colours, hair }: Pen): string => {
  const rings = markers.map(({ x, y, radius }) =>
    dots([[x, y]], radius, { fill: 'none', stroke: colours.focus, 'stroke-width': hair * 1.6 }),
  );
  return [...shapes.map(({ path }) => shape(path, { fill: colours.focus })), ...rings].join('');
};

const inset = ({ inset: small }: OutlineMapPlan, pen: Pen): string =>
  small
    ? area(small, { fill: pen.colours.ground, stroke: pen.colours.line, 'stroke-width': pen.hair }) +
      districts(small.districts, { ...pen, hair: pen.hair / 2 }) +
      dots(small.dots, small.width / 32, { fill: pen.colours.focus })
    : '';

const label = ({ kind, text, x, y, anchor, size }: Label, { colours }: Pen): string =>
  element(
    'text',
    {
      x,
      y,
      'text-anchor': anchor,
      'font-size': size,
      'font-weight': kind === 'focus' ? 700 : 400,
      fill: colours.text,
      // A rim keeps words readable over borders.
      stroke: colours.ground,
      'stroke-width': size / 4,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    escaped(text),
  );

/**
 * Draws a plan as SVG for a page: one image with a title, no styles and no scripts, so that it stands under a strict
 * content security policy. Words keep running left to right on a page that does not.
 */
export function outlineMapSvg(
  plan: OutlineMapPlan,
  { title, colours = MAP_COLOURS }: { title: string; colours?: MapColours },
): string {
  const pen: Pen = { colours, hair: plan.width / 400 };
  const { width, height } = plan;
  const edge: Rect = { x: pen.hair / 2, y: pen.hair / 2, width: width - pen.hair, height: height - pen.hair };
  const content = [
    element('title', {}, escaped(title)),
    plan.view === 'district' ? area(edge, { fill: colours.ground }) : '',
    districts(plan.districts, pen),
    focus(plan, pen),
    dots(plan.towns, plan.width / 170, { fill: colours.text }),
    inset(plan, pen),
    plan.view === 'district' ? area(edge, { fill: 'none', stroke: colours.line, 'stroke-width': pen.hair }) : '',
    plan.labels.map((one) => label(one, pen)).join(''),
  ];
  const root = {
    class: 'outline-map',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    direction: 'ltr',
  };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...root }, content.join(''));
}

import type { TextStyle } from '#flyer/text.ts';
import type { TypeMetrics } from '#flyer/type-metrics.ts';
import type { Settings } from '#partnership/settings.ts';

/** The papers flyers are made for, in millimetres. A5 is what a letterbox and a notice board take. */
export const PAPERS = {
  a5: { width: 148, height: 210 },
} as const;
export type Paper = keyof typeof PAPERS;

/** The height of the map and of the code at the foot: a phone at arm’s length reads a code of this size. */
export const FOOT_MM = 20;

/** How large things are on one try. */
export interface Scale {
  bodyPt: number;
  /** The width of a photo, as a share of the column. */
  photo: number;
  /** White on all four sides; office printers reach no closer than 5 mm to the edge. */
  marginMm: number;
  /** Whether headings outside the story give up a line of their own. */
  isDense?: true;
}

/** Every try, largest first; the first that fits is taken. Type, photo and margins shrink in turn. */
const STEPS: readonly Scale[] = [
  { bodyPt: 13, photo: 0.56, marginMm: 10 },
  { bodyPt: 12.5, photo: 0.54, marginMm: 10 },
  { bodyPt: 12, photo: 0.52, marginMm: 10 },
  { bodyPt: 11.5, photo: 0.5, marginMm: 10 },
  { bodyPt: 11, photo: 0.48, marginMm: 10 },
  { bodyPt: 11, photo: 0.44, marginMm: 9.5 },
  { bodyPt: 10.5, photo: 0.44, marginMm: 9.5 },
  { bodyPt: 10.5, photo: 0.38, marginMm: 9 },
  { bodyPt: 10, photo: 0.38, marginMm: 9 },
  { bodyPt: 10, photo: 0.34, marginMm: 8.5 },
  { bodyPt: 9.5, photo: 0.34, marginMm: 8.5 },
  { bodyPt: 9.5, photo: 0.3, marginMm: 8 },
  { bodyPt: 9, photo: 0.3, marginMm: 7 },
  { bodyPt: 9, photo: 0.25, marginMm: 7, isDense: true },
];

/** The tries that respect the smallest type a partnership allows. */
export function stepsDownTo(floorPt: number): Scale[] {
  const allowed = STEPS.filter(({ bodyPt }) => bodyPt >= floorPt);
  return allowed.length > 0 ? allowed : [{ bodyPt: floorPt, photo: 0.25, marginMm: 7, isDense: true }];
}

/** The colours of a flyer. */
export interface Palette {
  brand: string;
  accent: string;
  /** Nearly black: full black glares on white. */
  ink: string;
  /** For what is read last; still 7 to 1 on white. */
  quiet: string;
  white: string;
  /** Fills that a laser printer shows as light grey. */
  tint: string;
  line: string;
}

/** A colour thinned with white: 0 is white, 1 the colour itself. */
export function thinned(colour: string, share: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${channels.map((value) => byte(255 - (255 - value) * share)).join('')}`;
}

const byte = (value: number): string => Math.round(value).toString(16).padStart(2, '0');

export const paletteOf = ({ brand, accent }: Settings['colours']): Palette => ({
  brand,
  accent,
  ink: '#1a1d1f',
  quiet: '#4a5054',
  white: '#ffffff',
  tint: thinned(brand, 0.09),
  line: thinned(brand, 0.45),
});

/** The styles of all words of a flyer. */
export interface Styles {
  notice: TextStyle;
  masthead: TextStyle;
  mastheadName: TextStyle;
  kind: TextStyle;
  title: TextStyle;
  summary: TextStyle;
  meta: TextStyle;
  body: TextStyle;
  heading: TextStyle;
  subheading: TextStyle;
  panelHeading: TextStyle;
  panelBand: TextStyle;
  small: TextStyle;
  /** Beside map and code, where the column is narrow. */
  foot: TextStyle;
  /** Whose outlines the map shows: it must be there, nobody comes to read it. */
  credit: TextStyle;
  number: TextStyle;
}

const clamp = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);
const half = (value: number): number => Math.round(value * 2) / 2;

/** All styles follow from the size of the body; none that is read goes below the floor. */
export function stylesFor(bodyPt: number, floorPt: number, colours: Palette, metrics: TypeMetrics): Styles {
  const { ink, white, brand, accent, quiet } = colours;
  const sized = (sizePt: number, leading: number, colour: string, larger = metrics.size): TextStyle => ({
    sizePt: Math.max(floorPt, half(sizePt)) * larger,
    leading: leading * metrics.leading,
    ascent: metrics.ascent,
    descent: metrics.descent,
    colour,
  });
  const small = sized(bodyPt * 0.88, 1.2 + (bodyPt - 9) * 0.015, ink);
  return {
    notice: sized(bodyPt * 0.85, 1.22, ink),
    masthead: sized(clamp(12, bodyPt * 1.25, 15), 1.2, white, metrics.display),
    mastheadName: sized(clamp(9, bodyPt * 0.95, 11), 1.2, white),
    kind: sized(bodyPt * 1.02, 1.2, accent),
    title: sized(clamp(16, bodyPt * 1.85, 26), 1.2, ink, metrics.display),
    summary: sized(bodyPt * 1.1, 1.24 + (bodyPt - 9) * 0.02, ink),
    meta: sized(bodyPt * 0.86, 1.22, quiet),
    // Small type sits well on a tight line; larger type wants more white between its lines.
    body: sized(bodyPt, 1.25 + (bodyPt - 9) * 0.035, ink),
    heading: sized(bodyPt * 1.12, 1.26, brand),
    subheading: sized(bodyPt, 1.26, brand),
    panelHeading: sized(bodyPt * 1.05, 1.26, brand),
    panelBand: sized(clamp(11, bodyPt * 1.2, 15), 1.2, white, metrics.display),
    small,
    foot: sized(floorPt, 1.2, ink),
    credit: { ...sized(0, 1.2, quiet), sizePt: 6 },
    number: sized(clamp(21, bodyPt * 2.1, 25), 1.2, ink, 1),
  };
}

import type { PaperRules, Scale } from '#flyer/paper.ts';
import type { TextStyle } from '#flyer/text.ts';
import type { TypeMetrics } from '#flyer/type-metrics.ts';
import type { Settings } from '#partnership/settings.ts';

/** The colours of a flyer. */
export interface Palette {
  brand: string;
  accent: string;
  /** Nearly black: full black glares on white. */
  ink: string;
  /** For what is read last; still 7 to 1 on white. */
  quiet: string;
  white: string;
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
  /** Whose outlines the map shows: it must be there, and nobody comes to read it. */
  credit: TextStyle;
  number: TextStyle;
}

const clamp = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);
const half = (value: number): number => Math.round(value * 2) / 2;

/** What the styles of one try follow from, besides the colours. */
export interface TypeSetting {
  scale: Pick<Scale, 'bodyPt'>;
  rules: Pick<PaperRules, 'display' | 'title' | 'isPlain'>;
  /** No words are smaller. */
  floorPt: number;
  metrics: TypeMetrics;
}

/** All styles follow from the size of the body and what its paper is for; none goes below the floor. */
export function stylesFor(
  { scale: { bodyPt }, rules: { display, title = 1, isPlain }, floorPt, metrics }: TypeSetting,
  colours: Palette,
): Styles {
  const { ink, white, brand, accent, quiet } = colours;
  const sized = (sizePt: number, leading: number, colour: string, larger = metrics.size): TextStyle => ({
    sizePt: Math.max(floorPt, Math.max(floorPt, half(sizePt)) * larger),
    leading: leading * metrics.leading,
    ascent: metrics.ascent,
    descent: metrics.descent,
    colour,
  });
  const shown = (least: number, sizePt: number, most: number): number => clamp(least * display, sizePt, most * display);
  // Small type sits well on a tight line; larger type wants more white between its lines, up to a point.
  const looser = clamp(0, bodyPt - 9, 5);
  return {
    notice: sized(bodyPt * 0.85, 1.22, ink),
    masthead: sized(shown(12, bodyPt * 1.25, 15), 1.2, white, metrics.display),
    mastheadName: sized(shown(9, bodyPt * 0.95, 11), 1.2, white),
    kind: sized(bodyPt * 1.02, 1.2, accent),
    // Whoever passes a poster reads its title or nothing.
    title: sized(
      shown(16 * title, bodyPt * 1.85 * title, 26 * title),
      1.2 * metrics.displayLeading,
      ink,
      metrics.display,
    ),
    summary: sized(bodyPt * 1.1, 1.24 + looser * 0.02, ink),
    meta: sized(bodyPt * 0.86, 1.22, quiet),
    // Large print and easy words are for people who need each word whole (RNIB, UKAAF).
    body: { ...sized(bodyPt, 1.25 + looser * 0.035, ink), ...(isPlain ? {} : { dividesWords: true }) },
    heading: sized(bodyPt * 1.12, 1.26, brand),
    subheading: sized(bodyPt, 1.26, brand),
    panelHeading: sized(bodyPt * 1.05, 1.26, brand),
    panelBand: sized(shown(11, bodyPt * 1.2, 15), 1.2, white, metrics.display),
    small: sized(bodyPt * 0.88, 1.2 + looser * 0.015, ink),
    foot: sized(bodyPt * 0.68, 1.2, ink),
    credit: sized(0, 1.2, quiet),
    number: sized(shown(21, bodyPt * 2.1, 25), 1.2, ink, 1),
  };
}

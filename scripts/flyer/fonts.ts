import type { Font } from 'fontkit';
import { inVisualOrder, isLeftToRight, levelsOf, type Stretch, stretchesOf, withoutSigns } from '#flyer/shape/bidi.ts';
import { RIGHT_TO_LEFT } from '#flyer/shape/shaped-font.ts';
import { metricsOf, type TypeMetrics } from '#flyer/type-metrics.ts';
import { cutOf, FACES, type Face, FONT_SUBSETS, type FontRun, fontRuns, fontsInOrder } from '#language/fonts.ts';
import type { Direction } from '#language/phrases.ts';

/** Millimetres in a point. */
export const MM_PER_PT = 25.4 / 72;

/** The name of one font file: its subset and its cut. */
export type FontId = `${string}/${Face}`;

/** The fonts of all flyers, with what has been measured so far. */
export interface FlyerFonts {
  /** The language of the pages that are set with them, and the way they run. */
  language: string;
  direction: Direction;
  /** What lines of the language ask for. */
  metrics: TypeMetrics;
  /** Divides a text of one direction into runs that one font can set each. */
  runs: (text: string, face: Face) => FontRun[];
  /** The width of a text on one line, in millimetres; of one direction, or else of each as the text asks for it. */
  widthMm: (text: string, face: Face, sizePt: number, isRightToLeft?: boolean) => number;
  /** How far the tallest letters of a text rise above the line they stand on, in millimetres; 0 for Latin ones. */
  riseMm: (text: string, face: Face, sizePt: number) => number;
  /** The outlines of a text as an SVG path in millimetres, its baseline beginning at 0, 0. */
  outline: (text: string, face: Face, sizePt: number) => string;
  /** The characters of a text that no font has, each once. */
  missing: (text: string) => string[];
  /** Each font by its name, for the PDF to embed. */
  files: ReadonlyMap<FontId, Font>;
  /** The same fonts in the order and direction of a language. */
  inLanguage: (language: string, direction: Direction) => FlyerFonts;
}

/** The name of the font that sets a run; characters no font has are set as the empty box of the first. */
export const fontIdOf = (subset: string | undefined, face: Face): FontId =>
  IDS.get(subset)?.[face] ?? IDS.get(FONT_SUBSETS[0]?.id)?.[face] ?? `/${face}`;

/** Asked for with every word. */
const IDS = new Map<string | undefined, Record<Face, FontId>>(
  FONT_SUBSETS.map((subset) => {
    const idOf = (face: Face): FontId => `${subset.id}/${cutOf(subset, face)}`;
    const ids = {
      regular: idOf('regular'),
      bold: idOf('bold'),
      italic: idOf('italic'),
      'bold-italic': idOf('bold-italic'),
    };
    return [subset.id, ids];
  }),
);

/** Prepares parsed fonts for measuring, for pages in English until another language is asked for. */
export function flyerFonts(files: ReadonlyMap<FontId, Font>): FlyerFonts {
  const languages = new Map<string, FlyerFonts>();
  const inLanguage = (language: string, direction: Direction): FlyerFonts =>
    remembered(languages, `${language} ${direction}`, () => fontsFor(language, direction, files, inLanguage));
  return inLanguage('en', 'ltr');
}

/** Keeps every width it has measured: the words of a partnership repeat. */
function fontsFor(
  language: string,
  direction: Direction,
  files: ReadonlyMap<FontId, Font>,
  inLanguage: FlyerFonts['inLanguage'],
): FlyerFonts {
  const measured = { ltr: perFace<number>(), rtl: perFace<number>() };
  const divided = perFace<FontRun[]>();
  const risen = perFace<number>();
  const covered = new Map<string, boolean>();
  const order = fontsInOrder(language);

  const fontOf = (subset: string | undefined, face: Face): Font => {
    const font = files.get(fontIdOf(subset, face));
    if (!font) throw new TypeError(`There is no font ${fontIdOf(subset, face)}.`);
    return font;
  };
  const runs = (text: string, face: Face): FontRun[] =>
    remembered(divided[face], text, () =>
      fontRuns(text, (subset, codePoint) => fontOf(subset, face).hasGlyphForCodePoint(codePoint), order),
    );
  const chunkEms = (chunk: string, face: Face, way: Direction): number =>
    remembered(measured[way][face], chunk, () =>
      runs(chunk, face)
        .map(({ text, subset }) => {
          const font = fontOf(subset, face);
          return font.layout(text, way === 'rtl' ? RIGHT_TO_LEFT : undefined).advanceWidth / font.unitsPerEm;
        })
        .reduce((sum, width) => sum + width, 0),
    );
  // PDFKit lays text out word by word, each with the space after it; so must we, to agree with it to the last unit.
  const textEms = (text: string, face: Face, isRightToLeft: boolean): number => {
    let ems = 0;
    for (let start = 0; start < text.length; ) {
      const space = text.indexOf(' ', start);
      const end = space < 0 ? text.length : space + 1;
      ems += chunkEms(text.slice(start, end), face, isRightToLeft ? 'rtl' : 'ltr');
      start = end;
    }
    return ems;
  };
  const stretches = (text: string): (Stretch & { text: string })[] =>
    stretchesOf(text, levelsOf(text, direction), 0, text.length).map((one) => ({
      ...one,
      text: withoutSigns(text.slice(one.from, one.to)),
    }));
  const mixedEms = (text: string, face: Face): number =>
    isLeftToRight(text)
      ? textEms(text, face, false)
      : stretches(text).reduce((sum, one) => sum + textEms(one.text, face, one.level % 2 === 1), 0);
  const riseEms = (text: string, face: Face): number => {
    const shaped = runs(text, face).filter(({ subset }) => order.some(({ id, isShaped }) => isShaped && id === subset));
    const fontsAndRuns = shaped.map((run) => ({ font: fontOf(run.subset, face), run }));
    const rises = fontsAndRuns.flatMap(({ font, run }) =>
      font.layout(run.text, RIGHT_TO_LEFT).glyphs.map(({ cbox }) => cbox.maxY / font.unitsPerEm),
    );
    return rises.reduce((highest, rise) => Math.max(highest, rise), 0);
  };
  const isSet = (character: string): boolean =>
    remembered(covered, character, () =>
      FACES.every((face) => runs(character, face).every(({ subset }) => subset !== undefined)),
    );
  return {
    language,
    direction,
    metrics: metricsOf(language),
    files,
    inLanguage,
    runs,
    widthMm: (text, face, sizePt, isRightToLeft) =>
      (isRightToLeft === undefined ? mixedEms(text, face) : textEms(text, face, isRightToLeft)) * sizePt * MM_PER_PT,
    riseMm: (text, face, sizePt) => remembered(risen[face], text, () => riseEms(text, face)) * sizePt * MM_PER_PT,
    outline: (text, face, sizePt) => {
      let x = 0;
      return inVisualOrder(stretches(text))
        .flatMap((stretch) => {
          const isRightToLeft = stretch.level % 2 === 1;
          const divided = runs(stretch.text, face);
          return (isRightToLeft ? divided.toReversed() : divided).map((run) => ({ run, isRightToLeft }));
        })
        .flatMap(({ run, isRightToLeft }) => {
          const font = fontOf(run.subset, face);
          const scale = (sizePt * MM_PER_PT) / font.unitsPerEm;
          const { glyphs, positions } = font.layout(run.text, isRightToLeft ? RIGHT_TO_LEFT : undefined);
          return glyphs.map(({ path }, index) => {
            const drawn = path.scale(scale, -scale).translate(x, 0).toSVG();
            x += (positions[index]?.xAdvance ?? 0) * scale;
            return drawn;
          });
        })
        .join('');
    },
    missing: (text) => [...new Set(text.replace(UNDRAWN, '').replace(/\s/g, ' '))].filter((one) => !isSet(one)),
  };
}

/** Signs that steer the order of words, or where they break, and are never drawn. */
const UNDRAWN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

const perFace = <T>(): Record<Face, Map<string, T>> => ({
  regular: new Map(),
  bold: new Map(),
  italic: new Map(),
  'bold-italic': new Map(),
});

/** Words repeat from flyer to flyer; as many as this are kept of a kind, however many flyers are made. */
const MOST_KEPT = 20_000;

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, found);
  return found;
}

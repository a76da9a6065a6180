import type { Font } from 'fontkit';
import { FACES, type Face, FONT_SUBSETS, type FontRun, fontRuns } from '#language/fonts.ts';

/** Millimetres in a point. */
export const MM_PER_PT = 25.4 / 72;

/** The name of one font file: its subset and its cut. */
export type FontId = `${string}/${Face}`;

/** The fonts of all flyers, with what has been measured so far. */
export interface FlyerFonts {
  /** Divides a text into runs that one font can set each. */
  runs: (text: string, face: Face) => FontRun[];
  /** The width of a text on one line, in millimetres. */
  widthMm: (text: string, face: Face, sizePt: number) => number;
  /** The outlines of a text as an SVG path in millimetres, its baseline beginning at 0, 0. */
  outline: (text: string, face: Face, sizePt: number) => string;
  /** The characters of a text that no font has, each once. */
  missing: (text: string) => string[];
  /** Each font by its name, for the PDF to embed. */
  files: ReadonlyMap<FontId, Font>;
}

/** The name of the font that sets a run; characters no font has are set as the empty box of the first. */
export const fontIdOf = (subset: string | undefined, face: Face): FontId =>
  `${subset ?? FONT_SUBSETS[0]?.id ?? ''}/${face}`;

/** Prepares parsed fonts for measuring. Keeps every width it has measured: the words of a partnership repeat. */
export function flyerFonts(files: ReadonlyMap<FontId, Font>): FlyerFonts {
  const measured = perFace<number>();
  const divided = perFace<FontRun[]>();

  const fontOf = (subset: string | undefined, face: Face): Font => {
    const font = files.get(fontIdOf(subset, face));
    if (!font) throw new TypeError(`There is no font ${fontIdOf(subset, face)}.`);
    return font;
  };
  const runs = (text: string, face: Face): FontRun[] =>
    remembered(divided[face], text, () =>
      fontRuns(text, (subset, codePoint) => fontOf(subset, face).hasGlyphForCodePoint(codePoint)),
    );
  const chunkEms = (chunk: string, face: Face): number =>
    remembered(measured[face], chunk, () =>
      runs(chunk, face)
        .map(({ text, subset }) => fontOf(subset, face).layout(text).advanceWidth / fontOf(subset, face).unitsPerEm)
        .reduce((sum, width) => sum + width, 0),
    );
  return {
    files,
    runs,
    // PDFKit lays text out word by word, each with the space after it; so must we, to agree with it to the last unit.
    widthMm: (text, face, sizePt) => {
      let ems = 0;
      for (let start = 0; start < text.length; ) {
        const space = text.indexOf(' ', start);
        const end = space < 0 ? text.length : space + 1;
        ems += chunkEms(text.slice(start, end), face);
        start = end;
      }
      return ems * sizePt * MM_PER_PT;
    },
    outline: (text, face, sizePt) => {
      let x = 0;
      return runs(text, face)
        .flatMap((run) => {
          const font = fontOf(run.subset, face);
          const scale = (sizePt * MM_PER_PT) / font.unitsPerEm;
          const { glyphs, positions } = font.layout(run.text);
          return glyphs.map(({ path }, index) => {
            const drawn = path.scale(scale, -scale).translate(x, 0).toSVG();
            x += (positions[index]?.xAdvance ?? 0) * scale;
            return drawn;
          });
        })
        .join('');
    },
    missing: (text) => [
      ...new Set(
        FACES.flatMap((face) => runs(text.replace(/\s/g, ' '), face))
          .filter(({ subset }) => subset === undefined)
          .flatMap((run) => [...run.text]),
      ),
    ],
  };
}

const perFace = <T>(): Record<Face, Map<string, T>> => ({
  regular: new Map(),
  bold: new Map(),
  italic: new Map(),
  'bold-italic': new Map(),
});

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}

import { Blob, Buffer, Direction, Face, Font, shape } from 'harfbuzzjs';

/** A glyph in its place, from left to right. Lengths are in font units. */
export interface ShapedGlyph {
  glyph: number;
  /** Where in the word the characters begin that it is drawn for. */
  cluster: number;
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
}

/** Gives the glyphs of one word, as they stand on paper from left to right. */
export type Shaper = (word: string, isRightToLeft: boolean) => ShapedGlyph[];

/** A shaper for one TrueType font: HarfBuzz, which knows how letters join, stack and change places. */
export function shaperOf(font: Uint8Array): Shaper {
  const sized = new Font(new Face(new Blob(font)));
  const buffer = new Buffer();
  return (word, isRightToLeft) => {
    buffer.clearContents();
    buffer.addText(word);
    buffer.guessSegmentProperties();
    buffer.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR);
    shape(sized, buffer);
    return buffer.getGlyphInfosAndPositions().map(({ codepoint, cluster, ...at }) => ({
      glyph: codepoint,
      cluster,
      xAdvance: at.xAdvance ?? 0,
      yAdvance: at.yAdvance ?? 0,
      xOffset: at.xOffset ?? 0,
      yOffset: at.yOffset ?? 0,
    }));
  };
}

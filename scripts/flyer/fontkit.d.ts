/** As much of fontkit 2 as the flyer uses; the package has no types of its own. Lengths are in font units. */
declare module 'fontkit' {
  interface Path {
    scale(x: number, y: number): Path;
    translate(x: number, y: number): Path;
    toSVG(): string;
  }
  interface Glyph {
    id: number;
    advanceWidth: number;
    /** The characters that it stands for, where its text is copied or read aloud. */
    codePoints: number[];
    /** The box of its outline, as the font file has it. */
    cbox: { minX: number; minY: number; maxX: number; maxY: number };
    path: Path;
  }
  interface Position {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }
  interface GlyphRun {
    glyphs: Glyph[];
    positions: Position[];
    advanceWidth: number;
  }
  /** A font that is being written: the parts of TrueType tables (OpenType 1.9) that fontkit fills glyph by glyph. */
  interface Subset {
    glyf: Uint8Array[];
    loca: { offsets: number[] };
    hmtx: { metrics: { advance: number; bearing: number }[] };
    offset: number;
    /** Where in the written font a glyph stands; puts it there if it is new. */
    includeGlyph(glyph: number): number;
    _addGlyph(glyph: number): number;
  }
  interface Font {
    postscriptName: string;
    unitsPerEm: number;
    maxp: { maxComponentDepth: number; maxComponentElements: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
    getGlyph(id: number): Glyph;
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string, features?: object): GlyphRun;
    createSubset(): Subset;
  }
  function create(bytes: Uint8Array): Font;
}

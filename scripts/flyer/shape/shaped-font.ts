import type { Font, Glyph, GlyphRun, Position } from 'fontkit';
import { mirroredCharacter } from '#flyer/shape/bidi.ts';
import { ClusterGlyphs } from '#flyer/shape/cluster-glyphs.ts';
import type { ShapedGlyph, Shaper } from '#flyer/shape/harfbuzz.ts';
import { SOFT_HYPHEN } from '#language/hyphenation.ts';

/** What is handed to `layout` for words that stand from right to left. */
export const RIGHT_TO_LEFT = { isRightToLeft: true } as const;

/** Lays out one word of a font, or the spaces between two. */
type LayOutWord = (word: string, isRightToLeft: boolean) => GlyphRun;

/** Makes a font lay out words by a shaper, each cluster as one glyph that stands for its characters. */
export function withShaper(font: Font, shaper: Shaper): Font {
  const clusters = new ClusterGlyphs(font);
  return layingOutBy(font, (word, isRightToLeft) => {
    const groups = groupsOf(shaper(word, isRightToLeft));
    const starts = groups.map(([first]) => first?.cluster ?? 0).sort((one, other) => one - other);
    const ends = new Map(starts.map((start, index) => [start, starts[index + 1]]));
    return runOf(
      groups.flatMap((group) => {
        const from = group[0]?.cluster ?? 0;
        return placed(clusters, group, [...word.slice(from, ends.get(from))], isRightToLeft);
      }),
    );
  });
}

/** Makes a font that needs no shaper remember its words, and set its marks from right to left as well. */
export function withMemory(font: Font): Font {
  const clusters = new ClusterGlyphs(font);
  const layOut = withSoftHyphen(font);
  return layingOutBy(font, (word, isRightToLeft) => {
    if (!isRightToLeft) return layOut(word);
    const characters = [...word].reverse();
    return runOf(
      characters.flatMap((character) => {
        const { glyphs, positions } = layOut(mirroredCharacter(character));
        return glyphs.map(({ id }, index) => {
          const xAdvance = positions[index]?.xAdvance ?? 0;
          return { glyph: clusters.glyph([{ glyph: id, x: 0, y: 0 }], character, xAdvance), xAdvance };
        });
      }),
    );
  });
}

/**
 * Lays out words as the font does, which draws no soft hyphen: here one stands only where a line ends within a word. Its
 * glyph is not the one of the hyphen, so that readers of PDF know the two apart.
 */
function withSoftHyphen(font: Font): (word: string) => GlyphRun {
  const layOut = font.layout.bind(font);
  return (word) => {
    if (!word.endsWith(SOFT_HYPHEN)) return layOut(word);
    const { glyphs, positions } = layOut(word.slice(0, -SOFT_HYPHEN.length));
    const hyphen = font.glyphForCodePoint(SOFT_HYPHEN.charCodeAt(0));
    const before = glyphs.map((glyph, index) => ({ glyph, xAdvance: positions[index]?.xAdvance ?? 0 }));
    return runOf([...before, { glyph: hyphen, xAdvance: hyphen.advanceWidth }]);
  };
}

/** Glyphs side by side that are drawn for the same characters. */
function groupsOf(shaped: readonly ShapedGlyph[]): ShapedGlyph[][] {
  const groups: ShapedGlyph[][] = [];
  for (const one of shaped) {
    const last = groups.at(-1);
    if (last?.[0]?.cluster === one.cluster) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

interface PlacedGlyph {
  glyph: Glyph;
  xAdvance: number;
}

/**
 * A cluster as one glyph that stands for its first character. The others follow as hairs that show nothing: readers of
 * PDF turn glyphs round where they run from right to left, but not the characters of one, and pdf.js takes any glyph for
 * weightless that has a mark among its characters. They have some width, because Poppler sorts glyphs by where they stand.
 */
function placed(
  clusters: ClusterGlyphs,
  group: readonly ShapedGlyph[],
  [first = '', ...others]: readonly string[],
  isRightToLeft: boolean,
): PlacedGlyph[] {
  const whole = group.reduce((sum, one) => sum + one.xAdvance, 0);
  const hairs = whole > 2 * HAIR * others.length ? HAIR : 0;
  let pen = isRightToLeft ? -hairs * others.length : 0;
  const components = group.map(({ glyph, xOffset, yOffset, xAdvance }) => {
    const component = { glyph, x: pen + xOffset, y: yOffset };
    pen += xAdvance;
    return component;
  });
  const xAdvance = whole - hairs * others.length;
  const drawn = { glyph: clusters.glyph(components, first, xAdvance), xAdvance };
  const silent = others.map((text) => ({ glyph: clusters.glyph([], text, hairs), xAdvance: hairs }));
  return isRightToLeft ? [...silent.reverse(), drawn] : [drawn, ...silent];
}

/** In thousandths of an em: less than any printer shows, and more than the rounding of places in a PDF. */
const HAIR = 4;

const runOf = (glyphs: readonly PlacedGlyph[]): GlyphRun => ({
  glyphs: glyphs.map(({ glyph }) => glyph),
  positions: glyphs.map(({ xAdvance }): Position => ({ xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0 })),
  advanceWidth: glyphs.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
});

/** A word repeats from flyer to flyer; as many words as this are kept of a font. */
const MOST_KEPT = 20_000;

/**
 * Replaces the layout of a font by one that goes word by word and remembers each. PDFKit scales what it gets to
 * thousandths of an em in place; these fonts have 1000 units to the em, so that changes nothing.
 * @throws TypeError for a font of other units.
 */
function layingOutBy(font: Font, layOut: LayOutWord): Font {
  if (font.unitsPerEm !== 1000) throw new TypeError(`${font.postscriptName} has not 1000 units to the em.`);
  const known = { ltr: new Map<string, GlyphRun>(), rtl: new Map<string, GlyphRun>() };
  const remembered: LayOutWord = (word, isRightToLeft) => {
    const words = isRightToLeft ? known.rtl : known.ltr;
    const run = words.get(word) ?? layOut(word, isRightToLeft);
    if (words.size >= MOST_KEPT) words.clear();
    words.set(word, run);
    return run;
  };
  font.layout = (text, features) => {
    if (!features) return remembered(text, false);
    const words = (text.match(/ +|[^ ]+/g) ?? []).map((word) => remembered(word, true)).reverse();
    return {
      glyphs: words.flatMap(({ glyphs }) => glyphs),
      positions: words.flatMap(({ positions }) => positions),
      advanceWidth: words.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0),
    };
  };
  return font;
}

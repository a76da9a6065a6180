import type { Font, Glyph, Path, Subset } from 'fontkit';

/** One outline of a cluster, in font units from where the cluster begins. */
export interface Component {
  glyph: number;
  x: number;
  y: number;
}

/** Glyphs of a font file are numbered below this, those that are put together here above. */
const OWN = 0x10000;

/**
 * The glyphs of a font, put together cluster by cluster. One outline may be drawn for several letters, such as the tooth
 * that ب and ت share, and one letter may take several outlines, each at a height of its own. A PDF tells what a glyph
 * stands for once for each that it embeds, and its readers take what stands higher for another line. So each cluster is
 * embedded as one glyph that is composed of others (OpenType, table glyf) and stands for its characters.
 */
export class ClusterGlyphs {
  readonly #font: Font;
  readonly #byKey = new Map<string, ClusterGlyph>();
  readonly #byId = new Map<number, ClusterGlyph>();

  constructor(font: Font) {
    this.#font = font;
    const { maxp } = font;
    maxp.maxComponentDepth += 1;
    maxp.maxComponentElements = Math.max(maxp.maxComponentElements, MOST_COMPONENTS);
    const createSubset = font.createSubset.bind(font);
    font.createSubset = () => this.#including(createSubset());
  }

  /** The glyph that draws some outlines for some characters and is so wide; the same one each time. */
  glyph(components: readonly Component[], characters: string, advanceWidth: number): Glyph {
    const key = `${components.map(({ glyph, x, y }) => `${glyph} ${x} ${y}`).join()} ${advanceWidth} ${characters}`;
    const before = this.#byKey.get(key);
    if (before) return before;
    const made = new ClusterGlyph(this.#font, OWN + this.#byId.size, components, characters, Math.max(0, advanceWidth));
    this.#byKey.set(key, made);
    this.#byId.set(made.id, made);
    return made;
  }

  #including(subset: Subset): Subset {
    const addGlyph = subset._addGlyph.bind(subset);
    subset._addGlyph = (id) => {
      const own = this.#byId.get(id);
      if (!own) return addGlyph(id);
      const { bytes, bearing } = own.encoded((glyph) => subset.includeGlyph(glyph));
      subset.glyf.push(bytes);
      subset.loca.offsets.push(subset.offset);
      subset.hmtx.metrics.push({ advance: own.advanceWidth, bearing });
      subset.offset += bytes.length;
      return subset.glyf.length - 1;
    };
    return subset;
  }
}

/** More than any cluster has: a base, its dots and its vowels. */
const MOST_COMPONENTS = 64;

class ClusterGlyph implements Glyph {
  readonly #font: Font;
  readonly #components: readonly Component[];
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: number[];

  constructor(font: Font, id: number, components: readonly Component[], characters: string, advanceWidth: number) {
    this.#font = font;
    this.#components = components.slice(0, MOST_COMPONENTS);
    this.id = id;
    this.advanceWidth = advanceWidth;
    this.codePoints = [...characters].map((one) => one.codePointAt(0) ?? 0);
  }

  get path(): Path {
    return joined(this.#components.map(({ glyph, x, y }) => this.#font.getGlyph(glyph).path.translate(x, y)));
  }

  get cbox(): Glyph['cbox'] {
    const boxes = this.#drawn().map(
      ({ box, x, y }) => [box.minX + x, box.minY + y, box.maxX + x, box.maxY + y] as const,
    );
    return {
      minX: Math.min(...boxes.map(([minX]) => minX)),
      minY: Math.min(...boxes.map(([, minY]) => minY)),
      maxX: Math.max(...boxes.map(([, , maxX]) => maxX)),
      maxY: Math.max(...boxes.map(([, , , maxY]) => maxY)),
    };
  }

  /** Outlines; a space has none. */
  #drawn(): (Component & { box: Glyph['cbox'] })[] {
    return this.#components
      .map((component) => ({ ...component, box: this.#font.getGlyph(component.glyph).cbox }))
      .filter(({ box }) => box.maxX > box.minX && box.maxY > box.minY);
  }

  /** This glyph as table `glyf` holds it. `placeOf` says where a glyph stands in the font that is written. */
  encoded(placeOf: (glyph: number) => number): { bytes: Uint8Array; bearing: number } {
    const drawn = this.#drawn();
    if (drawn.length === 0) return { bytes: new Uint8Array(0), bearing: 0 };
    const bytes = new Uint8Array((HEADER_BYTES + drawn.length * COMPONENT_BYTES + 3) & ~3);
    const view = new DataView(bytes.buffer);
    const { minX, minY, maxX, maxY } = this.cbox;
    [COMPOSITE, minX, minY, maxX, maxY].forEach((value, index) => {
      view.setInt16(index * 2, Math.round(value));
    });
    drawn.forEach(({ glyph, x, y }, index) => {
      const at = HEADER_BYTES + index * COMPONENT_BYTES;
      view.setUint16(at, WORDS | OFFSETS | (index < drawn.length - 1 ? MORE : 0));
      view.setUint16(at + 2, placeOf(glyph));
      view.setInt16(at + 4, x);
      view.setInt16(at + 6, y);
    });
    return { bytes, bearing: Math.round(minX) };
  }
}

const COMPOSITE = -1;
const HEADER_BYTES = 10;
const COMPONENT_BYTES = 8;
/** Flags of a component: its place is two words, and an offset; another follows. */
const WORDS = 0x0001;
const OFFSETS = 0x0002;
const MORE = 0x0020;

const joined = (paths: readonly Path[]): Path => ({
  scale: (x, y) => joined(paths.map((path) => path.scale(x, y))),
  translate: (x, y) => joined(paths.map((path) => path.translate(x, y))),
  toSVG: () => paths.map((path) => path.toSVG()).join(''),
});

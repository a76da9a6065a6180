import { isBoxed, isBroad, setBlock, setBlockIn } from '#flyer/body-blocks.ts';
import type { Desk } from '#flyer/desk.ts';
import { MM_PER_PT } from '#flyer/fonts.ts';
import { type Layout, moved, recast, together } from '#flyer/layout.ts';
import { PANEL_PAD } from '#flyer/panel.ts';
import { setCaption, setFigure, setPhoto } from '#flyer/photo.ts';
import { lineMm, type Room } from '#flyer/text.ts';
import type { BodyBlock } from '#message/message.ts';
import type { BlockOf } from '#story/block.ts';

/** Between things that stand side by side. */
const GUTTER = 4.5;
/** What stands beside a photo or panel may reach this much further down. */
const SLACK = 2;
/** Words come back to the left edge only this far below what stood there. */
const CLEAR = 0.6;
/** The share of the column that a panel takes when words run round it. */
const PANEL_SHARE = 0.44;

/** Space above a block, in lines of the body. */
const ABOVE: { [T in BodyBlock['type']]: number } = {
  heading: 0.5,
  paragraph: 0.3,
  list: 0.25,
  facts: 0.42,
  signs: 0.42,
  quote: 0.42,
  event: 0.5,
  photo: 0.5,
  map: 0,
};
const BELOW_PANEL = 0.42;
const BELOW_HEADING = 0.1;
/** A photo at least this wide has its words below it. */
const CAPTION_FITS = 50;
/** The narrowest column of words beside something, and the narrowest of two panels, in sizes of the body. */
const LEAST_BESIDE = 10;
const LEAST_PANEL = 11.5;
const LEAST_PANEL_DENSE = 9;

function gapAbove(block: BodyBlock, before: BodyBlock | undefined, desk: Desk): number {
  if (!before) return 0;
  const line = lineMm(desk.styles.body);
  if (before.type === 'heading') return BELOW_HEADING * line;
  return Math.max(ABOVE[block.type], isBoxed(before) ? BELOW_PANEL : 0) * line * desk.air;
}

/** Whether the words after a panel may run round it. */
export const mayFloat = (block: BodyBlock, next: BodyBlock | undefined, desk: Desk): boolean =>
  (block.type === 'facts' || block.type === 'signs') &&
  next !== undefined &&
  !isBoxed(next) &&
  next.type !== 'photo' &&
  !isBroad(block, desk);

/** Where on a side a flow has come. */
interface State {
  placed: readonly Layout[];
  bottom: number;
  /** How far down something stands at the left, and how much of the width it takes. */
  aside: { bottom: number; inset: number };
  /** True when what comes next begins level with what stands at the left. */
  isLevel: boolean;
}

/**
 * Lays blocks from top to bottom. Words run round a photo, and where `floats` is true round a panel; both stand at the
 * left, so that they are read before what stands beside them. Two neighbouring panels stand side by side.
 */
export class BodyFlow {
  readonly #desk: Desk;
  readonly #floats: boolean;
  #placed: Layout[] = [];
  #bottom = 0;
  #aside = { bottom: 0, inset: 0 };
  #isLevel = false;

  constructor(desk: Desk, floats: boolean) {
    this.#desk = desk;
    this.#floats = floats;
  }

  get layout(): Layout {
    return together(this.#placed, this.height);
  }

  get height(): number {
    return Math.max(this.#bottom, this.#aside.bottom);
  }

  /** Where it has come, to go back to when what follows does not fit. */
  get state(): State {
    return { placed: [...this.#placed], bottom: this.#bottom, aside: this.#aside, isLevel: this.#isLevel };
  }

  backTo({ placed, bottom, aside, isLevel }: State): void {
    this.#placed = [...placed];
    this.#bottom = bottom;
    this.#aside = aside;
    this.#isLevel = isLevel;
  }

  /** Sets a slice of a block that ends above `room`, from a letter or item on; says where the rest of it begins. */
  setSlice(block: BodyBlock, before: BodyBlock | undefined, from: number, room: number): number | undefined {
    const top = this.#bottom + (this.#isLevel ? 0 : gapAbove(block, before, this.#desk));
    const roomAt = (at: number): Room => this.#roomAt(top + at);
    const layout = setBlock(block, this.#desk, { roomAt, slice: { from, mostHeight: room - top } });
    this.#isLevel = false;
    if (layout.height > 0) this.#place(from > 0 ? continuing(layout) : layout, top);
    return layout.rest;
  }

  /** Sets the first of these blocks, and the second too if they belong side by side; says how many it set. */
  set(blocks: readonly BodyBlock[], before: BodyBlock | undefined): number {
    const [block, next] = blocks;
    if (!block) return 0;
    const { width, scale, rules } = this.#desk;
    const top = this.#bottom + (this.#isLevel ? 0 : gapAbove(block, before, this.#desk));
    const isFree = this.#isBelowAside(top);
    this.#isLevel = false;
    if (rules.isPlain) this.#setPlain(block, top);
    else if (block.type === 'photo') this.#setPhoto(block, isFree ? top : this.#below(top), width * scale.photo, next);
    else if (isFree && next && this.#isPair(block, next)) {
      this.#setPair(block, next, top);
      return 2;
    } else if (
      isFree &&
      this.#floats &&
      this.#isReadableBeside(width * PANEL_SHARE) &&
      mayFloat(block, next, this.#desk)
    )
      this.#setFloat(block, top);
    else if (isBoxed(block)) this.#setBox(block, top);
    else this.#setWords(block, top);
    return 1;
  }

  #isPair(one: BodyBlock, other: BodyBlock): boolean {
    const { width, scale } = this.#desk;
    const hasRoom = (width - GUTTER) / 2 >= (scale.isDense ? LEAST_PANEL_DENSE : LEAST_PANEL) * this.#em;
    return hasRoom && [one, other].every((block) => isBoxed(block) && !isBroad(block, this.#desk));
  }

  get #em(): number {
    return this.#desk.styles.body.sizePt * MM_PER_PT;
  }

  #isReadableBeside(width: number): boolean {
    return this.#desk.width - width - GUTTER >= LEAST_BESIDE * this.#em;
  }

  /** One thing below the other. */
  #setPlain(block: BodyBlock, top: number): void {
    const { width, scale } = this.#desk;
    const room = { x: 0, width: block.type === 'photo' ? width * scale.photo : width };
    this.#place(setBlockIn(block, this.#desk, room), top);
  }

  #isBelowAside(y: number): boolean {
    return this.#aside.inset === 0 || y >= this.#aside.bottom + CLEAR;
  }

  #below(y: number): number {
    return Math.max(y, this.#aside.bottom + lineMm(this.#desk.styles.body) * 0.5);
  }

  #roomAt(y: number): Room {
    const { width } = this.#desk;
    return this.#isBelowAside(y) ? { x: 0, width } : { x: this.#aside.inset, width: width - this.#aside.inset };
  }

  /**
   * Words run round what stands at the left, but not so that one line of theirs stands alone: a first line beside it
   * goes down to the others, a last line below it stays in the narrow column.
   */
  #setWords(block: BodyBlock, top: number): void {
    const { bottom, inset } = this.#aside;
    const set = (from: number): Layout =>
      this.#isBelowAside(from)
        ? setBlockIn(block, this.#desk, this.#roomAt(from))
        : setBlock(block, this.#desk, { roomAt: (at) => this.#roomAt(from + at) });
    const running = set(top);
    const line = lineMm(this.#desk.styles.body);
    const clear = bottom + CLEAR;
    if (this.#isBelowAside(top) || top + running.height < clear + 0.5 * line) {
      this.#place(running, top);
      return;
    }
    const room = { x: inset, width: this.#desk.width - inset };
    const narrow = setBlockIn(block, this.#desk, room);
    if (top + narrow.height < clear + 2 * line) {
      this.#aside = { inset, bottom: Math.max(bottom, top + narrow.height) };
      this.#place(narrow, top);
    } else if (top + line >= clear) this.#place(set(this.#below(top)), this.#below(top));
    else this.#place(running, top);
  }

  #place(layout: Layout, top: number): void {
    this.#placed.push(moved(layout, 0, top));
    this.#bottom = Math.max(top + layout.height, this.#isBelowAside(top) ? this.#aside.bottom : 0);
  }

  /**
   * The words of a small photo stand beside it, where they do not make a narrow column of many lines. What follows runs
   * round it too, if it has room for more than a word or two.
   */
  #setPhoto(photo: BlockOf<'photo'>, top: number, width: number, next: BodyBlock | undefined): void {
    if (!this.#isReadableBeside(width)) {
      this.#place(setPhoto(photo, this.#desk, this.#desk.width), top);
      return;
    }
    if (width >= CAPTION_FITS) {
      this.#setAside(setPhoto(photo, this.#desk, width), top, width, next ? top : undefined);
      return;
    }
    this.#setAside(setFigure(photo, this.#desk, width), top, width, top);
    const caption = setCaption(photo, this.#desk, (at) => this.#roomAt(top + at));
    this.#place(caption, top);
    this.#isLevel = caption.height === 0;
  }

  /** Puts something at the left. What follows begins beside it at `level`, or else below it. */
  #setAside(layout: Layout, top: number, width: number, level: number | undefined): void {
    this.#placed.push(moved(layout, 0, top));
    this.#aside = { bottom: top + layout.height, inset: width + GUTTER };
    this.#isLevel = level !== undefined;
    this.#bottom = level ?? top + layout.height;
  }

  #setFloat(block: BodyBlock, top: number): void {
    const width = this.#desk.width * PANEL_SHARE;
    const layout = setBlockIn(block, this.#desk, { x: 0, width });
    // Words beside a panel begin level with the words in it.
    this.#setAside(layout, top, width, top + PANEL_PAD);
  }

  #setPair(one: BodyBlock, other: BodyBlock, top: number): void {
    const width = (this.#desk.width - GUTTER) / 2;
    const set = (block: BodyBlock, x: number, leastHeight: number): Layout =>
      setBlockIn(block, this.#desk, { x, width }, leastHeight);
    const height = Math.max(set(one, 0, 0).height, set(other, 0, 0).height);
    this.#place(together([set(one, 0, height), set(other, width + GUTTER, height)], height), top);
  }

  /** A panel keeps one width: beside the photo if it ends with it, else below. */
  #setBox(block: BodyBlock, top: number): void {
    const beside = setBlockIn(block, this.#desk, this.#roomAt(top));
    const fits = top + beside.height <= this.#aside.bottom + SLACK;
    if (fits || this.#isBelowAside(top)) {
      this.#place(beside, top);
      return;
    }
    this.#place(setBlockIn(block, this.#desk, { x: 0, width: this.#desk.width }), this.#below(top));
  }
}

/** What is left of a paragraph or list belongs to what stands on the side before. */
const continuing = (layout: Layout): Layout =>
  recast(layout, ([first, ...others]) => (first ? [{ ...first, continues: true }, ...others] : []));

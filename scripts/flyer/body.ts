import { BodyFlow, mayFloat } from '#flyer/body-flow.ts';
import type { Desk } from '#flyer/desk.ts';
import { BLANK, type Layout } from '#flyer/layout.ts';
import { plain } from '#flyer/spans.ts';
import { setColumn } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';
import { addressInWords } from '#message/addresses.ts';
import type { BodyBlock } from '#message/message.ts';

/** Where a body goes on: at which of its blocks, and at which letter of a paragraph or item of a list. */
export interface Start {
  block: number;
  from: number;
}

/** The beginning of a body. */
export const BEGINNING: Start = { block: 0, from: 0 };

/** What of a body stands on one side. */
export interface BodySide {
  layout: Layout;
  /** Where the next side begins; absent at the end of the body. */
  next?: Start;
}

/** What of a body is set in its column: the map stands at the foot of every flyer, and no heading above nothing. */
export function blocksToSet(body: readonly BodyBlock[]): readonly BodyBlock[] {
  const shown = body.filter(({ type }) => type !== 'map');
  return shown.slice(0, shown.findLastIndex(({ type }) => type !== 'heading') + 1);
}

/**
 * Lays out as much of a body as has room on one side of this height, from a place on: in the full width of the column,
 * with words round its panels where that saves room.
 */
export function setBodySide(blocks: readonly BodyBlock[], start: Start, desk: Desk, room: number): BodySide {
  return flow(blocks, start, desk, doesFloat(blocks, desk), room);
}

/** Whether a whole body is no higher than this; no more of it is laid out than is needed to see that. */
export function isBodyWithin(blocks: readonly BodyBlock[], desk: Desk, room: number): boolean {
  const isWithin = (floats: boolean): boolean => !flow(blocks, BEGINNING, desk, floats, room).next;
  return isWithin(false) || (mayAnyFloat(blocks, desk) && isWithin(true));
}

/** Whether words that run round the panels make a body lower. */
function doesFloat(blocks: readonly BodyBlock[], desk: Desk): boolean {
  if (!mayAnyFloat(blocks, desk)) return false;
  const known = floating.get(desk);
  if (known?.blocks === blocks) return known.floats;
  const heightOf = (floats: boolean): number => flow(blocks, BEGINNING, desk, floats, Infinity).layout.height;
  const floats = heightOf(true) < heightOf(false);
  floating.set(desk, { blocks, floats });
  return floats;
}

const mayAnyFloat = (blocks: readonly BodyBlock[], desk: Desk): boolean =>
  !desk.rules.isPlain && blocks.some((block, index) => mayFloat(block, blocks[index + 1], desk));

/** It is asked for each side, of the body that is being set. */
const floating = new WeakMap<Desk, { blocks: readonly BodyBlock[]; floats: boolean }>();

function flow(blocks: readonly BodyBlock[], start: Start, desk: Desk, floats: boolean, room: number): BodySide {
  const side = new BodyFlow(desk, floats);
  const states = new Map([[start.block, side.state]]);
  let index = start.block;
  const begun = blocks[index];
  if (begun && start.from > 0) {
    const rest = side.setSlice(begun, undefined, start.from, room);
    if (rest !== undefined) return { layout: side.layout, next: { block: index, from: rest } };
    index += 1;
  }
  while (index < blocks.length) {
    const before = index === start.block ? undefined : blocks[index - 1];
    states.set(index, side.state);
    const count = side.set(blocks.slice(index), before);
    if (side.height > room) {
      side.backTo(states.get(index) ?? side.state);
      return endSide(side, blocks, { start, index, before, room, states });
    }
    index += count;
  }
  return { layout: side.layout };
}

/** How far a side has come when a block has no room on it. */
interface Full {
  start: Start;
  /** The block without room, and the one before it on this side. */
  index: number;
  before: BodyBlock | undefined;
  room: number;
  /** Where the side had come before each block. */
  states: ReadonlyMap<number, BodyFlow['state']>;
}

/** Ends a side within the block that has no room, or else before it; no heading stays above nothing. */
function endSide(side: BodyFlow, blocks: readonly BodyBlock[], { start, index, before, room, states }: Full): BodySide {
  const block = blocks[index];
  if (block?.type === 'paragraph' || block?.type === 'list') {
    const rest = side.setSlice(block, before, 0, room);
    if (rest === undefined) return { layout: side.layout, next: { block: index + 1, from: 0 } };
    if (rest > 0) return { layout: side.layout, next: { block: index, from: rest } };
  }
  let end = index;
  while (end > start.block && blocks[end - 1]?.type === 'heading') end -= 1;
  const state = states.get(end);
  if (end < index && state) side.backTo(state);
  return { layout: side.layout, next: { block: end, from: 0 } };
}

/** Where to read the rest of a story that does not all stand on paper. */
export function setRest({ message, styles, fonts, width, leftOut }: Desk): Layout {
  if (!leftOut.some((part) => part !== 'map')) return BLANK;
  const words = phrasesIn(message.language).readRest(addressInWords(message.address));
  const link = { url: message.address };
  return setColumn(
    plain(words, 'bold').map((span) => ({ ...span, link })),
    styles.body,
    width,
    fonts,
  );
}

import { BEGINNING, blocksToSet, isBodyWithin, type Start, setBodySide, setRest } from '#flyer/body.ts';
import type { Desk, FlyerRequest } from '#flyer/desk.ts';
import { footWith, setArea, setSupportInParts } from '#flyer/foot.ts';
import { headWith, setMasthead, setNotices } from '#flyer/head.ts';
import { BLANK, type Layout, moved, type Placed, stacked, together } from '#flyer/layout.ts';
import { openDesk } from '#flyer/open-desk.ts';
import type { PaperRules, Scale } from '#flyer/paper.ts';
import { setReport, setReportInParts } from '#flyer/report.ts';
import type { Try } from '#flyer/tries.ts';
import { setRunningHead, setTurnOver } from '#flyer/turn-over.ts';
import type { BodyBlock } from '#message/message.ts';

/** Space between the parts of a flyer when it is tight, and how much looser it may become to fill the sheet. */
const GAP = 1.7;
const MOST_AIR = 2.2;
/** Below the report panel space grows less: what stands there belongs together. */
const MOST_AIR_BELOW = 1.6;

/** What stands round the body, some of it with as much air as is asked for. */
interface Surround {
  head: (air: number) => Layout;
  /** What runs on after the body. */
  after: Layout[];
  /** What stands at the foot of the last side. */
  pinned: (air: number) => Layout;
}

/** The upper and the lower part of a side, which stand at its edges. */
interface Halves {
  upper: Layout;
  lower: Layout;
  height: number;
}

/** What the sides before this one have left. */
interface Left {
  /** Where the body goes on. */
  start: Start;
  /** How many of the parts after the body are set. */
  closed: number;
}

/** A part of a body that stands on one side. */
interface Slice {
  start: Start;
  next: Start;
  index: number;
  /** How many sides there are. */
  sides: number;
  /** Its height, in millimetres. */
  room: number;
}

/** One side, ready to be placed once it is known how many there are, and what is left when it is not the last. */
interface Side {
  at: (sides: number) => Placed;
  left?: Left;
}

/** How the last side is set. */
interface Ending {
  air: number;
  /** How many sides there are, once that is known. */
  sides?: number;
  /** No more is set than is needed to see that it is higher than this: what is left may be as long as a book. */
  room?: number;
}

/** Sets one message on the sides of one paper, in as many ways as are tried. */
export class Sides {
  readonly #request: FlyerRequest;
  readonly #rules: PaperRules;
  /** Tries share what is the same in them. */
  readonly #desks = new Map<string, Desk>();
  readonly #surrounds = new WeakMap<Desk, Surround>();
  readonly #bodies = new Map<Try['body'], readonly BodyBlock[]>();
  /** The report panel takes no air. */
  readonly #reports = new Map<Scale, Layout>();

  constructor(request: FlyerRequest, rules: PaperRules) {
    this.#request = request;
    this.#rules = rules;
  }

  /**
   * Whether all parts, one below the other, are no higher than the sides of a try together. They may still not fit, for a
   * panel is not divided; but where this is false they cannot.
   */
  isLowEnough(one: Try): boolean {
    const { head, after, pinned } = this.#surround(one);
    const all = one.sides * this.#roomOf(one);
    const blocks = this.#blocks(one);
    const others = stacked([head(1), ...after, pinned(1)], GAP).height;
    return blocks.length > 0 ? isBodyWithin(blocks, this.#desk(one, 1), all - others - GAP) : others <= all;
  }

  /** Sets all parts as one try says; undefined when they need more sides than it has. */
  set(one: Try): (() => Placed[]) | undefined {
    const sides: Side[] = [];
    let left: Left | undefined = { start: BEGINNING, closed: 0 };
    while (left) {
      const isLastToHave = sides.length + 1 === one.sides;
      const side: Side | undefined =
        this.#lastSide(one, left, sides.length) ?? (isLastToHave ? undefined : this.#fullSide(one, left, sides.length));
      if (!side) return undefined;
      sides.push(side);
      left = side.left;
    }
    return () => sides.map(({ at }) => at(sides.length));
  }

  /** A side with room for all that is left. What room remains becomes air. */
  #lastSide(one: Try, left: Left, index: number): Side | undefined {
    const room = this.#roomOf(one);
    const tight = this.#ending(one, left, index, { air: 1, room });
    if (tight.height > room) return undefined;
    const at = (sides: number): Placed =>
      this.#placed(
        one,
        aired(tight, room, (air) => this.#ending(one, left, index, { air, sides })),
      );
    return { at };
  }

  #ending(one: Try, { start, closed }: Left, index: number, { air, sides, room = Infinity }: Ending): Halves {
    const desk = this.#desk(one, air);
    const { after, pinned } = this.#surround(one);
    const lower = pinned(air);
    const body = setBodySide(this.#blocks(one), start, desk, room);
    const gap = GAP * air;
    const upper = stacked([this.#above(one, air, index, sides), body.layout, ...after.slice(closed)], gap);
    const height = body.next ? Infinity : upper.height + (lower.height > 0 ? gap + lower.height : 0);
    // With no words above it, what else stands at the foot begins at the head: white is better below than between.
    if (index > 0 && body.layout.height === 0 && after.length === closed)
      return { upper: stacked([upper, lower], gap), lower: BLANK, height };
    return { upper, lower, height };
  }

  /** A side filled to its foot; undefined when nothing of what is left fits on it. */
  #fullSide(one: Try, { start, closed }: Left, index: number): Side | undefined {
    const desk = this.#desk(one, 1);
    const blocks = this.#blocks(one);
    const turn = setTurnOver(desk, index + 1);
    const room = this.#roomOf(one) - turn.height - GAP;
    const parts: Layout[] = [this.#above(one, 1, index)];
    const heightWith = (part: Layout): number => stacked([...parts, part], GAP).height;
    const bodyRoom = room - heightWith(BLANK) - GAP;
    const [first, ...others] = this.#surround(one).after.slice(closed);
    const whole = setBodySide(blocks, start, desk, bodyRoom);
    // What runs on after the body never begins a side alone: some lines of the body go with it.
    const isAlone = !whole.next && first && others.length === 0 && whole.layout.height + GAP + first.height > bodyRoom;
    const body = isAlone ? setBodySide(blocks, start, desk, bodyRoom - first.height - GAP) : whole;
    parts.push(body.layout);
    const after = body.next ? [] : this.#surround(one).after.slice(closed);
    for (const part of after) {
      if (heightWith(part) > room) break;
      parts.push(part);
    }
    const next = body.next ?? { block: blocks.length, from: 0 };
    const left = { start: next, closed: closed + parts.length - 2 };
    const isEmpty = next.block === start.block && next.from === start.from && left.closed === closed;
    const at = (sides: number): Placed => {
      const tight = stacked([this.#above(one, 1, index, sides), ...parts.slice(1)], GAP);
      const upper = body.next ? this.#airedSide(one, { start, next: body.next, index, sides, room }) : undefined;
      return this.#placed(one, { upper: upper ?? tight, lower: turn });
    };
    return isEmpty ? undefined : { at, left };
  }

  /** The same part of a body with as much air as there is room for; undefined when there is room for none. */
  #airedSide(one: Try, { start, next, index, sides, room }: Slice): Layout | undefined {
    for (let air = MOST_AIR; air > 1; air -= 0.2) {
      const desk = this.#desk(one, air);
      const above = this.#above(one, air, index, sides);
      const gap = GAP * air;
      const body = setBodySide(this.#blocks(one), start, desk, room - above.height - gap);
      if (body.next?.block === next.block && body.next.from === next.from) return stacked([above, body.layout], gap);
    }
    return undefined;
  }

  #above(one: Try, air: number, index: number, sides?: number): Layout {
    return index === 0 ? this.#surround(one).head(air) : setRunningHead(this.#desk(one, air), index + 1, sides);
  }

  #surround(one: Try): Surround {
    const desk = this.#desk(one, 1);
    const known = this.#surrounds.get(desk) ?? this.#newSurround(desk);
    this.#surrounds.set(desk, known);
    return known;
  }

  #newSurround(desk: Desk): Surround {
    const first = stacked([setNotices(desk), setMasthead(desk)], 0);
    const titled = headWith(desk);
    const head = (air: number): Layout => stacked([first, titled(air)], GAP * air);
    if (desk.rules.isPlain) {
      const after = [setRest(desk), ...setReportInParts(desk), ...setSupportInParts(desk), setArea(desk)];
      return { head, after: after.filter(({ height }) => height > 0), pinned: () => BLANK };
    }
    const report = this.#reports.get(desk.scale) ?? setReport(desk);
    this.#reports.set(desk.scale, report);
    const foot = footWith(desk);
    const pinned = (air: number): Layout => stacked([report, foot(air)], GAP * Math.min(air, MOST_AIR_BELOW));
    return { head, after: [setRest(desk)], pinned };
  }

  #roomOf({ scale }: Try): number {
    return this.#rules.heightMm - 2 * scale.marginMm;
  }

  #placed(one: Try, { upper, lower }: Pick<Halves, 'upper' | 'lower'>): Placed {
    const room = this.#roomOf(one);
    const { marginMm } = one.scale;
    return together([upper, moved(lower, 0, room - lower.height)], room).at(marginMm, marginMm);
  }

  #desk(one: Try, air: number): Desk {
    const { scale, leftOut } = one;
    const key = `${scale.bodyPt} ${scale.photo} ${air} ${leftOut.join(' ')}`;
    const known = this.#desks.get(key);
    if (known) return known;
    const desk = air === 1 ? openDesk(this.#request, this.#rules, scale, { leftOut }) : { ...this.#desk(one, 1), air };
    this.#desks.set(key, desk);
    return desk;
  }

  #blocks({ body }: Try): readonly BodyBlock[] {
    const blocks = this.#bodies.get(body) ?? blocksToSet(body);
    this.#bodies.set(body, blocks);
    return blocks;
  }
}

/** The loosest setting that fits. Height grows almost evenly with air, so the right amount is guessed, then corrected. */
function aired(tight: Halves, room: number, at: (air: number) => Halves): Halves {
  const loose = at(MOST_AIR);
  if (loose.height <= room) return loose;
  const share = (room - tight.height) / (loose.height - tight.height);
  for (let air = 1 + (MOST_AIR - 1) * share; air > 1; air -= 0.08) {
    const guess = at(air);
    if (guess.height <= room) return guess;
  }
  return tight;
}

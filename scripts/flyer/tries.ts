import { type PaperRules, type Scale, stepsDownTo } from '#flyer/paper.ts';
import type { LeftOut } from '#flyer/plan.ts';
import type { BodyBlock, Message } from '#message/message.ts';

/** One way to set a flyer. */
export interface Try {
  scale: Scale;
  /** How many sides it may take. */
  sides: number;
  leftOut: readonly LeftOut[];
  /** What it tells of the body. */
  body: readonly BodyBlock[];
}

/**
 * All ways to set a flyer, best first, in rows: within a row each takes less room than the one before. White between the
 * parts gives way first, on every try; then type, photo and margins, step by step; then a second side is used; then the
 * paper does without what its rules name, one after the other, the body a block at a time; then without all of that, with
 * as much of the body as has room again; and last, with type down to the smallest that may be. The ways to tell us, the code with its address, the day it ends and who sends it never give way.
 */
export function triesOf(
  message: Pick<Message, 'body' | 'support'>,
  rules: PaperRules,
  mostSides: number,
  floorPt: number,
): Try[][] {
  const { body } = message;
  const steps = stepsDownTo(floorPt, rules);
  const whole = { leftOut: [], body };
  // A paper for large print takes as many sides as its words need, so there is nothing to gain by trying one alone.
  const counts = rules.isPlain || mostSides === 1 ? [mostSides] : [1, mostSides];
  const rows = counts.map((sides) => steps.map((scale) => ({ scale, sides, ...whole })));
  const [smallest] = steps.slice(-1);
  if (!smallest) return rows;
  const losses = lossesOf(message, rules).map((loss) => ({ scale: smallest, sides: mostSides, ...loss }));
  const least = [smallest, ...belowOf(smallest, floorPt)].map((scale) =>
    barestOf(message, rules).map((loss) => ({ scale, sides: mostSides, ...loss })),
  );
  return [...rows, losses, ...least];
}

/** Smaller type than a paper is made for: a script that needs much room has its numbers to call all the same. */
function belowOf(smallest: Scale, floorPt: number): Scale[] {
  const sizes: Scale[] = [];
  for (let bodyPt = smallest.bodyPt - 0.5; bodyPt >= floorPt; bodyPt -= 0.5) sizes.push({ ...smallest, bodyPt });
  return sizes;
}

/** What a try gives up. */
type Loss = Pick<Try, 'leftOut' | 'body'>;

function lossesOf({ body, support }: Pick<Message, 'body' | 'support'>, rules: PaperRules): Loss[] {
  const losses: Loss[] = [];
  for (const part of sacrificesOf({ body, support }, rules)) {
    const last = losses.at(-1) ?? { leftOut: [], body };
    const leftOut = [...last.leftOut, part];
    if (part === 'end') losses.push(...shorterBodies(last.body, rules).map((one) => ({ leftOut, body: one })));
    else losses.push({ leftOut, body: last.body.filter(({ type }) => type !== part) });
  }
  return losses;
}

/** What a paper may do without, of what is there. */
function sacrificesOf({ body, support }: Pick<Message, 'body' | 'support'>, rules: PaperRules): LeftOut[] {
  const has = (type: BodyBlock['type']): boolean => body.some((block) => block.type === type);
  const { hasMap } = rules;
  const isThere = { photo: has('photo'), quote: has('quote'), map: hasMap, end: true, support: support !== undefined };
  return rules.sacrifices.filter((one) => isThere[one]);
}

/** All else is given up, and the body goes a block at a time: what stood below it may have taken its room. */
function barestOf(message: Pick<Message, 'body' | 'support'>, rules: PaperRules): Loss[] {
  const leftOut = sacrificesOf(message, rules).filter((part) => part !== 'end');
  const body = message.body.filter(({ type }) => !leftOut.some((part) => part === type));
  const shorter = shorterBodies(body, rules).map((one) => ({ leftOut: [...leftOut, 'end' as const], body: one }));
  return [{ leftOut, body }, ...shorter];
}

/** What people see from afar, and what they came for. */
const EYE_CATCHING: readonly BodyBlock['type'][] = ['photo', 'event', 'facts', 'signs'];

/** The same body a block shorter each time, from its end; on a poster words go before what catches the eye. */
function shorterBodies(body: readonly BodyBlock[], { isPoster }: PaperRules): BodyBlock[][] {
  const fromEnd = body.map((block, at) => ({ block, at })).reverse();
  const isKeptLonger = ({ block }: { block: BodyBlock }): boolean =>
    isPoster === true && EYE_CATCHING.includes(block.type);
  const order = [...fromEnd.filter((one) => !isKeptLonger(one)), ...fromEnd.filter(isKeptLonger)];
  const turns = new Map(order.map(({ at }, turn) => [at, turn]));
  const turnOf = (at: number): number => turns.get(at) ?? Infinity;
  // A heading goes with what it heads.
  const goes = body.map(({ type }, at) => (type === 'heading' ? Math.min(turnOf(at), turnOf(at + 1)) : turnOf(at)));
  return order.map((_, turn) => body.filter((_, at) => (goes[at] ?? 0) > turn));
}

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
 * parts gives way first, on every try; then type, photo and margins, step by step; then a second side is used; then a
 * poster says fewer words; then the paper does without what its rules name, one after the other, the body a block at a
 * time. Whatever goes after the body makes room for it again. Last, type goes down to the smallest that may be. The ways
 * to tell us, the code with its address, the day it ends and who sends it never give way.
 */
export function triesOf(
  message: Pick<Message, 'body' | 'support'>,
  rules: PaperRules,
  mostSides: number,
  floorPt: number,
): Try[][] {
  const steps = stepsDownTo(floorPt, rules);
  const whole = { leftOut: [], body: message.body };
  // A paper for large print takes as many sides as its words need, so there is nothing to gain by trying one alone.
  const counts = rules.isPlain || mostSides === 1 ? [mostSides] : [1, mostSides];
  const rows = counts.map((sides) => steps.map((scale) => ({ scale, sides, ...whole })));
  const [smallest] = steps.slice(-1);
  if (!smallest) return rows;
  const at = (scale: Scale, losses: readonly Loss[]): Try[] =>
    losses.map((loss) => ({ scale, sides: mostSides, ...loss }));
  const losses = lossesOf(message, rules);
  const least = losses.slice(-1).flatMap((last) => belowOf(smallest, floorPt).map((scale) => at(scale, last)));
  const shorter = rules.isPoster ? [withFewerWords(message.body)] : [];
  const bare = [smallest, ...belowOf(smallest, floorPt)].flatMap((scale) => at(scale, withoutEvents(losses)));
  const lossy = [...shorter, ...losses].map((row) => at(smallest, row));
  return [...rows, ...lossy, ...least, bare].filter((row) => row.length > 0);
}

/** Smaller type than a paper is made for: a script that needs much room has its numbers to call all the same. */
function belowOf(smallest: Scale, floorPt: number): Scale[] {
  const sizes: Scale[] = [];
  for (let bodyPt = smallest.bodyPt - 0.5; bodyPt >= floorPt; bodyPt -= 0.5) sizes.push({ ...smallest, bodyPt });
  return sizes;
}

/** What a try gives up. */
type Loss = Pick<Try, 'leftOut' | 'body'>;

/** In rows: what goes before the end of the body, and that end; then, for each part that goes after it, the body anew. */
function lossesOf(message: Pick<Message, 'body' | 'support'>, rules: PaperRules): Loss[][] {
  const parts = sacrificesOf(message, rules);
  const end = parts.indexOf('end');
  const without = (leftOut: readonly LeftOut[]): Loss => {
    return { leftOut, body: message.body.filter(({ type }) => !leftOut.some((part) => part === type)) };
  };
  const ends = (leftOut: readonly LeftOut[]): Loss[] =>
    shorterBodies(without(leftOut).body).map((body) => ({ leftOut: [...leftOut, 'end'], body }));
  const before = parts.slice(0, end);
  const first = [...before.map((_, index) => without(parts.slice(0, index + 1))), ...ends(before)];
  const anew = parts.slice(end + 1).map((_, index) => {
    const leftOut = [...before, ...parts.slice(end + 1, end + 2 + index)];
    return [without(leftOut), ...ends(leftOut)];
  });
  return [first, ...anew];
}

/** What a paper may do without, of what is there. */
function sacrificesOf({ body, support }: Pick<Message, 'body' | 'support'>, rules: PaperRules): LeftOut[] {
  const has = (type: BodyBlock['type']): boolean => body.some((block) => block.type === type);
  const { hasMap } = rules;
  const isThere = { photo: has('photo'), quote: has('quote'), map: hasMap, end: true, support: support !== undefined };
  return rules.sacrifices.filter((one) => isThere[one]);
}

/** What people see from afar, and what they came for. */
const EYE_CATCHING: readonly BodyBlock['type'][] = ['photo', 'event', 'facts', 'signs'];

/** A block of words less each time, from the end; what catches the eye stays. */
function withFewerWords(body: readonly BodyBlock[]): Loss[] {
  const words = body.filter(({ type }) => !EYE_CATCHING.includes(type));
  return shorterBodies(body, words).map((shorter) => ({ leftOut: ['end'], body: shorter }));
}

/** Nobody comes to an event without knowing when and where: that goes when all else has gone and is too much still. */
function withoutEvents(losses: readonly Loss[][]): Loss[] {
  const last = losses.at(-1)?.at(-1);
  if (!last?.body.some(isEvent)) return [];
  return [{ leftOut: [...new Set([...last.leftOut, 'end' as const])], body: [] }];
}

const isEvent = ({ type }: BodyBlock): boolean => type === 'event';

/** The same body with a block less each time, of those that may go, from their end. */
function shorterBodies(body: readonly BodyBlock[], going = body.filter((block) => !isEvent(block))): BodyBlock[][] {
  const turns = new Map(going.map((block, at) => [block, going.length - 1 - at]));
  const turnOf = (block: BodyBlock | undefined): number => (block && turns.get(block)) ?? Infinity;
  // A heading goes with what it heads.
  const goes = body.map((block, at) =>
    block.type === 'heading' ? Math.min(turnOf(block), turnOf(body[at + 1])) : turnOf(block),
  );
  return going.map((_, turn) => body.filter((_, at) => (goes[at] ?? 0) > turn));
}

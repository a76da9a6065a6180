import { type PaperRules, type Scale, stepsDownTo } from '#flyer/paper.ts';
import type { LeftOut } from '#flyer/plan.ts';
import type { BodyBlock } from '#message/message.ts';

/** One way to set a flyer. */
export interface Try {
  scale: Scale;
  /** How many sides it may take. */
  sides: number;
  leftOut: readonly LeftOut[];
  /** How many blocks of the body it tells. */
  kept: number;
}

/** What is left out, one after the other, when even the smallest type needs too much room. */
const SACRIFICES: readonly LeftOut[] = ['photo', 'quote', 'map'];

/**
 * All ways to set a flyer, best first, in rows: within a row each takes less room than the one before. White between the
 * parts gives way first, on every try; then type, photo and margins, step by step; then a second side is used; then photo,
 * quotes and map are left out; then the end of the body, a block at a time; and last, with no body left, who helps.
 * The ways to tell us, the code with its address, the day it ends and who sends it never give way.
 */
export function triesOf(body: readonly BodyBlock[], rules: PaperRules, mostSides: number, floorPt: number): Try[][] {
  const steps = stepsDownTo(floorPt, rules);
  const whole = { leftOut: [], kept: body.length };
  // A paper for large print takes as many sides as its words need, so there is nothing to gain by trying one alone.
  const counts = rules.isPlain || mostSides === 1 ? [mostSides] : [1, mostSides];
  const rows = counts.map((sides) => steps.map((scale) => ({ scale, sides, ...whole })));
  const [smallest] = steps.slice(-1);
  if (!smallest) return rows;
  const last = { scale: smallest, sides: mostSides };
  return [...rows, lossesOf(body).map((loss) => ({ ...last, ...loss }))];
}

function lossesOf(body: readonly BodyBlock[]): Pick<Try, 'leftOut' | 'kept'>[] {
  const has = (part: LeftOut): boolean => part === 'map' || body.some(({ type }) => type === part);
  const parts = SACRIFICES.filter(has);
  const withoutParts = parts.map((_, index) => ({ leftOut: parts.slice(0, index + 1), kept: body.length }));
  const shorter = body.map((_, index) => ({ leftOut: [...parts, 'end' as const], kept: body.length - 1 - index }));
  const least = { leftOut: [...parts, 'end' as const, 'support' as const], kept: 0 };
  return [...withoutParts, ...shorter, least];
}

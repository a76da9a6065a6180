import type { FlyerRequest } from '#flyer/desk.ts';
import { firstOf } from '#flyer/first-of.ts';
import type { Placed } from '#flyer/layout.ts';
import { floorOf } from '#flyer/open-desk.ts';
import { rulesOf } from '#flyer/paper.ts';
import type { LeftOut } from '#flyer/plan.ts';
import { Sides } from '#flyer/sides.ts';
import { triesOf } from '#flyer/tries.ts';

/** The sides of a flyer, from margin to margin, and what is not on them. */
export interface Fitted {
  sides: Placed[];
  leftOut: readonly LeftOut[];
}

/** Fits a message on its paper by the first of its tries that succeeds; undefined when there is no way left. */
export function fit(request: FlyerRequest): Fitted | undefined {
  const { message, paper } = request;
  const rules = rulesOf(paper);
  const mostSides = Math.min(request.sides ?? rules.mostSides, rules.mostSides);
  const sides = new Sides(request, rules);
  for (const row of triesOf(message, rules, mostSides, floorOf(request, rules))) {
    const first = firstOf(row, (one) => sides.isLowEnough(one));
    for (const one of row.slice(first)) {
      const set = sides.set(one);
      if (set) return { sides: set(), leftOut: one.leftOut };
    }
  }
  return undefined;
}

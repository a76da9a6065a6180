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
    const found = firstThatSucceeds(row.slice(first), (one) => {
      const set = sides.set(one);
      return set && { set, leftOut: one.leftOut };
    });
    if (found) return { sides: found.set(), leftOut: found.leftOut };
  }
  return undefined;
}

/** So many tries are made one after the other; of those behind them, which differ by a block of a long body, a few. */
const ONE_BY_ONE = 16;

/** What the first try gives that gives something; each takes less room than the one before, so a few of many are made. */
function firstThatSucceeds<T, R>(tries: readonly T[], set: (one: T) => R | undefined): R | undefined {
  const results = new Map<T, R | undefined>();
  const result = (one: T): R | undefined => {
    if (!results.has(one)) results.set(one, set(one));
    return results.get(one);
  };
  const [few, many] = [tries.slice(0, ONE_BY_ONE), tries.slice(ONE_BY_ONE)];
  const one = few.find(result) ?? many[firstOf(many, (other) => result(other) !== undefined)];
  return one === undefined ? undefined : result(one);
}

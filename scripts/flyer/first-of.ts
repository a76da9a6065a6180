/**
 * The index of the first thing for which `isTrue` holds, found by halving: it must hold for everything behind that thing
 * too. Their count where it holds for none.
 */
export function firstOf<T>(things: readonly T[], isTrue: (one: T) => boolean): number {
  let [from, to] = [0, things.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = things[middle];
    if (one !== undefined && isTrue(one)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Where the things begin of which something is true, among things that it is true of from one on; their count if of none. */
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

import { randomInt } from 'node:crypto';

/** What `CRASH_KILLS` and `CRASH_SEED` in the environment ask of the tests that kill senders. */
export const CRASH_KILLS = Number(process.env.CRASH_KILLS) || undefined;
export const CRASH_SEED = Number(process.env.CRASH_SEED) || randomInt(1, 2 ** 31);

/** Numbers from 0 to 1 that look like chance, the same for the same seed (mulberry32, by Tommy Ettinger, in the public domain). */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import type { Problem } from '#problem/problem.ts';

/** Something in the words or pictures of a story that holds it, or that somebody must answer for. */
export interface GateFinding {
  /** Names this finding as long as the words and what they stand in are the same; answers are given to it. */
  id: string;
  /** Its severity is `must` or `ask`. */
  problem: Problem;
  /** True where the law knows no exception, so that not even danger to life lifts it. */
  isAbsolute: boolean;
}

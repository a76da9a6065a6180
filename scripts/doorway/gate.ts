import { NETWORK_LIMIT } from '#subscriber/attempts.ts';

/** More networks than this are not told apart in one hour; the store still counts each. */
const MOST_NETWORKS = 20_000;

/**
 * Keeps a flood from one network off the disk: who has used up the limit of the store is not taken there again in the same
 * stretch of time. It only spares work; what counts is counted in the store, which other processes share.
 */
export class Gate {
  readonly #counts = new Map<string, number>();
  #windowStart = 0;

  /** Whether the store must be asked. */
  passes(network: string, now: Date): boolean {
    const windowStart = Math.floor(now.getTime() / NETWORK_LIMIT.windowMs);
    if (windowStart !== this.#windowStart || this.#counts.size > MOST_NETWORKS) this.#counts.clear();
    this.#windowStart = windowStart;
    const count = (this.#counts.get(network) ?? 0) + 1;
    this.#counts.set(network, count);
    return count <= NETWORK_LIMIT.most;
  }
}

import { availableParallelism } from 'node:os';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { FlyerPool, ORDERS_PER_WORKER } from '#publish/flyer-pool.ts';
import { type FlyerOrder, type FlyerStock, type MadeFlyer, makeFlyer } from '#publish/make-flyer.ts';

/** Makes flyers, in this thread or in others. */
export interface FlyerMaker {
  /** How many orders it works on at once: more than so many only wait, and take memory. */
  readonly width: number;
  /** Makes one flyer. Rejects when making it failed, which is a fault of the toolkit. */
  make: (order: FlyerOrder) => Promise<MadeFlyer>;
  /** Ends what it has begun; nothing is left running. */
  close: () => Promise<void>;
}

/** So many flyers are made before others would be ready to help. */
const FEWEST_FOR_WORKERS = 24;

/** How many cores there are beside the one of this thread. */
export const otherCores = (): number => availableParallelism() - 1;

/**
 * A maker that makes the first flyers in this thread. When more are asked for and cores are free, workers start, and share
 * them with this thread once they are ready: a handful of flyers never waits for them.
 * @param freeCores how many workers may start now; asked until there is one.
 */
export function openFlyerMaker(stock: FlyerStock, freeCores: () => number = otherCores): FlyerMaker {
  let asked = 0;
  let pool: FlyerPool | undefined;
  return {
    width: otherCores() * ORDERS_PER_WORKER + 1,
    make: async (order) => {
      asked += 1;
      if (!pool && asked > FEWEST_FOR_WORKERS && freeCores() > 0) pool = new FlyerPool(stock, freeCores());
      return pool?.hasRoom ? pool.make(order) : makeFlyer(order, stock, await loadFlyerFonts());
    },
    close: async () => pool?.close(),
  };
}

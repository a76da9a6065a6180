import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { type FlyerOrder, type FlyerStock, type MadeFlyer, makeFlyer } from '#publish/make-flyer.ts';

/** Makes flyers, in this process or beside it. */
export interface FlyerMaker {
  /** How many orders it works on at once: more than so many only wait, and take memory. */
  readonly width: number;
  /** Makes one flyer. Rejects when making it failed, which is a fault of the toolkit. */
  make: (order: FlyerOrder) => Promise<MadeFlyer>;
  /** Ends what it has begun; nothing is left running. */
  close: () => Promise<void>;
}

/** A maker that draws in this process, one flyer after the other. */
export function localMaker(stock: FlyerStock): FlyerMaker {
  return {
    width: 1,
    make: async (order) => makeFlyer(order, stock, await loadFlyerFonts()),
    close: async () => undefined,
  };
}

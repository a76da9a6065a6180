import { type Claimed, claim, release, renew } from '#delivery/ledger/claim.ts';
import type { Data } from '#storage/open-data.ts';
import { type Reachable, reachable } from '#subscriber/audience.ts';

/** A delivery with the address it goes to; without one when the person has left since the edition was prepared. */
export interface InHand {
  claimed: Claimed;
  reach: Reachable | undefined;
}

/** What a sender has taken on and not handed over yet, kept filled from the ledger. */
export interface Hand {
  /** The next one; nothing when none is due, or when the sender is to stop. */
  next: () => Promise<InHand | undefined>;
  /** Puts back one that was not handed over. */
  putBack: (one: InHand) => void;
  /** Whether what is in hand is still ours alone. */
  isLeased: () => boolean;
  /** Gives back what was not handed over, and stops renewing the lease. */
  putDown: () => Promise<void>;
}

/** How a hand takes from the ledger. */
export interface Taking {
  edition: string;
  sender: string;
  /** So many at once, to begin with: no more than what was taken at once can become uncertain in a crash without having been handed over. */
  least: number;
  leaseMs: number;
  clock: () => Date;
  mayTake: () => boolean;
}

/** Writing costs a disk the same for few and for many, so a fast sender takes more: never what it hands over in more than this time. */
const HANDFUL_MS = 100;
/** So many times the least, and no more. */
const MOST_TIMES = 8;

/** How many are taken at once: twice as many when the last were gone at once, half as many when they lasted too long. */
function handfuls(least: number): (tookMs: number) => number {
  let size = least;
  return (tookMs) => {
    if (tookMs < HANDFUL_MS / 4) size = Math.min(size * 2, least * MOST_TIMES);
    else if (tookMs > HANDFUL_MS) size = Math.max(Math.floor(size / 2), least);
    return size;
  };
}

/** Opens a hand; the lease of what is in it is renewed while it is open. */
export function openHand(data: Data, { edition, sender, least, leaseMs, clock, mayTake }: Taking): Hand {
  const { storage } = data;
  let waiting: InHand[] = [];
  let filling: Promise<void> | undefined;
  let leasedUntil = clock();
  let filledMs = Number.NEGATIVE_INFINITY;
  const sizeAfter = handfuls(least);
  const lease = (): Date => new Date(clock().getTime() + leaseMs);

  const fill = async (): Promise<void> => {
    const leaseUntil = lease();
    const most = sizeAfter(performance.now() - filledMs);
    const all = await claim(storage, { edition, sender, most, now: clock(), leaseUntil });
    leasedUntil = leaseUntil;
    const ids = all.map(({ subscriber }) => subscriber);
    const reached = await reachable(data, ids);
    waiting.push(...all.map((claimed) => ({ claimed, reach: reached.get(claimed.subscriber) })));
    filledMs = performance.now();
  };
  const renewal = setInterval(() => {
    const leaseUntil = lease();
    renew(storage.db, { sender, leaseUntil }).then(
      () => {
        leasedUntil = leaseUntil;
      },
      // It ends by itself then, and nothing more is handed over.
      () => undefined,
    );
  }, leaseMs / 3);
  return {
    next: async () => {
      if (!mayTake()) return undefined;
      if (waiting.length === 0) {
        filling ??= fill().finally(() => {
          filling = undefined;
        });
        await filling;
      }
      return mayTake() ? waiting.shift() : undefined;
    },
    putBack: (one) => {
      waiting.push(one);
    },
    isLeased: () => clock() < leasedUntil,
    putDown: async () => {
      clearInterval(renewal);
      await filling?.catch(() => undefined);
      const back = waiting.map(({ claimed }) => claimed.subscriber);
      waiting = [];
      await release(storage.db, { edition, sender }, back);
    },
  };
}

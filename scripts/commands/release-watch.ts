import type { Library } from '#library/library.ts';
import { type Moment, momentsAfter } from '#release/moments.ts';

/** What watching needs of the world. */
export interface Watching {
  clock: () => Date;
  /** Ends after so long, or at once when `stop` is aborted. */
  sleep: (ms: number) => Promise<void>;
  /** What stands in the root now; undefined while something in it cannot be read. */
  read: () => Promise<Library | undefined>;
  /** A text that changes whenever a file of the root does. */
  mark: () => Promise<string>;
  /** Builds as of a moment. @returns whether that came to its end. */
  build: (now: Date) => Promise<boolean>;
  /** Says what comes next; undefined: nothing is due. */
  announce: (next: Moment | undefined, library: Library) => void;
  /** Says what a build that came to its end has brought. */
  report: (moments: readonly Moment[], library: Library) => void;
  stop: AbortSignal;
}

/**
 * The longest that nobody looks at the clock: timers know nothing of clocks that are put right or of machines that slept,
 * and none can be set for more than 24 days. In this time a change of the content is found, too.
 */
const LOOK_MS = 30_000;
/** When a build fails, somebody has to mend something. */
const AGAIN_MS = 5 * 60_000;

/**
 * Builds now, and again at each moment at which what may be seen changes, until it is stopped. What came due while nobody
 * watched, or while a build went on, is made up for with the next build.
 */
export async function watchReleases(watching: Watching): Promise<void> {
  const { clock, build, sleep, stop } = watching;
  let last: Date | undefined;
  while (!stop.aborted) {
    const now = clock();
    if (await build(now)) {
      if (last) await reportSince(last, now, watching);
      last = now;
      await untilDue(now, watching);
    } else await sleep(AGAIN_MS);
  }
}

async function reportSince(last: Date, now: Date, { read, report }: Watching): Promise<void> {
  const library = await read();
  const moments = library ? momentsAfter(library, last).filter(({ at }) => at <= now) : [];
  if (library && moments.length > 0) report(moments, library);
}

/** Waits for the first moment after a build, as the content stands meanwhile; or until it is stopped. */
async function untilDue(built: Date, watching: Watching): Promise<void> {
  const { clock, sleep, read, mark, announce, stop } = watching;
  let seen: string | undefined;
  let library: Library | undefined;
  while (!stop.aborted) {
    const marked = await mark();
    if (marked !== seen) {
      seen = marked;
      library = await read();
      if (library) announce(momentsAfter(library, built)[0], library);
    }
    const due = library && momentsAfter(library, built)[0]?.at;
    const leftMs = due ? due.getTime() - clock().getTime() : LOOK_MS;
    if (leftMs <= 0) return;
    await sleep(Math.min(leftMs, LOOK_MS));
  }
}

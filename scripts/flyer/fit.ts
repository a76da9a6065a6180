import { setBody, setCutBody } from '#flyer/body.ts';
import type { Desk, FlyerRequest } from '#flyer/desk.ts';
import { setFoot } from '#flyer/foot.ts';
import { setHead, setMasthead, setNotices } from '#flyer/head.ts';
import { type Layout, moved, type Placed, stacked, together } from '#flyer/layout.ts';
import { setReport } from '#flyer/report.ts';
import { PAPERS, type Palette, paletteOf, type Scale, stepsDownTo, stylesFor } from '#flyer/scale.ts';

/** Space between the parts of a flyer when it is tight, and how much looser it may become to fill the sheet. */
const GAP = 1.7;
const MOST_AIR = 2.2;
/** Below the report panel space grows less: what stands there belongs together. */
const MOST_AIR_BELOW = 1.6;

/** A whole page, from the top margin to the bottom one. */
export interface Fitted {
  page: Placed;
  isCut: boolean;
}

/**
 * Fits everything on one page by rule: type, photo, map and margins shrink step by step; at the smallest step the end
 * of the body goes, a block at a time; then there is no way left.
 */
export function fit(request: FlyerRequest): Fitted | undefined {
  const { body } = request.message;
  const steps = stepsDownTo(request.settings.thresholds['flyer-type-floor-pt']);
  const sheet = new Sheet(request);
  const whole = firstFitting(steps, (scale) => sheet.fill(scale, (desk) => setBody(body, desk)));
  if (whole) return { page: whole(), isCut: false };
  const smallest = steps.at(-1);
  const lengths = body.map((_, index) => body.length - 1 - index);
  const cut =
    smallest && firstFitting(lengths, (kept) => sheet.fill(smallest, (desk) => setCutBody(body.slice(0, kept), desk)));
  return cut && { page: cut(), isCut: true };
}

/** The first try that succeeds, in tries of which each takes less room than the one before. */
function firstFitting<T, R>(tries: readonly T[], attempt: (one: T) => R | undefined): R | undefined {
  let [from, to] = [0, tries.length];
  let best: R | undefined;
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = tries[middle];
    const result = one === undefined ? undefined : attempt(one);
    if (result === undefined) from = middle + 1;
    else [best, to] = [result, middle];
  }
  return best;
}

/** What stands above and below the body. */
interface Surround {
  desk: Desk;
  above: Layout;
  below: Layout;
}

/** The upper and the lower part of a page, which stand at its edges. */
interface Halves {
  upper: Layout;
  lower: Layout;
  height: number;
}

class Sheet {
  readonly #request: FlyerRequest;
  readonly #colours: Palette;
  /** Only the body differs between many tries. */
  readonly #surrounds = new Map<string, Surround>();
  /** The report panel takes no air. */
  readonly #reports = new Map<Scale, Layout>();

  constructor(request: FlyerRequest) {
    this.#request = request;
    this.#colours = paletteOf(request.settings.colours);
  }

  /** Sets all parts at one scale; undefined when they are higher than the paper. What is left over becomes air. */
  fill(scale: Scale, set: (desk: Desk) => Layout): (() => Placed) | undefined {
    const room = PAPERS[this.#request.paper].height - 2 * scale.marginMm;
    const tight = this.#halves(scale, 1, set);
    if (tight.height > room) return undefined;
    return () => {
      const { upper, lower } = aired(tight, room, (air) => this.#halves(scale, air, set));
      const page = together([upper, moved(lower, 0, room - lower.height)], room);
      return page.at(scale.marginMm, scale.marginMm);
    };
  }

  #desk(scale: Scale, air: number): Desk {
    const { settings, paper } = this.#request;
    const { metrics } = this.#request.fonts;
    const styles = stylesFor(scale.bodyPt, settings.thresholds['flyer-type-floor-pt'], this.#colours, metrics);
    const width = PAPERS[paper].width - 2 * scale.marginMm;
    return { ...this.#request, colours: this.#colours, scale, air, styles, width };
  }

  #halves(scale: Scale, air: number, set: (desk: Desk) => Layout): Halves {
    const key = `${scale.bodyPt} ${scale.photo} ${air}`;
    const surround = this.#surrounds.get(key) ?? this.#surround(this.#desk(scale, air));
    this.#surrounds.set(key, surround);
    const gap = GAP * air;
    const upper = stacked([surround.above, set(surround.desk)], gap);
    return { upper, lower: surround.below, height: upper.height + gap + surround.below.height };
  }

  #surround(desk: Desk): Surround {
    const report = this.#reports.get(desk.scale) ?? setReport(desk);
    this.#reports.set(desk.scale, report);
    const first = stacked([setNotices(desk), setMasthead(desk)], 0);
    return {
      desk,
      above: stacked([first, setHead(desk)], GAP * desk.air),
      below: stacked([report, setFoot(desk)], GAP * Math.min(desk.air, MOST_AIR_BELOW)),
    };
  }
}

/** The loosest setting that fits. Height grows almost evenly with air, so the right amount is guessed, then corrected. */
function aired(tight: Halves, room: number, at: (air: number) => Halves): Halves {
  const loose = at(MOST_AIR);
  if (loose.height <= room) return loose;
  const share = (room - tight.height) / (loose.height - tight.height);
  for (let air = 1 + (MOST_AIR - 1) * share; air > 1; air -= 0.08) {
    const guess = at(air);
    if (guess.height <= room) return guess;
  }
  return tight;
}

import { setBody, setCutBody } from '#flyer/body.ts';
import type { Desk, FlyerRequest } from '#flyer/desk.ts';
import { setFoot } from '#flyer/foot.ts';
import { setHead, setMasthead, setNotices } from '#flyer/head.ts';
import { type Layout, moved, stacked, together } from '#flyer/layout.ts';
import { missingCharacters } from '#flyer/missing.ts';
import type { FlyerPlan } from '#flyer/plan.ts';
import { setReport } from '#flyer/report.ts';
import { PAPERS, paletteOf, type Scale, stepsDownTo, stylesFor } from '#flyer/scale.ts';
import type { Finding } from '#problem/problem.ts';

/** Space between the parts of a flyer when it is tight, and how much looser it may become to fill the sheet. */
const GAP = 1.8;
const MOST_AIR = 2.2;

/** Plans a flyer, or says why there can be none. Pure: the same request gives the same plan. */
export function planFlyer(request: FlyerRequest): { plan: FlyerPlan } | { finding: Finding } {
  const { message, hotspot, paper } = request;
  const { language } = message;
  const [missing] = missingCharacters(request);
  if (missing !== undefined) {
    const codePoint = `U+${(missing.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return { finding: { code: 'glyph-missing', args: { character: missing, codePoint, language } } };
  }
  const fitted = fit(request);
  if (!fitted) {
    const args = { hotspot: hotspot.properties.name, language, paper };
    return { finding: { code: 'flyer-too-long', args } };
  }
  return { plan: planOf(request, fitted) };
}

/** A whole page, from the top margin to the bottom one. */
interface Fitted {
  page: Layout;
  isCut: boolean;
}

/** Smaller step by step; then the end of the body goes, a block at a time; then there is no way left. */
function fit(request: FlyerRequest): Fitted | undefined {
  const { body } = request.message;
  const steps = stepsDownTo(request.settings.thresholds['flyer-type-floor-pt']);
  const whole = firstFitting(steps, (scale) => fill(request, scale, (desk) => setBody(body, desk)));
  if (whole) return { page: whole(), isCut: false };
  const smallest = steps.at(-1);
  const lengths = body.map((_, index) => body.length - 1 - index);
  const cut =
    smallest &&
    firstFitting(lengths, (kept) => fill(request, smallest, (desk) => setCutBody(body.slice(0, kept), desk)));
  return cut && { page: cut(), isCut: true };
}

/** The first try that succeeds, when every try after one that succeeds does so too. */
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

function deskFor(request: FlyerRequest, scale: Scale, air: number): Desk {
  const colours = paletteOf(request.settings.colours);
  const floor = request.settings.thresholds['flyer-type-floor-pt'];
  return {
    ...request,
    scale,
    colours,
    air,
    styles: stylesFor(scale.bodyPt, floor, colours),
    width: PAPERS[request.paper].width - 2 * scale.marginMm,
  };
}

/** The upper and the lower part of a page, which stand at its edges. */
interface Halves {
  upper: Layout;
  lower: Layout;
  height: number;
}

/** Sets all parts at one scale; undefined when they are higher than the paper. What is left over becomes air. */
function fill(request: FlyerRequest, scale: Scale, set: (desk: Desk) => Layout): (() => Layout) | undefined {
  const room = PAPERS[request.paper].height - 2 * scale.marginMm;
  const tight = halves(deskFor(request, scale, 1), set);
  if (tight.height > room) return undefined;
  return () => {
    const { upper, lower } = aired(tight, room, (air) => halves(deskFor(request, scale, air), set));
    const page = together([upper, moved(lower, 0, room - lower.height)], room);
    return moved(page, scale.marginMm, scale.marginMm);
  };
}

function halves(desk: Desk, set: (desk: Desk) => Layout): Halves {
  const gap = GAP * desk.air;
  const first = stacked([setNotices(desk), setMasthead(desk)], 1.2);
  const upper = stacked([first, setHead(desk), set(desk)], gap);
  const lower = stacked([setReport(desk), setFoot(desk)], GAP * Math.min(desk.air, 1.6));
  return { upper, lower, height: upper.height + gap + lower.height };
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

function planOf({ message, hotspot, settings, paper }: FlyerRequest, { page, isCut }: Fitted): FlyerPlan {
  const { width, height } = PAPERS[paper];
  const { content, background } = page;
  return {
    title: message.title,
    language: message.language,
    author: settings.name,
    subject: `${message.kindWords} · ${hotspot.properties.name}`,
    created: message.published,
    widthMm: width,
    heightMm: height,
    pages: [{ background, content }],
    isCut,
  };
}

import { bothSides } from '#flyer/both-sides.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { imposed } from '#flyer/impose.ts';
import { canSet } from '#flyer/missing.ts';
import { inOneColour } from '#flyer/one-colour.ts';
import type { FlyerPlan, LeftOut } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { planLeaflet } from '#flyer/plan-leaflet.ts';
import { coarsePhotos, LEAST_DPI } from '#flyer/press.ts';
import { composeMessage } from '#message/compose.ts';
import { place } from '#problem/collect.ts';
import type { Finding, Problem } from '#problem/problem.ts';
import type { PrintOrder } from '#publish/print-choice.ts';
import type { NamedFormat, PrintFormat } from '#publish/print-format.ts';
import type { PrintLook } from '#publish/print-job.ts';
import { mapCredit, type PublicLibrary } from '#release/public-library.ts';
import type { PhotoCopy } from '#story/photo.ts';
import { type Story, versionIn } from '#story/story.ts';

/** What a print job is made with, besides its orders. */
export interface PrintMeans {
  library: PublicLibrary;
  fonts: FlyerFonts;
  /** The photos of a story, by their file names, in the colours of the job. */
  photosOf: (story: Story) => ReadonlyMap<string, PhotoCopy>;
  look: PrintLook;
  /** The most sides of one flyer, where somebody said so. */
  sides?: number | undefined;
}

/** What one language of a flyer does without. */
export interface LeftOutIn {
  language: string;
  parts: readonly LeftOut[];
}

/** A plan; or why there is none: what is wrong, or a language that no font is made for. */
export type PlannedPrint =
  | { plan: FlyerPlan; leftOut: readonly LeftOutIn[] }
  | { problems: Problem[] }
  | { unset: string };

/** Plans one file of a print job as it will be printed, sheets of several flyers included. Pure. */
export function planPrint(order: PrintOrder, means: PrintMeans): PlannedPrint {
  const { format, isPress, isOneColour } = means.look;
  const planned = format.sheet === 'folded' ? planNews(order, means) : planSides(order, means);
  if (!('plan' in planned)) return planned;
  const plan = isOneColour ? inOneColour(planned.plan) : planned.plan;
  // Print shops put pages on sheets by themselves.
  return { ...planned, plan: isPress ? plan : onSheets(plan, format) };
}

const onSheets = (plan: FlyerPlan, { sheet }: PrintFormat): FlyerPlan =>
  sheet === undefined ? plan : imposed(plan, sheet);

/** One story, in one language or in two, each on a side of its own. */
function planSides({ stories: [story], hotspot, languages }: PrintOrder, means: PrintMeans): PlannedPrint {
  if (!story) throw new TypeError('A flyer has a story.');
  const isPair = languages.length > 1;
  const sides = isPair ? 1 : means.sides;
  return joined(languages.map((language) => planOne({ story, hotspot: hotspot.id, language, sides, isPair }, means)));
}

/** The news of a place on one folded sheet. */
function planNews(order: PrintOrder, { library, fonts, photosOf, look }: PrintMeans): PlannedPrint {
  const {
    stories,
    languages: [language = 'en'],
  } = order;
  const told = stories.map((story) => ({ message: composeMessage(story, language, library), photos: photosOf(story) }));
  if (!told.every(({ message }) => canSet(message))) return { unset: language };
  const planned = planLeaflet({ ...placeOf(order.hotspot.id, library), stories: told, fonts });
  const [newest] = stories;
  const file = newest ? versionIn(newest, language).file : '';
  if ('finding' in planned) return { problems: [place(planned.finding, { file, line: 1 })] };
  return withSharpPhotos(planned, language, look, file);
}

/** Several plans as one; or all that is wrong with any of them. */
function joined(planned: readonly PlannedPrint[]): PlannedPrint {
  const problems = planned.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) return { problems };
  const unset = planned.find((one) => 'unset' in one);
  if (unset) return unset;
  const plans = planned.flatMap((one) => ('plan' in one ? [one] : []));
  return { plan: plans.map(({ plan }) => plan).reduce(bothSides), leftOut: plans.flatMap(({ leftOut }) => leftOut) };
}

interface One {
  story: Story;
  /** The id of the place. */
  hotspot: string;
  language: string;
  sides: number | undefined;
  /** Whether another language has the other side. */
  isPair: boolean;
}

function planOne(
  { story, hotspot, language, sides, isPair }: One,
  { library, fonts, photosOf, look }: PrintMeans,
): PlannedPrint {
  const message = composeMessage(story, language, library);
  if (!canSet(message)) return { unset: language };
  const planned = planFlyer({
    ...placeOf(hotspot, library),
    ...{ message, photos: photosOf(story), paper: look.format.paper, fonts },
    ...(sides === undefined ? {} : { sides }),
  });
  const { file } = versionIn(story, language);
  if ('finding' in planned) {
    const instead = isPair ? `Make one language at a time: write --lang ${language}.` : insteadOf(look.format, sides);
    return { problems: [place(onPaper(planned.finding, look.format, instead), { file, line: 1 })] };
  }
  return withSharpPhotos(planned, language, look, file);
}

/** A finding with the paper as it was typed, and what else can be typed. */
function onPaper(finding: Finding, { name }: NamedFormat, instead: string | undefined): Finding {
  if (finding.code !== 'flyer-too-long') return finding;
  return { ...finding, args: { ...finding.args, paper: name, ...(instead === undefined ? {} : { instead }) } };
}

function insteadOf({ sheet }: NamedFormat, sides: number | undefined): string | undefined {
  if (sides === 1) return 'Leave out --sides 1, so that it may use both sides.';
  return sheet === '4up' ? 'Write --paper a4-2up: two on a sheet have more room than four.' : undefined;
}

/** What is known of a place, whatever is printed for it. */
function placeOf(id: string, library: PublicLibrary) {
  const { settings, county, towns, hotspots } = library;
  const hotspot = hotspots.find((one) => one.id === id);
  if (!hotspot) throw new TypeError(`The library has no place ${id}.`);
  return { hotspot, settings, county, towns, mapCredit: mapCredit(library, [hotspot]) };
}

function withSharpPhotos(
  { plan }: { plan: FlyerPlan },
  language: string,
  { isPress }: PrintLook,
  file: string,
): PlannedPrint {
  const coarse = isPress ? coarseIn(plan, file) : [];
  if (coarse.length > 0) return { problems: coarse };
  return { plan, leftOut: [{ language, parts: plan.leftOut }] };
}

/** Photos that a print shop would send back. */
const coarseIn = (plan: FlyerPlan, file: string): Problem[] =>
  coarsePhotos(plan).map(({ file: name, dpi, leastPixels }) =>
    place({ code: 'photo-too-coarse', args: { name, dpi, leastDpi: LEAST_DPI, leastPixels } }, { file, line: 1 }),
  );

import { bothSides } from '#flyer/both-sides.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { imposed } from '#flyer/impose.ts';
import { canSet } from '#flyer/missing.ts';
import { inOneColour } from '#flyer/one-colour.ts';
import type { FlyerPlan } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { coarsePhotos, LEAST_DPI } from '#flyer/press.ts';
import { composeMessage } from '#message/compose.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import type { PrintOrder } from '#publish/print-choice.ts';
import type { PrintFormat } from '#publish/print-format.ts';
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

/** A plan; or why there is none: what is wrong, or a language that no font is made for. */
export type PlannedPrint = { plan: FlyerPlan } | { problems: Problem[] } | { unset: string };

/** Plans one file of a print job as it will be printed, sheets of several flyers included. Pure. */
export function planPrint(order: PrintOrder, means: PrintMeans): PlannedPrint {
  const { format, isPress, isOneColour } = means.look;
  const planned = format.sheet === 'folded' ? planLeaflet(order, means) : planSides(order, means);
  if (!('plan' in planned)) return planned;
  const plan = isOneColour ? inOneColour(planned.plan) : planned.plan;
  // Print shops put pages on sheets by themselves.
  return { plan: isPress ? plan : onSheets(plan, format) };
}

const onSheets = (plan: FlyerPlan, { sheet }: PrintFormat): FlyerPlan =>
  sheet === undefined ? plan : imposed(plan, sheet);

/** One story, in one language or in two, each on a side of its own. */
function planSides({ stories: [story], hotspot, languages }: PrintOrder, means: PrintMeans): PlannedPrint {
  if (!story) throw new TypeError('A flyer has a story.');
  const sides = languages.length > 1 ? 1 : means.sides;
  return joined(languages.map((language) => planOne({ story, hotspot: hotspot.id, language, sides }, means)));
}

const LEAFLET_PAGES = 4;

/** The newest stories of a place on the four pages of a leaflet; the newest of all has two where there is room. */
function planLeaflet(order: PrintOrder, means: PrintMeans): PlannedPrint {
  const {
    title,
    stories,
    hotspot,
    languages: [language = 'en'],
  } = order;
  const shown = stories.slice(0, LEAFLET_PAGES);
  const spare = LEAFLET_PAGES - shown.length;
  const plans = shown.map((story, at) =>
    planOne({ story, hotspot: hotspot.id, language, sides: at < spare ? 2 : 1 }, means),
  );
  const all = joined(plans);
  return 'plan' in all ? { plan: { ...all.plan, title } } : all;
}

/** Several plans as one; or all that is wrong with any of them. */
function joined(planned: readonly PlannedPrint[]): PlannedPrint {
  const problems = planned.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) return { problems };
  const unset = planned.find((one) => 'unset' in one);
  if (unset) return unset;
  const plans = planned.flatMap((one) => ('plan' in one ? [one.plan] : []));
  return { plan: plans.reduce(bothSides) };
}

interface One {
  story: Story;
  /** The id of the place. */
  hotspot: string;
  language: string;
  sides: number | undefined;
}

function planOne(
  { story, hotspot: id, language, sides }: One,
  { library, fonts, photosOf, look }: PrintMeans,
): PlannedPrint {
  const { settings, county, towns, hotspots } = library;
  const hotspot = hotspots.find((one) => one.id === id);
  if (!hotspot) throw new TypeError(`The library has no place ${id}.`);
  const message = composeMessage(story, language, library);
  if (!canSet(message)) return { unset: language };
  const planned = planFlyer({
    ...{ message, hotspot, settings, county, towns, mapCredit: mapCredit(library, [hotspot]) },
    ...{ photos: photosOf(story), paper: look.format.paper, fonts },
    ...(sides === undefined ? {} : { sides }),
  });
  const { file } = versionIn(story, language);
  if ('finding' in planned) return { problems: [place(planned.finding, { file, line: 1 })] };
  const coarse = look.isPress ? coarseIn(planned.plan, file) : [];
  return coarse.length > 0 ? { problems: coarse } : planned;
}

/** Photos that a print shop would send back. */
const coarseIn = (plan: FlyerPlan, file: string): Problem[] =>
  coarsePhotos(plan).map(({ file: name, dpi, leastPixels }) =>
    place({ code: 'photo-too-coarse', args: { name, dpi, leastDpi: LEAST_DPI, leastPixels } }, { file, line: 1 }),
  );

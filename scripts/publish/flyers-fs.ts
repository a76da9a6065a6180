import { serialize } from 'node:v8';
import { canSet } from '#flyer/missing.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { type FlyerMaker, openFlyerMaker } from '#publish/flyer-maker.ts';
import type { FlyerJob } from '#publish/jobs.ts';
import type { Making, MediumResult } from '#publish/making.ts';
import { describeFile, sha256 } from '#publish/manifest.ts';
import { sideBySide } from '#publish/side-by-side.ts';
import { type Counted, Tally } from '#publish/tally.ts';
import { mapCredit, type PublicLibrary } from '#release/public-library.ts';
import { versionIn } from '#story/story.ts';

const PAPER = 'a5';
/** Sharp at 300 dots to the inch across the width of the paper. */
export const PHOTO_WIDTH_PIXELS = 1600;

/** Flyers, and those that were left out because the fonts do not cover their language, or that of their notices. */
export interface FlyersResult extends MediumResult {
  unsetLanguages: Map<string, number>;
}

/** What became of one job: a file, a problem in its stead, or a language that cannot be set. */
interface Outcome {
  counted?: Counted;
  problem?: Problem | undefined;
  unset?: string;
}

/** Makes a PDF for each job, several at a time when there are many. What is told of them is in the order of the jobs. */
export async function makeFlyers(
  jobs: readonly FlyerJob[],
  library: PublicLibrary,
  making: Making,
): Promise<FlyersResult> {
  const { settings, county, towns, hotspots } = library;
  const maker = openFlyerMaker({ settings, county, towns, hotspots }, making.freeCores);
  // It takes as long to hash what all flyers share as what one has of its own.
  const shared = sha256(serialize([settings, county, towns]));
  let done = 0;
  const outcomes = await sideBySide(jobs, maker.width, async (job) => {
    making.stop.throwIfAborted();
    making.tick({ part: 'flyers', done, total: jobs.length });
    const outcome = await bringFlyer(job, library, { ...making, maker, shared });
    done += 1;
    return outcome;
  }).finally(() => maker.close());
  return resultOf(outcomes);
}

/** What all jobs of a build are done with. */
interface Workshop extends Making {
  maker: FlyerMaker;
  /** A hash of all that flyers have in common. */
  shared: string;
}

async function bringFlyer(job: FlyerJob, library: PublicLibrary, workshop: Workshop): Promise<Outcome> {
  const { story, hotspot, message } = job;
  const { language } = message;
  if (!canSet(message)) return { unset: language };
  const { reuse, photos, maker, shared } = workshop;
  const path = `flyers/${story.slug}/${hotspot.id}-${language}-${PAPER}.pdf`;
  const own = { message, mapCredit: mapCredit(library, [hotspot]) };
  const input = { ...own, hotspot, shared, pictures: await photos.hashes([story]) };
  let problem: Problem | undefined;
  const brought = await reuse.bringFile(path, input, async () => {
    const copies = await photos.copies([story], PHOTO_WIDTH_PIXELS, (_, file) => file);
    const made = await maker.make({ ...own, hotspot: hotspot.id, photos: copies, paper: PAPER });
    if ('bytes' in made) return made.bytes;
    problem = place(made.finding, { file: versionIn(story, language).file, line: 1 });
    return undefined;
  });
  if (!brought) return { problem };
  const about = { story: story.slug, hotspot: hotspot.id, language };
  return { counted: { file: describeFile(path, brought.bytes, 'flyer', about), how: brought.how } };
}

function resultOf(outcomes: readonly Outcome[]): FlyersResult {
  const tally = new Tally('flyer');
  const unsetLanguages = new Map<string, number>();
  for (const { counted, problem, unset } of outcomes) {
    if (counted) tally.add(counted);
    if (problem) tally.problems.push(problem);
    if (unset !== undefined) unsetLanguages.set(unset, (unsetLanguages.get(unset) ?? 0) + 1);
  }
  return { ...tally.result(), unsetLanguages };
}

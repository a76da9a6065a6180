import { drawFlyer } from '#flyer/draw.ts';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { canSet } from '#flyer/missing.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { place } from '#problem/collect.ts';
import type { FlyerJob } from '#publish/jobs.ts';
import type { Making, MediumResult } from '#publish/making.ts';
import { Tally } from '#publish/tally.ts';
import { mapCredit, type PublicLibrary } from '#release/public-library.ts';
import { versionIn } from '#story/story.ts';

const PAPER = 'a5';
/** Sharp at 300 dots to the inch across the width of the paper. */
export const PHOTO_WIDTH_PIXELS = 1600;

/** Flyers, and those that were left out because the fonts do not cover their language, or that of their notices. */
export interface FlyersResult extends MediumResult {
  unsetLanguages: Map<string, number>;
}

/** Makes a PDF for each job. */
export async function makeFlyers(
  jobs: readonly FlyerJob[],
  library: PublicLibrary,
  { reuse, photos, tick }: Making,
): Promise<FlyersResult> {
  const { settings, county, towns } = library;
  const tally = new Tally('flyer');
  const unsetLanguages = new Map<string, number>();
  const fonts = await loadFlyerFonts();
  for (const [done, { story, hotspot, message }] of jobs.entries()) {
    tick({ part: 'flyers', done, total: jobs.length });
    const { language } = message;
    if (!canSet(message)) {
      unsetLanguages.set(language, (unsetLanguages.get(language) ?? 0) + 1);
      continue;
    }
    const path = `flyers/${story.slug}/${hotspot.id}-${language}-${PAPER}.pdf`;
    const mapped = { message, hotspot, settings, county, mapCredit: mapCredit(library, [hotspot]), towns };
    const input = { ...mapped, pictures: await photos.hashes([story]) };
    const brought = await reuse.bringFile(path, input, async () => {
      const copies = await photos.copies([story], PHOTO_WIDTH_PIXELS, (_, file) => file);
      const planned = planFlyer({ ...mapped, photos: copies, paper: PAPER, fonts });
      if ('finding' in planned) {
        tally.problems.push(place(planned.finding, { file: versionIn(story, language).file, line: 1 }));
        return undefined;
      }
      return drawFlyer(planned.plan, fonts);
    });
    tally.count(path, brought, { story: story.slug, hotspot: hotspot.id, language });
  }
  return { ...tally.result(), unsetLanguages };
}

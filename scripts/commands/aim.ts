import { writeFile } from 'node:fs/promises';
import type { ChosenPlace } from '#aiming/chosen-place.ts';
import { doorDropCsv } from '#aiming/door-drop.ts';
import { type PlaceReport, reportOnPlace } from '#aiming/place-report.ts';
import { choosePlace } from '#commands/aim-choice.ts';
import { renderAimJson } from '#commands/aim-json.ts';
import { expectRoom, savePlace } from '#commands/aim-keep.ts';
import { type Kept, renderAimReport } from '#commands/aim-report.ts';
import { countSubscribers } from '#commands/aim-subscribers.ts';
import { AIM_OPTIONS, type AimWords, expectOneWay } from '#commands/aim-words.ts';
import { command, type ExitCode, type World } from '#commands/command.ts';
import { moment, rootFolder } from '#commands/options.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { renderJson } from '#problem/report-json.ts';
import { renderTerminal } from '#problem/report-terminal.ts';

export const aim = command({
  about:
    'Tells who lives in a place, which papers, channels and languages reach them, and what they have been sent lately, before anything is sent. Name the place in one way: --ward, --postcode with --radius, --hotspot or --outline. Nothing is changed without --save or --csv.',
  options: AIM_OPTIONS,
  run: async (given, world) => {
    expectOneWay(given);
    const now = moment(given.now);
    const root = rootFolder(given.root);
    const { library, problems } = await readLibrary(root);
    if (!library) return refuse(problems, given, world);
    const at = nowOf(library.settings, now, world.clock());
    const chosen = await choosePlace(given, library, at);
    if ('problem' in chosen) return refuse([chosen.problem], given, world);
    const found = reportOnPlace(chosen.outline, library, at, chosen.hotspot);
    const report = { ...found, subscribers: await countSubscribers(root, chosen.hotspot, found) };
    if (report.problems.length > 0) {
      world.print(
        given.json
          ? renderAimJson(chosen, report, {})
          : renderAimReport(chosen, report, library, world, { root: given.root }),
      );
      return 1;
    }
    return answer(chosen, report, library, given, world);
  },
});

/** Keeps what is to be kept before it tells anything, so that the end of the answer is what became of it. */
async function answer(
  chosen: ChosenPlace,
  report: PlaceReport,
  library: Library,
  given: AimWords,
  world: World,
): Promise<ExitCode> {
  const { csv } = given;
  if (csv !== undefined) expectRoom(csv, report);
  const kept: Kept = { csv, root: given.root };
  if (given.save !== undefined) {
    const saved = await savePlace(chosen, report, library, given);
    if ('problems' in saved) return refuse(saved.problems, given, world);
    kept.saved = saved.file;
  }
  // Only where there is no file: what stands there is somebody’s work.
  if (csv !== undefined) await writeFile(csv, doorDropCsv(report.reach.postcodes ?? [], library.areas), { flag: 'wx' });
  world.print(given.json ? renderAimJson(chosen, report, kept) : renderAimReport(chosen, report, library, world, kept));
  return 0;
}

/** Tells why nothing can be said of the place, or nothing was saved. */
function refuse(problems: readonly Problem[], { json }: AimWords, world: World): ExitCode {
  const sorted = inReadingOrder(problems);
  world.print(json ? renderJson(sorted) : `${renderTerminal(sorted, world)}\nNothing was changed.\n`);
  return 1;
}

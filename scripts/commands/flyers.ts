import { join, relative } from 'node:path';
import { command, type ExitCode, type World } from '#commands/command.ts';
import { type Circumstances, flyersReport } from '#commands/flyers-report.ts';
import { FLYERS_OPTIONS, readCall, refuse } from '#commands/flyers-words.ts';
import { clockInWords } from '#commands/held-report.ts';
import { folder, moment, rootFolder, UsageError } from '#commands/options.ts';
import { Stopped, stoppable } from '#commands/stopping.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder, isClean } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { countInWords, renderTerminal } from '#problem/report-terminal.ts';
import { OutputError, PRINT } from '#publish/output-fs.ts';
import { choosePrint, unlistedIn } from '#publish/print-choice.ts';
import { makePrint, type Printed } from '#publish/print-fs.ts';
import { printPlace } from '#publish/print-place-fs.ts';
import { PROJECT } from '#publish/project-fs.ts';

export const flyers = command({
  about:
    'Makes flyers to print, and a covering sheet for each story in each place that tells the printer how many, for which postcodes, by when, and when they come down. Only stories that are out are printed. Files are written whole, at the end; when anything is wrong, nothing is. Only a flyer that has no room on its paper is left out, and named. Files of earlier jobs stay beside the new ones, but those of the same name. The next build removes out/print, for what it shows may be out of date by then.',
  options: FLYERS_OPTIONS,
  run: async (given, world) => {
    const { call, faults } = readCall(given);
    const now = moment(given.now);
    const { library, problems } = await readLibrary(rootFolder(given.root));
    if (!(library && isClean(problems))) {
      refuse(faults);
      return tell(problems, world);
    }
    const at = nowOf(library.settings, now, world.clock());
    const chosen = choosePrint(call.wanted, library, at);
    refuse([...faults, ...('faults' in chosen ? chosen.faults : [])]);
    if ('faults' in chosen) return 2;
    const { orders } = chosen;
    return stoppable(async (stop) => {
      const place = printPlace(
        folder(given.out, join('out', PRINT)),
        [library.root, PROJECT],
        folder(undefined, 'out'),
      );
      const { languages } = call.wanted;
      const printed = await makePrint(orders, library, {
        ...{ ...call, languages, place, stop, now: at, tick: ticker(world) },
      }).finally(() => world.progress(''));
      const where = { where: nearby(place.out), clock: clockInWords(library, now) };
      return report(printed, { ...where, unlisted: unlistedIn(orders) }, world);
    }).catch((error) => sayWhy(error, world));
  },
});

const ticker =
  ({ progress }: World) =>
  (done: number, total: number): void =>
    progress(`Flyers: ${done} of ${total}`);

function sayWhy(error: unknown, world: World): ExitCode {
  if (error instanceof OutputError) throw new UsageError(error.message);
  if (!(error instanceof Stopped)) throw error;
  world.printError('Stopped. Nothing was replaced.\n');
  return 3;
}

/** A folder as somebody would type it. */
function nearby(folder: string): string {
  const near = relative(process.cwd(), folder);
  return near === '' || near.startsWith('..') ? folder : near;
}

function report(printed: Printed, circumstances: Circumstances, world: World): ExitCode {
  const { problems, tooLong } = printed;
  if (!isClean(problems)) return tell(problems, world);
  if (tooLong.length > 0) world.print(`${renderTerminal(inReadingOrder(tooLong), world)}\n`);
  world.print(flyersReport(printed, circumstances, world));
  return tooLong.length > 0 ? 1 : 0;
}

/** Tells what stopped the whole job. */
function tell(problems: readonly Problem[], world: World): ExitCode {
  world.print(`${renderTerminal(inReadingOrder(problems), world)}\n`);
  world.print(`${countInWords(problems)}. Nothing was written; what was there is as it was.\n`);
  return 1;
}

import { join, relative } from 'node:path';
import { command, type ExitCode, type World } from '#commands/command.ts';
import { flyersReport } from '#commands/flyers-report.ts';
import { FLYERS_OPTIONS, type FlyersWords, readCall, refuse } from '#commands/flyers-words.ts';
import { clockInWords } from '#commands/held-report.ts';
import { folder, moment, rootFolder, UsageError } from '#commands/options.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder, isClean } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { countInWords, renderTerminal } from '#problem/report-terminal.ts';
import { OutputError, PRINT } from '#publish/output-fs.ts';
import { choosePrint } from '#publish/print-choice.ts';
import { printLock } from '#publish/print-folder-fs.ts';
import { makePrint, type Printed } from '#publish/print-fs.ts';

export const flyers = command({
  about:
    'Makes flyers to print, and a covering sheet for each story in each place that tells the printer how many, for which postcodes, by when, and when they come down. Only stories that are out are printed. Files are written whole, at the end; when anything is wrong, nothing is. The next build removes out/print, for what it shows may be out of date by then.',
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
    const out = folder(given.out, join('out', PRINT));
    const printing = {
      ...call,
      languages: call.wanted.languages,
      out,
      lock: printLock(out, folder(undefined, 'out')),
      now: at,
    };
    const printed = await makePrint(chosen.orders, library, { ...printing, tick: ticker(world) })
      .catch(sayWhy)
      .finally(() => world.progress(''));
    return report(printed, library, given, out, world);
  },
});

const ticker =
  ({ progress }: World) =>
  (done: number, total: number): void =>
    progress(`Flyers: ${done} of ${total}`);

function sayWhy(error: unknown): never {
  throw error instanceof OutputError ? new UsageError(error.message) : error;
}

function report(printed: Printed, library: Library, given: FlyersWords, out: string, world: World): ExitCode {
  if (!isClean(printed.problems)) return tell(printed.problems, world);
  const near = relative(process.cwd(), out);
  const where = near === '' || near.startsWith('..') ? out : near;
  world.print(flyersReport(printed, { where, clock: clockInWords(library, moment(given.now)) }, world));
  return 0;
}

/** Tells what stopped the whole job. */
function tell(problems: readonly Problem[], world: World): ExitCode {
  world.print(`${renderTerminal(inReadingOrder(problems), world)}\n`);
  world.print(`${countInWords(problems)}. Nothing was written; what was there is as it was.\n`);
  return 1;
}

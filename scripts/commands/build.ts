import { buildReport, ProgressLine } from '#commands/build-report.ts';
import { command, type ExitCode, type World } from '#commands/command.ts';
import {
  folder,
  type Given,
  moment,
  NOW_OPTION,
  OUT_OPTION,
  ROOT_OPTION,
  rootFolder,
  UsageError,
} from '#commands/options.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { changedSince } from '#library/read-records-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder, isClean, place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { countInWords, renderTerminal } from '#problem/report-terminal.ts';
import type { MadeFile } from '#publish/manifest.ts';
import { OutputError } from '#publish/output-fs.ts';
import { publish } from '#publish/publish-fs.ts';
import { SiteError } from '#publish/site-fs.ts';
import { gateProblems } from '#release/gate-problems.ts';
import { type PublicLibrary, publicLibrary } from '#release/public-library.ts';
import { unreviewedProblems, unreviewedStories } from '#release/unreviewed.ts';

const OPTIONS = { ...ROOT_OPTION, ...OUT_OPTION, ...NOW_OPTION };

export const build = command({
  about:
    'Checks content/, then makes out/site, out/flyers, out/bulletins and out/manifest.json. Flyers and bulletins that have not changed are taken from the last build. When anything is wrong, the last good output stays as it is.',
  options: OPTIONS,
  run: async (given, world) => {
    const built = await buildAll(given, world);
    return 'code' in built ? built.code : 0;
  },
});

/** Builds, and tells how it went. @returns what was built and from what, or with what code to end. */
export async function buildAll(
  given: Given<typeof OPTIONS>,
  world: World,
): Promise<{ released: PublicLibrary; files: MadeFile[]; unreviewed: string[] } | { code: ExitCode }> {
  const now = moment(given.now);
  const started = performance.now();
  const { library, problems } = await readLibrary(rootFolder(given.root));
  printProblems(problems, world);
  if (!(library && isClean(problems))) {
    world.print(`${countInWords(problems)}. Nothing was built; the last output is as it was.\n`);
    return { code: 1 };
  }
  const at = nowOf(library.settings, now, world.clock());
  printProblems([...gateProblems(library, at), ...unreviewedProblems(library, at)], world);
  const released = publicLibrary(library, at);
  const checkSeconds = (performance.now() - started) / 1000;
  const line = new ProgressLine(world);
  const out = folder(given.out, 'out');
  try {
    const lastLook = () => sourceProblems(library, released);
    const published = await publish(released, out, (progress) => line.show(progress), lastLook).finally(() =>
      line.clear(),
    );
    printProblems(published.problems, world);
    if (!isClean(published.problems)) {
      world.print(`${countInWords(published.problems)}. Nothing was written; the last output is as it was.\n`);
      return { code: 1 };
    }
    world.print(buildReport({ library, released, published, checkSeconds, out }));
    return { released, files: published.files, unreviewed: unreviewedStories(library, at) };
  } catch (error) {
    if (error instanceof OutputError) throw new UsageError(error.message);
    if (!(error instanceof SiteError)) throw error;
    world.printError(`The site could not be built; the last output is as it was.\n${error.message}\n`);
    return { code: 70 };
  }
}

/** What was saved while the media were made: it may not be what was signed. */
async function sourceProblems(library: Library, { stories }: PublicLibrary): Promise<Problem[]> {
  const files = await changedSince(library, stories);
  return files.map((file) => place({ code: 'source-changed-meanwhile', args: {} }, { file, line: 1 }));
}

function printProblems(problems: readonly Problem[], world: World): void {
  if (problems.length > 0) world.print(`${renderTerminal(inReadingOrder(problems), world)}\n`);
}

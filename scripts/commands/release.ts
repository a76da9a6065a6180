import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildAll } from '#commands/build.ts';
import { command, type ExitCode, type World } from '#commands/command.ts';
import { clockInWords } from '#commands/held-report.ts';
import { type Given, moment, OUT_OPTION, ROOT_OPTION, rootFolder, rootWords, UsageError } from '#commands/options.ts';
import { watchReleases } from '#commands/release-watch.ts';
import { momentLine } from '#commands/release-words.ts';
import { stoppable } from '#commands/stopping.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder } from '#problem/collect.ts';
import { renderTerminal } from '#problem/report-terminal.ts';
import { decisionOf } from '#release/decide.ts';
import { type Moment, momentsAfter } from '#release/moments.ts';

const OPTIONS = {
  watch: { type: 'boolean', help: 'build now, and again at each of these moments, until you stop it with Ctrl-C' },
  ...ROOT_OPTION,
  ...OUT_OPTION,
  now: { type: 'string', value: 'ISO', help: 'the moment to begin at; with --watch the clock runs on from there' },
} as const;

/** So many moments are listed. */
const LISTED = 30;

export const release = command({
  about:
    'Lists what comes out, ends or is no longer shown by itself, and when. With --watch it builds at each of these moments, and says what to send.',
  options: OPTIONS,
  run: async (given, world) => {
    const { library, problems } = await readLibrary(rootFolder(given.root));
    if (!library) {
      world.print(`${renderTerminal(inReadingOrder(problems), world)}\n`);
      return 1;
    }
    return given.watch ? watch(given, library, world) : list(given, library, world);
  },
});

function list(given: Given<typeof OPTIONS>, library: Library, world: World): ExitCode {
  const asked = moment(given.now);
  const moments = momentsAfter(library, nowOf(library.settings, asked, world.clock()));
  const { zone } = library.settings;
  for (const one of moments.slice(0, LISTED)) world.print(`${momentLine(one, zone)}\n`);
  if (moments.length === 0) world.print('Nothing changes by itself.\n');
  if (moments.length > LISTED) world.print(`… and ${moments.length - LISTED} more.\n`);
  const clock = clockInWords(library, asked);
  if (clock) world.print(`${clock}\n`);
  return 0;
}

async function watch(given: Given<typeof OPTIONS>, { settings }: Library, world: World): Promise<ExitCode> {
  const begun = moment(given.now);
  if (settings.clock && !begun) {
    throw new UsageError(
      'The clock of this sample stands still, by the line “clock” in settings.yaml: nothing ever comes due. Begin at a moment with --now.',
    );
  }
  const root = rootFolder(given.root);
  const startMs = world.clock().getTime();
  const clock = (): Date => (begun ? new Date(begun.getTime() + world.clock().getTime() - startMs) : world.clock());
  await stoppable((stop) =>
    watchReleases({
      ...{ clock, stop, mark: () => markOf(join(root, 'content')) },
      sleep: (ms) => setTimeout(ms, undefined, { signal: stop }).catch(() => undefined),
      read: async () => (await readLibrary(root)).library,
      build: (now) => buildAt(given, now, world),
      announce: (next, { settings: { zone } }) =>
        world.print(next ? `Next: ${momentLine(next, zone)}.\n` : 'Nothing is due. Waiting.\n'),
      report: (moments, library) => world.print(doneReport(moments, library, clock(), given.root)),
    }),
  );
  world.print('Stopped. What was built last stays as it is.\n');
  return 0;
}

/** Another build may hold the output just now; that one is over soon. */
async function buildAt({ root, out }: Given<typeof OPTIONS>, now: Date, world: World): Promise<boolean> {
  const place = { ...(root === undefined ? {} : { root }), ...(out === undefined ? {} : { out }) };
  try {
    const built = await buildAll({ ...place, now: now.toISOString() }, world);
    if (!('code' in built)) return true;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.printError(`${error.message}\n`);
  }
  world.printError('This build did not come to its end; the next try is in five minutes.\n');
  return false;
}

/** What has changed for readers, and how those who get bulletins are told. */
function doneReport(moments: readonly Moment[], library: Library, now: Date, root: string | undefined): string {
  const lines = moments.map((one) => `Done: ${momentLine(one, library.settings.zone)}.`);
  const isOut = (slug: string): boolean => {
    const story = library.stories.find((one) => one.slug === slug);
    return story !== undefined && decisionOf(story, library, now).state === 'public';
  };
  const news = moments.filter((one) => one.what === 'published' && isOut(one.slug));
  if (news.length > 0) lines.push('Tell subscribers now:', `  npm run bulletin -- run --yes${rootWords(root)}`);
  return `${lines.join('\n')}\n`;
}

/** Changes whenever a file below a folder does. */
async function markOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(folder, { recursive: true });
  for (const name of names.sort()) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    hash.update(`${name} ${found?.mtimeMs} ${found?.size}\n`);
  }
  return hash.digest('hex');
}

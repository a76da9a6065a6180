import { Refusal } from '#area/import/refusal.ts';
import { findSources, type OpenFile, withProgress } from '#area/import/source-file-fs.ts';
import type { ExitCode, World } from '#commands/command.ts';
import { faultsInWords, takenInWords } from '#commands/import-people-report.ts';
import { progressBar } from '#commands/import-progress.ts';
import { moment, UsageError } from '#commands/options.ts';
import { isoDay } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder, isClean } from '#problem/collect.ts';
import { renderTerminal, wrap } from '#problem/report-terminal.ts';
import { openData } from '#storage/open-data.ts';
import { type ImportEnd, importSubscribers } from '#subscriber/import/import-subscribers.ts';
import { offeredOf } from '#subscriber/offered.ts';

/** A call of `import subscribers`. */
interface PeopleCall {
  root: string;
  paths: readonly string[];
  /** The options; most are for areas. */
  given: Readonly<Record<string, string | boolean | undefined>>;
}

const OWN_OPTIONS = ['root', 'now'];

/** Takes in people who agreed elsewhere: all of a file, or nothing of it. */
export async function importPeople({ root, paths, given }: PeopleCall, world: World): Promise<ExitCode> {
  const file = await fileOf(paths);
  const foreign = Object.keys(given).find((name) => !OWN_OPTIONS.includes(name));
  if (foreign) throw new UsageError(`--${foreign} is for areas. Leave it out for subscribers.`);
  const now = moment(typeof given.now === 'string' ? given.now : undefined);
  const library = await readOffer(root, world);
  if (!library) return 1;
  try {
    const end = await run(root, withProgress([file], progressBar(world))[0] ?? file, library, now, world);
    world.progress('');
    return tell(end, file.name, world);
  } catch (error) {
    world.progress('');
    if (!(error instanceof Refusal)) throw error;
    world.printError(lines(`${error.message}\nNothing was imported; what was there before is as it was.`, world));
    return 1;
  }
}

async function fileOf(paths: readonly string[]): Promise<OpenFile> {
  const { files, missing } = await findSources(paths);
  const [file] = files;
  if (missing.length > 0) throw new UsageError(`There is no file ${missing.join(', ')}.`);
  if (file && files.length === 1) return file;
  throw new UsageError('Say which one file to import: npm run import -- subscribers FILE.csv');
}

async function run(root: string, file: OpenFile, library: Library, given: Date | undefined, world: World) {
  const now = nowOf(library.settings, given, world.clock());
  const today = isoDay(now, library.settings.zone);
  const data = await openData(process.env, root);
  try {
    return await importSubscribers(data, file, { offered: offeredOf(library), today, now });
  } finally {
    await data.storage.close();
  }
}

/** The places and languages that may be chosen. A story that is wrong is no hindrance; a place that cannot be read is. */
async function readOffer(root: string, world: World): Promise<Library | undefined> {
  const { library, problems } = await readLibrary(root);
  const own = problems.filter(({ file }) => /^content\/(?:settings\.yaml|hotspots|areas)/.test(file));
  if (library && isClean(own)) return library;
  world.print(`${renderTerminal(inReadingOrder(library ? own : problems), world)}\n`);
  world.printError(lines('Nothing was imported: these files say what can be chosen. Mend them first.', world));
  return undefined;
}

function tell(end: ImportEnd, name: string, world: World): ExitCode {
  if ('tally' in end) {
    world.print(takenInWords(end, name, world));
    return 0;
  }
  world.print(faultsInWords(end, name, world));
  return 1;
}

const lines = (sentences: string, { widthColumns }: World): string =>
  `${sentences
    .split('\n')
    .flatMap((one) => wrap(one, Math.min(widthColumns, 80)))
    .join('\n')}\n`;

import { join } from 'node:path';
import { countyOf, districtsFileSchema } from '#area/districts.ts';
import type { CountyFrame } from '#area/import/county-filter.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import { Refusal } from '#area/import/refusal.ts';
import { type FoundSources, findSources, withProgress } from '#area/import/source-file-fs.ts';
import { swapIn } from '#area/import/swap-fs.ts';
import { isVintage } from '#area/import/vintage.ts';
import { isLine } from '#area/library/area-file.ts';
import { command, type ExitCode, type World } from '#commands/command.ts';
import { importPeople } from '#commands/import-people.ts';
import { progressBar } from '#commands/import-progress.ts';
import { renderImport } from '#commands/import-report.ts';
import { IMPORTERS, type Imported } from '#commands/importers.ts';
import { type Given, NOW_OPTION, ROOT_OPTION, rootFolder, rootWords, UsageError } from '#commands/options.ts';
import { Reading } from '#library/reading.ts';
import { settingsSchema } from '#partnership/settings.ts';
import { nearest } from '#problem/nearest.ts';
import { renderTerminal, wrap } from '#problem/report-terminal.ts';
import { releaseLock, takeLock } from '#source/lock-fs.ts';

const KINDS = Object.keys(IMPORTERS) as (keyof typeof IMPORTERS)[];
/** These are people, not areas: they go to the store of subscribers, and never to content/. */
const PEOPLE = 'subscribers';
const MOST_EXTRAS = 3;
const LOCK = 'content/areas/.import.lock';

const OPTIONS = {
  ...ROOT_OPTION,
  ...NOW_OPTION,
  vintage: {
    type: 'string',
    value: 'DATE',
    help: 'the year or month that the data is of, such as 2026-02, when the file does not say it',
  },
  source: { type: 'string', value: 'TEXT', help: 'who published it, when that is not known' },
  licence: { type: 'string', value: 'TEXT', help: 'its licence, when that is not known' },
  credit: { type: 'string', value: 'TEXT', help: 'what must stand wherever it is shown, when that is not known' },
  add: { type: 'boolean', help: 'boundaries: keep those that are there, and add to them' },
  smaller: {
    type: 'boolean',
    help: 'take a list although it breaks off, leaves out a district of the county, or has a fifth fewer postcodes than the one it replaces',
  },
} as const;

export const importAreas = command({
  about:
    'Takes in open data as it is published, and keeps what is of this county: outlines of districts, wards and small areas (GeoJSON of the Office for National Statistics), postcodes (ONS Postcode Directory, NSPL or Code-Point Open) and numbers of homes (Census 2021, P002). Says what was taken, mended, left and refused. New data replaces the old in whole or not at all, and a list that seems cut short is refused. Subscribers come from a CSV file with the columns email, areas, language, frequency, consent_source and consent_date; areas are separated by semicolons. They are kept in data/, or where DATABASE_URL says; when one row is wrong, none is taken.',
  operands: `${KINDS.join('|')}|${PEOPLE} FILE…`,
  options: OPTIONS,
  run: async (given, world, [kind = '', ...paths]) => {
    const root = rootFolder(given.root);
    if (kind === PEOPLE) return importPeople({ root, paths, given }, world);
    const importer = IMPORTERS[kindOf(kind)];
    const { files, extras } = await sources(kind, paths, rootWords(given.root));
    const said = saidOf(given);
    if (given.add && kind !== 'boundaries')
      throw new UsageError(`--add is for boundaries. New ${kind} replace the old.`);
    const county = await readCounty(root, world);
    if (!county) return 1;
    const lock = join(root, LOCK);
    if (!(await takeLock(lock)))
      return refuse(
        `Another import is at work on this folder. Wait until it is done. If there is none, delete ${LOCK}.`,
        world,
      );
    try {
      const watched = withProgress(files, progressBar(world));
      const call = { root, rootWords: rootWords(given.root), county, files: watched, said, add: given.add === true };
      const imported = await importer(call);
      if (imported.doubts.length > 0 && !given.smaller) throw incomplete(imported.doubts);
      await swapIn(root, imported.texts);
      return tell({ ...imported, report: withExtras(imported.report, extras) }, world);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse(`${error.message}\nNothing was imported; what was there before is as it was.`, world);
    } finally {
      world.progress('');
      await releaseLock(lock);
    }
  },
});

function kindOf(word: string): keyof typeof IMPORTERS {
  const kind = KINDS.find((one) => one === word);
  if (kind) return kind;
  const kinds = [...KINDS, PEOPLE];
  const meant = nearest(word, kinds);
  const wrong = word === '' ? 'Say what to import.' : `“${word}” cannot be imported.`;
  throw new UsageError(
    `${wrong} ${meant ? `Did you mean “${meant}”?` : `Write one of: ${kinds.join(', ')}; then the file.`}`,
  );
}

async function sources(kind: string, paths: readonly string[], rootWords: string): Promise<FoundSources> {
  if (paths.length === 0) throw new UsageError(`Say which file to import: npm run import -- ${kind} FILE${rootWords}`);
  const found = await findSources(paths);
  if (found.missing.length === 0) return found;
  throw new UsageError(`There is no file ${found.missing.join(', ')}, or it is a folder without a .csv file.`);
}

/** The same report, which also names the tables in a folder that were not read. */
function withExtras(report: ImportReport, extras: readonly string[]): ImportReport {
  if (extras.length === 0) return report;
  const reason = 'lie beside the data, with notes on it or the same rows again';
  return {
    ...report,
    left: [...report.left, { reason, count: extras.length, examples: extras.slice(0, MOST_EXTRAS) }],
  };
}

function saidOf({ vintage, source, licence, credit }: Given<typeof OPTIONS>) {
  if (vintage !== undefined && !isVintage(vintage)) {
    throw new UsageError(`--vintage ${vintage} is not a year or a month. Write it like 2026 or 2026-02.`);
  }
  for (const [name, text] of Object.entries({ source, licence, credit })) {
    if (text !== undefined && !isLine(text)) throw new UsageError(`--${name} needs a text on one line.`);
  }
  return { vintage, source, licence, credit };
}

/** The outline and districts of the county, which say what is kept. */
async function readCounty(root: string, world: World): Promise<CountyFrame | undefined> {
  const reading = new Reading(root);
  const settings = await reading.read('content/settings.yaml', 'the settings of the partnership', settingsSchema);
  const file = await reading.read('content/areas/districts.geojson', 'the district outlines', districtsFileSchema);
  if (!(settings && file)) {
    world.print(`${renderTerminal(reading.problems, world)}\n`);
    refuse('Nothing was imported: these files say which county it is for. Mend them first.', world);
    return undefined;
  }
  const { name, outline, districts } = countyOf(file);
  const codes = new Map(settings.districts.map(({ id, code }) => [id, code]));
  // One without a code is a problem that check names; here it has no postcodes of its own.
  const coded = districts.flatMap((one) => {
    const code = codes.get(one.id);
    return code ? [{ ...one, code }] : [];
  });
  return { name, outline, districts: coded };
}

/** Homes decide which place is too small and how much is printed, so nobody should lose half of them by a cut download. */
function incomplete(doubts: readonly string[]): Refusal {
  const advice = 'Download the file again. If it is right, add --smaller to take it all the same.';
  return new Refusal([...doubts, advice].join('\n'));
}

function tell({ title, provenances, report: found, doubts, texts }: Imported, world: World): ExitCode {
  world.progress('');
  const report = { ...found, warnings: [...doubts, ...found.warnings] };
  const wrote = [...texts].map(([file, text]) => `${file}, ${kilobytes(text)} kB`);
  world.print(`${title} imported.\n\n${renderImport({ report, provenances, wrote }, world.widthColumns)}`);
  if (report.refused.length === 0) return 0;
  world.print('\nWhat is refused above was not imported; all the rest was.\n');
  return 1;
}

const kilobytes = (text: string): string => Math.ceil(Buffer.byteLength(text) / 1000).toLocaleString('en-GB');

function refuse(sentences: string, world: World): ExitCode {
  world.progress('');
  const lines = sentences.split('\n').flatMap((sentence) => wrap(sentence, Math.min(world.widthColumns, 80)));
  world.printError(`${lines.join('\n')}\n`);
  return 1;
}

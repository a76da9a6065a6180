import type { PrintRun } from '#flyer/covering-sheet-job.ts';
import type { LeftOut } from '#flyer/plan.ts';
import { dateInWords } from '#language/dates.ts';
import { englishName } from '#language/english-name.ts';
import { plural, type TerminalLook, wrap } from '#problem/report-terminal.ts';
import { LEAFLETS } from '#publish/print-choice.ts';
import type { Printed, PrintedFlyer, PrintedJob } from '#publish/print-fs.ts';

const NAME_WIDTH = 46;

const PARTS: Readonly<Record<Exclude<LeftOut, 'end'>, string>> = {
  photo: 'the photo',
  quote: 'a quote',
  map: 'the map',
  support: 'who can help',
};

/** What is said of a flyer, and of a leaflet, that does not hold all its words. */
const CUT = 'The end of this story stands only on the website.';
const SHORT = 'Not all stories are told in full; the website has all of them.';

/** Where files were written, for which moment when that is not now, and what was made though no place lists it. */
export interface Circumstances {
  where: string;
  clock: string | undefined;
  /** The name of a place, and a language that it does not list. */
  unlisted: readonly { place: string; language: string }[];
}

/** What was made: its files story by story, how many to print, and what had no room. */
export function flyersReport(
  printed: Printed,
  { where, clock, unlisted }: Circumstances,
  { widthColumns }: Pick<TerminalLook, 'widthColumns'>,
): string {
  const { jobs } = printed;
  const folders = Map.groupBy(jobs, ({ folder }) => folder);
  const lines = [...folders].flatMap(([folder, own]) => {
    const end = folder === LEAFLETS ? SHORT : CUT;
    return [`${folder}/`, ...own.flatMap((job) => jobLines(job, end)), ''];
  });
  const flyers = jobs.reduce((sum, job) => sum + job.flyers.length, 0);
  const last = `${plural(flyers, 'flyer')} and ${plural(jobs.length, 'covering sheet')} are in ${where}.`;
  const asked = unlisted.map(
    ({ place, language }) => `${place} does not list ${englishName(language)}; made because you asked.`,
  );
  const sentences = [...asked, ...leftOutInWords(printed), ...uncounted(jobs), last, ...(clock ? [clock] : [])];
  return `${[...lines, ...sentences.flatMap((sentence) => wrap(sentence, widthColumns))].join('\n')}\n`;
}

function jobLines({ job, sheet, flyers }: PrintedJob, end: string): string[] {
  const { run, outBy, now, zone } = job;
  const by = outBy <= now ? 'out at once' : `out by ${dateInWords(outBy, 'en', zone)}`;
  return [
    ...flyers.flatMap((flyer) => flyerLines(flyer, end)),
    row(sheet.name, sheet.sides),
    ...wrap(`${copiesInWords(run)}, ${by}`, 70).map((line) => `    ${line}`),
  ];
}

function copiesInWords(run: PrintRun): string {
  if (run.kind === 'asked-for') return 'how many: ask';
  if (run.kind === 'unknown') return 'how many: not known';
  return `${run.isEstimate ? 'about ' : ''}${plural(run.copies, 'copy')}`;
}

function flyerLines({ file, leftOut, older }: PrintedFlyer, end: string): string[] {
  const notes = leftOut.flatMap(({ language, parts }) =>
    notesOn(parts, end).map((note) => (leftOut.length > 1 ? `${englishName(language)}: ${note}` : note)),
  );
  const missing = older > 0 ? [`${plural(older, 'older story')} ${older > 1 ? 'are' : 'is'} not on it.`] : [];
  return [
    row(file.name, file.sides),
    ...[...notes, ...missing].flatMap((note) => wrap(note, 74).map((line) => `    ${line}`)),
  ];
}

const row = (name: string, sides: number): string => `  ${name.padEnd(NAME_WIDTH)}  ${plural(sides, 'side')}`;

function notesOn(leftOut: readonly LeftOut[], end: string): string[] {
  const parts = leftOut.flatMap((part) => (part === 'end' ? [] : [PARTS[part]]));
  return [...(leftOut.includes('end') ? [end] : []), ...(parts.length > 0 ? [`No room for ${parts.join(', ')}.`] : [])];
}

function leftOutInWords({ unset, tooLong }: Printed): string[] {
  const unread = [...unset].map(
    ([language, count]) =>
      `Left out: ${plural(count, 'flyer')} in ${englishName(language)}, which the fonts do not cover yet.`,
  );
  return [...unread, ...(tooLong.length > 0 ? ['Left out: what has no room on this paper, as told above.'] : [])];
}

/** What this team can do so that covering sheets say how many, and for which doors. */
function uncounted(jobs: readonly PrintedJob[]): string[] {
  const isUncounted = ({ job: { run, postcodes } }: PrintedJob): boolean =>
    run.kind === 'unknown' || (run.kind === 'homes' && postcodes === undefined);
  if (!jobs.some(isUncounted)) return [];
  return [
    'Homes or postcodes are not known yet. Import them, as content/README.md tells under “Official data”, then make these flyers again.',
  ];
}

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

/** Where files were written, and for which moment when that is not now. */
interface Circumstances {
  where: string;
  clock: string | undefined;
}

/** What was made: its files story by story, how many to print, and what had no room. */
export function flyersReport(
  { jobs, unset }: Printed,
  { where, clock }: Circumstances,
  { widthColumns }: Pick<TerminalLook, 'widthColumns'>,
): string {
  const folders = Map.groupBy(jobs, ({ folder }) => folder);
  const lines = [...folders].flatMap(([folder, own]) => {
    const end = folder === LEAFLETS ? SHORT : CUT;
    return [`${folder}/`, ...own.flatMap((job) => jobLines(job, end)), ''];
  });
  const flyers = jobs.reduce((sum, job) => sum + job.flyers.length, 0);
  const last = `${plural(flyers, 'flyer')} and ${plural(jobs.length, 'covering sheet')} are in ${where}.`;
  const sentences = [...unsetInWords(unset), last, ...(clock ? [clock] : [])].flatMap((sentence) =>
    wrap(sentence, widthColumns),
  );
  return `${[...lines, ...sentences].join('\n')}\n`;
}

function jobLines({ job, sheet, flyers }: PrintedJob, end: string): string[] {
  const { run, outBy, now, zone } = job;
  const copies =
    run.kind === 'homes' ? `${run.isEstimate ? 'about ' : ''}${plural(run.copies, 'copy')}` : 'how many: not known';
  const by = outBy <= now ? 'out at once' : `out by ${dateInWords(outBy, 'en', zone)}`;
  return [
    ...flyers.flatMap((flyer) => flyerLines(flyer, end)),
    row(sheet.name, sheet.sides),
    ...wrap(`${copies}, ${by}`, 70).map((line) => `    ${line}`),
  ];
}

function flyerLines({ file, leftOut }: PrintedFlyer, end: string): string[] {
  return [
    row(file.name, file.sides),
    ...notesOn(leftOut, end).flatMap((note) => wrap(note, 74).map((line) => `    ${line}`)),
  ];
}

const row = (name: string, sides: number): string => `  ${name.padEnd(NAME_WIDTH)}  ${plural(sides, 'side')}`;

function notesOn(leftOut: readonly LeftOut[], end: string): string[] {
  const parts = leftOut.flatMap((part) => (part === 'end' ? [] : [PARTS[part]]));
  return [...(leftOut.includes('end') ? [end] : []), ...(parts.length > 0 ? [`No room for ${parts.join(', ')}.`] : [])];
}

const unsetInWords = (unset: Printed['unset']): string[] =>
  [...unset].map(
    ([language, count]) =>
      `Left out: ${plural(count, 'flyer')} in ${englishName(language)}, which the fonts do not cover yet.`,
  );

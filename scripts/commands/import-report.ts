import type { ImportReport, Left, Taken } from '#area/import/import-report.ts';
import type { Provenance } from '#area/library/area-library.ts';
import { wrap } from '#problem/report-terminal.ts';
import { printable } from '#problem/wording.ts';

const MARGIN = 12;
/** Where a sentence goes on, so that the eye finds the next. */
const HANGING = 2;
const WIDEST = 80;
/** A list that is longer is read by nobody; the first few show what is wrong with the others. */
const MOST_LINES = 20;

/** What an import tells at its end. */
export interface ImportEnd {
  report: ImportReport;
  provenances: readonly Provenance[];
  /** The files that were written, as the root has them. */
  wrote: readonly string[];
}

/** What was taken, mended, left out and refused, and why, in lines for a terminal. */
export function renderImport({ report, provenances, wrote }: ImportEnd, widthColumns: number): string {
  const width = Math.min(widthColumns, WIDEST);
  const { taken, mended, left, refused, warnings } = report;
  const took = taken.filter(({ count }) => count > 0).map(takenInWords);
  const groups = [
    rowsOf('Took', took, width),
    rowsOf('Mended', shortened(mended), width),
    rowsOf('Left', left.map(leftInWords), width),
    rowsOf('Refused', shortened(refused), width),
    rowsOf('Look at', shortened(warnings), width),
    rowsOf('Credit', creditsInWords(provenances), width),
    rowsOf('Wrote', wrote, width),
  ];
  return groups
    .filter((rows) => rows.length > 0)
    .map((rows) => `${rows.join('\n')}\n`)
    .join('\n');
}

function rowsOf(title: string, sentences: readonly string[], width: number): string[] {
  return sentences.flatMap((sentence, at) => {
    const [first = '', ...rest] = wrap(printable(sentence), width - MARGIN - HANGING);
    const lead = `  ${at === 0 ? title : ''}`.padEnd(MARGIN);
    return [`${lead}${first}`, ...rest.map((line) => `${' '.repeat(MARGIN + HANGING)}${line}`)];
  });
}

/** “124 wards”, “1 small area”. */
function takenInWords({ what, count }: Taken): string {
  return `${counted(count)} ${count === 1 ? what.replace(/s\b/, '') : what}`;
}

const SINGULAR: Readonly<Record<string, string>> = { are: 'is', have: 'has', lie: 'lies', stand: 'stands' };

function leftInWords({ reason, count, examples }: Left): string {
  const more = examples.length < count ? ', …' : '';
  // Reasons are worded for many: “14 have no place”.
  const words = count === 1 ? reason.replace(/^\w+/, (verb) => SINGULAR[verb] ?? verb) : reason;
  return `${counted(count)} ${words}${examples.length > 0 ? `: ${examples.join(', ')}${more}` : ''}`;
}

/** Kinds of areas out of one file have one credit. */
function creditsInWords(provenances: readonly Provenance[]): string[] {
  return [...new Set(provenances.flatMap(({ credit, source, licence }) => [credit, `${source}; ${licence}.`]))];
}

function shortened(sentences: readonly string[]): string[] {
  const rest = sentences.length - MOST_LINES;
  return rest > 0 ? [...sentences.slice(0, MOST_LINES), `… and ${counted(rest)} more`] : [...sentences];
}

const counted = (count: number): string => count.toLocaleString('en-GB');

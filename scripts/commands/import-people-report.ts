import { plural, type TerminalLook, wrap } from '#problem/report-terminal.ts';
import { printable } from '#problem/wording.ts';
import type { ImportEnd } from '#subscriber/import/import-subscribers.ts';
import type { Tally } from '#subscriber/import/write-batch.ts';

const WIDEST = 80;
const LINE_COLUMNS = 9;
const NUMBER_COLUMNS = 10;

type Look = Pick<TerminalLook, 'widthColumns'>;
type Bad = Extract<ImportEnd, { bad: unknown }>;
type Taken = Extract<ImportEnd, { tally: Tally }>;

/** What is wrong with each row, by its line, and no address. */
export function faultsInWords({ bad, badCount, rows }: Bad, name: string, { widthColumns }: Look): string {
  const width = Math.min(widthColumns, WIDEST);
  const more = badCount - bad.length;
  const told = bad.flatMap(({ line, faults }) =>
    faults
      .flatMap((fault) => wrap(printable(fault), width - LINE_COLUMNS))
      .map((text, at) => `${(at === 0 ? `${line}` : '').padStart(LINE_COLUMNS - 2)}  ${text}`),
  );
  const end = `${plural(badCount, 'row')} of ${rows.toLocaleString('en-GB')} cannot be taken. Nothing was imported. Mend the lines above, then import the file again.`;
  return [
    printable(name),
    ...told,
    ...(more > 0 ? [`… and ${plural(more, 'row')} more.`] : []),
    '',
    ...wrap(end, width),
    '',
  ].join('\n');
}

/** They go on after a number; see `SINGULAR`. */
const SENTENCES: Readonly<Record<Exclude<keyof Tally, 'taken'>, string>> = {
  merged: 'were in the file before; the areas of both were put together',
  extended: 'were subscribed already; new areas were added',
  already: 'were subscribed already; nothing was changed',
  forgotten: 'asked to be forgotten; not brought back',
  suppressed: 'left or cannot be reached; not brought back',
  notConfirmed: 'are marked in the file as not subscribed; not taken',
};

const SINGULAR: Readonly<Record<string, string>> = { were: 'was', are: 'is' };

/** What became of all rows, in numbers. */
export function takenInWords({ tally, unread }: Taken, name: string, { widthColumns }: Look): string {
  const width = Math.min(widthColumns, WIDEST);
  const rows = Object.entries(SENTENCES).flatMap(([key, sentence]) => {
    const count = tally[key as keyof typeof SENTENCES];
    return count > 0 ? row(count, sentence, width) : [];
  });
  const columns = unread.length > 0 ? [`Columns that were not read: ${unread.map(printable).join(', ')}.`] : [];
  return [
    `Subscribers of ${printable(name)} imported.`,
    '',
    ...row(tally.taken, 'taken in, with their consent', width),
    ...rows,
    ...columns.flatMap((one) => ['', ...wrap(one, width)]),
    '',
  ].join('\n');
}

function row(count: number, sentence: string, width: number): string[] {
  const margin = ' '.repeat(NUMBER_COLUMNS + 2);
  const words = count === 1 ? sentence.replace(/^\w+/, (verb) => SINGULAR[verb] ?? verb) : sentence;
  const [first = '', ...rest] = wrap(words, width - margin.length);
  return [`${count.toLocaleString('en-GB').padStart(NUMBER_COLUMNS)}  ${first}`, ...rest.map((one) => margin + one)];
}

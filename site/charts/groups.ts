import { dateInWords, numberInWords } from '#language/dates.ts';
import type { Groups } from '#partnership/results.ts';
import type { BarChart } from './bar-chart.ts';
import type { Table } from './table.ts';

/** Crime groups by type as bars, in the order of the file. */
export function groupsChart(groups: Groups): BarChart {
  const bars = groups.types.map(({ name, count }) => ({ label: name, value: count, words: inWords(count) }));
  return { title: `Bars: crime groups by type on ${dayOf(groups)}`, groups: [{ bars }] };
}

/** Crime groups by type as a table, with their sum. */
export function groupsTable(groups: Groups): Table {
  return {
    caption: `Crime groups by type, ${dayOf(groups)}`,
    columns: ['Main kind of crime', 'Groups'],
    rows: groups.types.map(({ name, count }) => [name, inWords(count)]),
    sum: ['All', inWords(groups.total)],
  };
}

/** The day of the count, “4 January 2019”. A day has no zone. */
export function dayOf(groups: Groups): string {
  return dateInWords(dateOf(groups), 'en', 'UTC');
}

/** How many whole years ago the groups were counted. */
export function yearsSince(groups: Groups, now: Date): number {
  const then = dateOf(groups);
  const years = now.getUTCFullYear() - then.getUTCFullYear();
  const isBeforeDay =
    now.getUTCMonth() < then.getUTCMonth() ||
    (now.getUTCMonth() === then.getUTCMonth() && now.getUTCDate() < then.getUTCDate());
  return Math.max(0, isBeforeDay ? years - 1 : years);
}

const dateOf = (groups: Groups): Date => new Date(`${groups['as-of']}T00:00:00Z`);
const inWords = (value: number): string => numberInWords(value, 'en');

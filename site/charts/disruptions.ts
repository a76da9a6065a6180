import { numberInWords } from '#language/dates.ts';
import type { Quarter } from '#partnership/results.ts';
import { PILLARS } from '#story/vocabulary.ts';
import { pillarWords } from '../words.ts';
import type { BarChart } from './bar-chart.ts';
import type { Table } from './table.ts';

/** The sizes of a disruption, largest first. */
const SIZES = ['major', 'moderate', 'minor'] as const;
type Size = (typeof SIZES)[number];

/** The sizes as headings, each with what it means. */
export const sizeWords: Readonly<Record<Size, { name: string; about: string }>> = {
  major: { name: 'Major', about: 'The group is hit hard, and the effect lasts a long time.' },
  moderate: { name: 'Moderate', about: 'The group feels it clearly, for a while.' },
  minor: { name: 'Minor', about: 'The effect is small, or soon over.' },
};

type Counts = Record<Size, number>;

/** “July to September 2026” for `2026-q3`. */
export function quarterInWords(quarter: string): string {
  const [year = '', number = ''] = quarter.split('-q');
  const months = ['January to March', 'April to June', 'July to September', 'October to December'];
  return `${months[Number(number) - 1] ?? quarter} ${year}`;
}

/** All disruptions of a quarter, by size. */
export function totalsOf({ disruptions }: Quarter): Counts {
  const total = (size: Size): number => PILLARS.reduce((sum, pillar) => sum + disruptions[pillar][size], 0);
  return { major: total('major'), moderate: total('moderate'), minor: total('minor') };
}

/** All disruptions of a quarter. */
export function totalOf(quarter: Quarter): number {
  return sumOf(totalsOf(quarter));
}

/** One quarter as bars: the four Ps, and in each the three sizes. */
export function disruptionChart({ quarter, disruptions }: Quarter): BarChart {
  return {
    title: `Bars: disruptions from ${quarterInWords(quarter)}, by the four Ps and by size`,
    groups: PILLARS.map((pillar) => ({
      heading: pillarWords[pillar],
      bars: SIZES.map((size) => {
        const value = disruptions[pillar][size];
        return { label: sizeWords[size].name.toLowerCase(), value, words: count(value) };
      }),
    })),
  };
}

/** One quarter as a table: a row for each of the four Ps, and their sum. */
export function disruptionTable(quarter: Quarter): Table {
  return {
    caption: `Disruptions, ${quarterInWords(quarter.quarter)}`,
    columns: ['', ...SIZES.map((size) => sizeWords[size].name), 'All'],
    rows: PILLARS.map((pillar) => [pillarWords[pillar], ...cells(quarter.disruptions[pillar])]),
    sum: ['All', ...cells(totalsOf(quarter))],
  };
}

/** Several quarters as a table, in the order given. */
export function quartersTable(quarters: readonly Quarter[]): Table {
  return {
    caption: 'Disruptions in earlier quarters',
    columns: ['Quarter', ...SIZES.map((size) => sizeWords[size].name), 'All'],
    rows: quarters.map((quarter) => [nameOf(quarter), ...cells(totalsOf(quarter))]),
  };
}

const nameOf = ({ quarter, sample }: Quarter): string => `${quarterInWords(quarter)}${sample ? ' (made up)' : ''}`;
const sumOf = (counts: Counts): number => SIZES.reduce((sum, size) => sum + counts[size], 0);
const cells = (counts: Counts): string[] => [...SIZES.map((size) => count(counts[size])), count(sumOf(counts))];
const count = (value: number): string => numberInWords(value, 'en');

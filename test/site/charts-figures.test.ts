import { describe, expect, it } from 'vitest';
import type { Groups, Quarter } from '#partnership/results.ts';
import { barChartSvg } from '../../site/charts/bar-chart.ts';
import {
  disruptionChart,
  disruptionTable,
  quarterInWords,
  quartersTable,
  totalOf,
} from '../../site/charts/disruptions.ts';
import { dayOf, groupsChart, groupsTable, yearsSince } from '../../site/charts/groups.ts';

const quarter: Quarter = {
  quarter: '2026-q3',
  sample: false,
  published: new Date('2026-10-19T08:00:00Z'),
  source: 'A test',
  disruptions: {
    prepare: { major: 0, moderate: 4, minor: 11 },
    prevent: { major: 1, moderate: 7, minor: 18 },
    pursue: { major: 6, moderate: 21, minor: 4700 },
    protect: { major: 2, moderate: 9, minor: 23 },
  },
};

const groups: Groups = {
  'as-of': '2019-01-04',
  source: 'A test',
  total: 1500,
  types: [
    { theme: 'drugs', name: 'Drug supply', count: 1400 },
    { theme: 'firearms', name: 'Firearms', count: 100 },
  ],
};

/** The numbers that a chart writes at its bars, in their order. */
const written = (svg: string): string[] =>
  [...svg.matchAll(/class="bar-number"[^>]*>([^<]*)</g)].map(([, words]) => words ?? '');

describe('the disruptions of a quarter', () => {
  it('have the same numbers in the picture and in the table', () => {
    const inTable = disruptionTable(quarter).rows.flatMap((row) => row.slice(1, 4));
    expect(written(barChartSvg(disruptionChart(quarter)))).toEqual(inTable);
    expect(inTable).toContain('4,700');
  });

  it('have the same order in the picture and in the table: the four Ps', () => {
    const names = ['Prepare', 'Prevent', 'Pursue', 'Protect'];
    expect(disruptionChart(quarter).groups.map(({ heading }) => heading)).toEqual(names);
    expect(disruptionTable(quarter).rows.map(([name]) => name)).toEqual(names);
  });

  it('are added up by row and by column', () => {
    const { rows, sum } = disruptionTable(quarter);
    expect(rows[0]).toEqual(['Prepare', '0', '4', '11', '15']);
    expect(sum).toEqual(['All', '9', '41', '4,752', '4,802']);
    expect(totalOf(quarter)).toBe(4802);
  });

  it('are told of the months that people know', () => {
    expect(['2025-q1', '2025-q2', '2025-q3', '2025-q4'].map(quarterInWords)).toEqual([
      'January to March 2025',
      'April to June 2025',
      'July to September 2025',
      'October to December 2025',
    ]);
  });
});

describe('the table of earlier quarters', () => {
  it('has a row for each, in the order given, and marks what is made up', () => {
    const { rows } = quartersTable([quarter, { ...quarter, quarter: '2026-q2', sample: true }]);
    expect(rows).toEqual([
      ['July to September 2026', '9', '41', '4,752', '4,802'],
      ['April to June 2026 (made up)', '9', '41', '4,752', '4,802'],
    ]);
  });

  it('has as many cells in each row as it has columns', () => {
    for (const { columns, rows, sum } of [quartersTable([quarter]), disruptionTable(quarter), groupsTable(groups)]) {
      for (const row of [...rows, ...(sum ? [sum] : [])]) expect(row).toHaveLength(columns.length);
    }
  });
});

describe('the picture of the groups', () => {
  it('has the same names and numbers as its table', () => {
    const bars = groupsChart(groups).groups.flatMap((group) => group.bars);
    expect(bars.map(({ label, words }) => [label, words])).toEqual(groupsTable(groups).rows);
    expect(written(barChartSvg(groupsChart(groups)))).toEqual(['1,400', '100']);
  });

  it('ends its table with the total', () => {
    expect(groupsTable(groups).sum).toEqual(['All', '1,500']);
  });

  it('says its day, which is the same in every time zone', () => {
    expect(dayOf(groups)).toBe('4 January 2019');
  });

  it('knows its age in whole years', () => {
    const ageOn = (day: string): number => yearsSince(groups, new Date(`${day}T12:00:00Z`));
    expect(['2026-01-03', '2026-01-04', '2026-11-22', '2019-01-05'].map(ageOn)).toEqual([6, 7, 7, 0]);
    expect(ageOn('2018-06-01')).toBe(0);
  });
});

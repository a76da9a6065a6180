import { expect, it } from 'vitest';
import { isVintage, vintageOfCell, vintageOfName } from '#area/import/vintage.ts';

it.each([
  ['ONSPD_FEB_2026_UK.csv', '2026-02'],
  ['NSPL21_AUG_2025_UK.csv', '2025-08'],
  ['nspl_november_2024.csv', '2024-11'],
  ['codepo_gb-2026-05.csv', '2026-05'],
  ['codepo_gb_202605.csv', '2026-05'],
  ['Wards 2024.csv', '2024'],
  ['Wards_202613.csv', undefined],
  ['bd.csv', undefined],
  ['E08000032.csv', undefined],
  ['P002.csv', undefined],
])('the name %s tells %s', (name, vintage) => {
  expect(vintageOfName(name)).toBe(vintage);
});

it.each([
  ['202602', '2026-02'],
  [' 2026-02 ', '2026-02'],
  ['198001', undefined],
  ['202613', undefined],
  ['', undefined],
])('a cell of %j tells %s', (cell, vintage) => {
  expect(vintageOfCell(cell)).toBe(vintage);
});

it('is a year, or a year and a month, and nothing else', () => {
  const written = ['2026', '2026-02', '1998-12', '2026-13', '26', '2026-2', 'Feb 2026', '', '20260'];
  expect(written.filter(isVintage)).toEqual(['2026', '2026-02', '1998-12']);
});

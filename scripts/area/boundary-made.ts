import type { AreaLibrary, Boundaries } from '#area/library/area-library.ts';
import type { MadeOf, MadeOfBoundaries } from '#area/made-of.ts';
import { commonLandKm2 } from '#area/reach/common-land.ts';
import { measuresOf } from '#area/reach/measures.ts';
import type { Outline } from '#area/shape/geometry.ts';
import type { Finding } from '#problem/problem.ts';

/** Lines are rounded when they are kept, and a note may say that a corner was left out: less than this is the same. */
const SAME = 0.02;

/**
 * Holds an outline against the official areas that it says it is made of: whether newer ones have been imported,
 * whether they are all there, and whether it is still their outline. Nothing is found where none of their kind were
 * imported. All of it is for a person to look into, and keeps nobody from publishing: the outline itself is sound.
 */
export function findBoundaryChange(outline: Outline, madeOf: MadeOf, { boundaries }: AreaLibrary): Finding[] {
  if (typeof madeOf === 'string') return [];
  const imported = boundaries.find(({ kind }) => kind === madeOf.kind);
  if (!imported) return [];
  const gone = madeOf.codes.filter((code) => !imported.areas.some((area) => area.code === code));
  const { kind, vintage } = madeOf;
  const latest = latestVintage(imported);
  const newer = newerOf(madeOf, imported);
  return [
    ...(newer === undefined ? [] : [{ code: 'boundary-newer' as const, args: { kind, vintage, newer } }]),
    ...gone.map((code) => ({ code: 'boundary-code-gone' as const, args: { code, kind, vintage: latest } })),
    ...(gone.length === 0 ? findDifference(outline, madeOf, imported) : []),
  ];
}

/** A vintage is a year, or words with one: the last year in it decides, then the rest of it, with its numbers as numbers. */
function isAfter(one: string, other: string): boolean {
  const yearOf = (vintage: string): number => Number(vintage.match(/\d{4}/g)?.at(-1) ?? 0);
  return (yearOf(one) - yearOf(other) || one.localeCompare(other, 'en', { numeric: true })) > 0;
}

const latestVintage = ({ areas }: Boundaries): string =>
  areas.reduce((latest, { vintage }) => (isAfter(vintage, latest) ? vintage : latest), '');

/** The latest vintage of the very areas, or of all where one of them is gone, when it comes after the pinned one. */
function newerOf({ vintage, codes }: MadeOfBoundaries, imported: Boundaries): string | undefined {
  const own = imported.areas.filter(({ code }) => codes.includes(code));
  const latest = latestVintage({ ...imported, areas: own.length === codes.length ? own : imported.areas });
  return isAfter(latest, vintage) ? latest : undefined;
}

function findDifference(outline: Outline, { kind, vintage, codes }: MadeOfBoundaries, imported: Boundaries): Finding[] {
  const own = imported.areas.filter((area) => codes.includes(area.code));
  if (own.some((area) => area.vintage !== vintage)) return [];
  // Official areas of one kind have no land in common, so theirs can be added up.
  const commonKm2 = sum(own.map((area) => commonLandKm2(outline, area.outline)));
  const allKm2 = measuresOf(outline).landKm2 + sum(own.map((area) => measuresOf(area.outline).landKm2)) - commonKm2;
  const difference = allKm2 > 0 ? 1 - commonKm2 / allKm2 : 0;
  if (difference <= SAME) return [];
  return [{ code: 'boundary-outline-differs', args: { kind, vintage, percent: Math.round(difference * 100) } }];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

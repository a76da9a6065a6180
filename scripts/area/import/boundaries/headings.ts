import type { BoundaryKind } from '#area/library/area-library.ts';

/** The names under which a file keeps the code and the name of its areas. */
export interface Headings {
  code: string;
  name: string;
  /** The year in the names: 25 in WD25CD is 2025. */
  year?: string | undefined;
  /** What the areas are, as far as the names tell. */
  kind?: BoundaryKind | undefined;
}

/**
 * Prefixes of the Office for National Statistics, from small areas to large ones: a file of wards also
 * names the district of each, and the smallest areas are what the file is of.
 */
const PREFIXES: readonly (readonly [prefix: string, kind: BoundaryKind])[] = [
  ['OA', 'other'],
  ['LSOA', 'small-area'],
  ['MSOA', 'other'],
  ['PAR', 'other'],
  ['WD', 'ward'],
  ['CED', 'other'],
  ['PCON', 'other'],
  ['LAD', 'district'],
];

const ONS_CODE = /^([A-Z]{2,8}?)(\d\d)CD$/;
const PLAIN = ['code', 'name'] as const;

/** Finds the names by what the first features have, in capitals or small letters; undefined when there are none. */
export function findHeadings(properties: readonly Readonly<Record<string, unknown>>[]): Headings | undefined {
  const names = [...new Set(properties.slice(0, 20).flatMap(Object.keys))];
  const [best] = names.flatMap((name) => onsHeadings(name, names) ?? []).sort((one, other) => one.rank - other.rank);
  if (best) return best.headings;
  const [code, name] = PLAIN.map((plain) => names.find((one) => one.toLowerCase() === plain));
  return code && name ? { code, name } : undefined;
}

function onsHeadings(heading: string, names: readonly string[]): { headings: Headings; rank: number } | undefined {
  const [, prefix = '', digits = ''] = ONS_CODE.exec(heading.toUpperCase()) ?? [];
  const named = `${prefix}${digits}NM`;
  const name = names.find((one) => one.toUpperCase() === named);
  if (!prefix || !name) return undefined;
  const place = PREFIXES.findIndex(([known]) => known === prefix);
  const rank = place < 0 ? PREFIXES.length : place;
  return { headings: { code: heading, name, year: `20${digits}`, kind: PREFIXES[place]?.[1] }, rank };
}

/** What an area is by the first letters of its code (ONS Code History Database); where they do not tell, what the file says. */
export function kindOfCode(code: string, otherwise: BoundaryKind = 'other'): BoundaryKind {
  if (/^[EW]05/.test(code)) return 'ward';
  if (/^[EW]01/.test(code)) return 'small-area';
  return /^E0[6-9]|^W06/.test(code) ? 'district' : otherwise;
}

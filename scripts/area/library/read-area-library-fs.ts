import { type Damage, findingOf, type ImportKind, isDamage } from '#area/library/area-file.ts';
import { type AreaLibrary, BOUNDARY_KINDS, type Boundaries, type BoundaryKind } from '#area/library/area-library.ts';
import { parseBoundaries } from '#area/library/boundaries.ts';
import { parseHouseholds } from '#area/library/households.ts';
import { parsePostcodes } from '#area/library/postcodes.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { readText } from '#source/read-fs.ts';

/** Where imported data lies below a root. */
export const AREA_FILES = {
  postcodes: 'content/areas/postcodes.json',
  households: 'content/areas/households.json',
} as const;

/** Where the areas of one kind lie below a root. */
export const boundariesFile = (kind: BoundaryKind): string => `content/areas/boundaries/${kind}.json`;

/** Half a million postcodes take a tenth of it. What is larger was not written by an import. */
export const AREA_FILE_LIMIT_BYTES = 64 * 1024 * 1024;

/** What was imported below a root, and what is wrong with it. A damaged file is a problem and is otherwise as if it were not there. */
export interface ReadAreas {
  areas: AreaLibrary;
  problems: Problem[];
}

/** Reads everything that was imported below a root; without any of it, the library is empty and nothing is wrong. */
export async function readAreaLibrary(root: string): Promise<ReadAreas> {
  const boundaries = await Promise.all(BOUNDARY_KINDS.map((kind) => readBoundaries(root, kind)));
  const postcodes = await readAreaFile(root, AREA_FILES.postcodes, 'postcodes', parsePostcodes);
  const households = await readAreaFile(root, AREA_FILES.households, 'households', parseHouseholds);
  return {
    areas: {
      boundaries: boundaries.flatMap(({ value }) => value ?? []),
      postcodes: postcodes.value,
      households: households.value,
    },
    problems: [...boundaries, postcodes, households].flatMap(({ problems }) => problems),
  };
}

/** Reads the imported areas of one kind, which need not be there. */
export function readBoundaries(root: string, kind: BoundaryKind): Promise<ReadAreaFile<Boundaries>> {
  return readAreaFile(root, boundariesFile(kind), 'boundaries', (text) => {
    const read = parseBoundaries(text);
    if (isDamage(read) || read.kind === kind) return read;
    return { damage: `it holds areas of another kind, “${read.kind}”` };
  });
}

/** An imported file, or what is wrong with it; neither when it is not there. */
export interface ReadAreaFile<T> {
  value?: T | undefined;
  problems: Problem[];
}

/** Reads one imported file, which need not be there. */
export async function readAreaFile<T extends object>(
  root: string,
  file: string,
  kind: ImportKind,
  parse: (text: string) => T | Damage,
): Promise<ReadAreaFile<T>> {
  const read = await readText(root, file, kind, AREA_FILE_LIMIT_BYTES);
  if ('problem' in read) return { problems: asAreaProblem(read.problem, kind) };
  const value = parse(read.text);
  return isDamage(value) ? { problems: [place(findingOf(value, kind), { file, line: 1 })] } : { value, problems: [] };
}

/** What authors are told of a file that they write is no help with one that they never open. */
function asAreaProblem(problem: Problem, kind: ImportKind): Problem[] {
  if (problem.code === 'file-missing') return [];
  if (problem.code === 'file-unreadable') return [problem];
  const isLarge = problem.code === 'file-too-large';
  const damage = isLarge ? 'it is larger than any import writes' : 'it holds characters that no import writes';
  return [place(findingOf({ damage }, kind), { file: problem.file, line: problem.line })];
}

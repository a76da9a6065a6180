import type { Known } from '#aiming/known.ts';
import type { AreaLibrary, Boundary } from '#area/library/area-library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { rectangle } from '../area/outlines.ts';
import { boundary, libraryOf, type Point } from '../area/reach/invented.ts';
import { PARTNERSHIP } from '../library/root.ts';

/** The small partnership of another county, read anew; with invented areas where they are given. */
export async function brackenshire(areas: AreaLibrary = { boundaries: [] }): Promise<Known> {
  const { library, problems } = await readLibrary(PARTNERSHIP);
  if (!library) throw new Error(JSON.stringify(problems));
  return { ...library, areas };
}

const LETTERS = 'ABDEFGHJLN';

/** A street of invented postcodes, 100 m apart, eastwards from a position. */
export const street = (sector: string, west: number, latitude: number, count = 10): Point[] =>
  Array.from({ length: count }, (_, at) => [`${sector}A${LETTERS[at % 10]}`, west + 0.0014 * at, latitude]);

/** The Harbour has two streets and Hill End one; Bracken Quay, between them, has none. */
export const STREETS: Point[] = [
  ...street('ZZ1 1', 0.302, 50.603),
  ...street('ZZ1 2', 0.302, 50.606),
  ...street('ZZ2 1', 0.602, 50.605),
];

/** Two wards of one name in two districts, and one of its own. */
export const WARDS: Boundary[] = [
  boundary('E99000011', 'Harbour & Quay', rectangle(0.2, 50.5, 0.4, 50.7), '2031'),
  boundary('E99000012', 'Moor Town', rectangle(0.4, 50.5, 0.5, 50.7), '2031'),
  boundary('E99000013', 'Moor Town', rectangle(0.5, 50.5, 0.8, 50.7), '2031'),
];

/** All that could have been imported for Brackenshire. */
export const IMPORTED: AreaLibrary = libraryOf(STREETS, { wards: WARDS });

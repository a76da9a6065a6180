import type { CountyFrame } from '#area/import/county-filter.ts';
import type { PostcodePoints } from '#area/library/area-library.ts';
import { prepareOutline } from '#area/shape/prepared-outline.ts';

/** From one month or census to the next, lists change by a few in a hundred. */
const MOST_LOST_SHARE = 0.2;
const FILE_MISSING = 'Is a file missing? Name all of them, or their folder, in one call.';

/** What to say of a file that ends in the middle of a row, if it does. */
export function breaksOff(name: string, row: number | undefined): string[] {
  if (row === undefined) return [];
  return [`“${name}” breaks off in the middle of row ${row.toLocaleString('en-GB')}. What came after it is missing.`];
}

/** What to say when a list has a fifth fewer of something than the one that it would replace. */
export function muchFewer(what: string, now: number, before: number | undefined): string[] {
  if (before === undefined || now > before * (1 - MOST_LOST_SHARE)) return [];
  const [few, many] = [now, before].map((count) => count.toLocaleString('en-GB'));
  return [`The list that is there has ${many} ${what}; this one has ${few}.`];
}

/** What to say of each district without any postcode in use; Code-Point Open is a file for each postcode area. */
export function districtsWithoutPostcode(inUse: PostcodePoints, { districts }: Districts): string[] {
  return districts
    .filter((district) => !holdsOne(district, inUse, () => true))
    .map(({ name }) => `No postcode in use lies in ${name}. ${FILE_MISSING}`);
}

/** What to say of each district that has postcodes, but none for which homes were counted. */
export function districtsWithoutHomes(
  inUse: PostcodePoints,
  homes: ReadonlyMap<string, number>,
  { districts }: Districts,
): string[] {
  return districts
    .filter((one) => holdsOne(one, inUse, () => true) && !holdsOne(one, inUse, (code) => homes.has(code)))
    .map(({ name }) => `No postcode of ${name} has a count. ${FILE_MISSING}`);
}

type Districts = Pick<CountyFrame, 'districts'>;

function holdsOne(
  { outline }: CountyFrame['districts'][number],
  { codes, longitudes, latitudes }: PostcodePoints,
  counts: (code: string) => boolean,
): boolean {
  const { contains } = prepareOutline(outline);
  return codes.some((code, at) => counts(code) && contains(longitudes[at] ?? Number.NaN, latitudes[at] ?? Number.NaN));
}

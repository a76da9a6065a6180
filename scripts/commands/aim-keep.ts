import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { ChosenPlace } from '#aiming/chosen-place.ts';
import { saveHotspot } from '#aiming/hotspot-file-fs.ts';
import { newHotspot } from '#aiming/new-hotspot.ts';
import type { PlaceReport } from '#aiming/place-report.ts';
import { findOutside } from '#area/districts.ts';
import { orUsage } from '#commands/aim-choice.ts';
import type { AimWords } from '#commands/aim-words.ts';
import { UsageError } from '#commands/options.ts';
import { findHotspotIds } from '#library/hotspot-ids.ts';
import { knownIds } from '#library/known-ids.ts';
import type { Library } from '#library/library.ts';
import { isClean, place } from '#problem/collect.ts';

/** The file of a place, or why there is none. */
type Saved = Awaited<ReturnType<typeof saveHotspot>>;

/** Saves a place as a hotspot, unless `check` would refuse it. */
export async function savePlace(
  chosen: ChosenPlace,
  report: PlaceReport,
  library: Library,
  given: AimWords,
): Promise<Saved> {
  const naming = { id: given.save ?? '', name: given.name ?? '', spoc: given.spoc };
  const { id, ...properties } = orUsage(newHotspot(chosen, naming, report, library));
  const own = library.county.districts.find((district) => district.id === properties.district);
  const outside = own && findOutside(chosen.outline, own);
  const findings = findHotspotIds({ id, properties }, knownIds(library)).map(({ finding }) => finding);
  if (outside) findings.push(outside);
  const problems = findings.map((finding) => place(finding, { file: `content/hotspots/${id}.json`, line: 1 }));
  if (!isClean(problems)) return { problems };
  return saveHotspot(library.root, { id, ...properties });
}

/**
 * Sees that a list of postcodes can be written. Before anything is kept: half of what was asked for would be worse than nothing.
 * @throws UsageError when it cannot.
 */
export function expectRoom(csv: string, { reach }: PlaceReport): void {
  if (!reach.postcodes) {
    throw new UsageError('No postcodes have been imported. Import them first: npm run import -- postcodes FILE');
  }
  if (existsSync(csv)) {
    throw new UsageError(`There is a file ${csv} already. It was left as it is; write another name after --csv.`);
  }
  const folder = dirname(resolve(csv));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`There is no folder ${folder} to write ${basename(csv)} into.`);
  }
}

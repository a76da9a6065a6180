import type { HotspotChange } from '#aiming/hotspot-file.ts';
import { loadHotspot, saveHotspot } from '#aiming/hotspot-file-fs.ts';
import { isSameJson, roundOutline } from '#aiming/hotspot-text.ts';
import { reportOnPlace } from '#aiming/place-report.ts';
import type { Hotspot } from '#area/hotspot.ts';
import type { MadeOf } from '#area/made-of.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { RefusedError } from '#desk/body.ts';
import { checkOutline, outsideOf } from '#desk/reach-answer.ts';
import { findHotspotIds } from '#library/hotspot-ids.ts';
import { knownIds } from '#library/known-ids.ts';
import type { Library } from '#library/library.ts';
import type { Problem } from '#problem/problem.ts';
import { type ToldFinding, toldFinding, wordingOf } from '#problem/wording.ts';

/** A place as the page hands it over. */
export interface GivenPlace {
  id: string;
  name: string;
  languages: string[];
  channels: string[];
  spoc: string;
  outline: unknown;
  madeOf: MadeOf;
  /** The version of the file that was opened; a new place has none. */
  expected?: string | undefined;
}

/** The file that was written, and the version to go on from. */
export interface SavedFile {
  file: string;
  version: string;
}

/** Saves a place, new or opened before. @throws RefusedError with everything that is wrong. */
export async function savePlace(given: GivenPlace, library: Library, now: Date): Promise<SavedFile> {
  const checked = checkOutline(given.outline);
  if ('problems' in checked) throw wrong(checked.problems);
  const { id, name, languages, channels, spoc, madeOf, expected } = given;
  const before = expected === undefined ? undefined : await opened(library.root, id);
  const ground = groundOf(checked.outline, before, library, now);
  const district = ground.district ?? before?.properties.district;
  const unknown = findHotspotIds({ id, properties: { languages, channels, spoc, district } }, knownIds(library));
  const told = unknown.map(({ finding }) => toldFinding(finding));
  const problems = [...ground.problems, ...told.filter(({ severity }) => severity === 'error')];
  if (problems.length > 0) throw wrong(problems);
  const change = { id, name, languages, channels, spoc };
  const moved: Partial<HotspotChange> =
    ground.district === undefined ? {} : { geometry: checked.outline, district: ground.district, 'made-of': madeOf };
  const saved = await saveHotspot(library.root, { ...change, ...moved }, expected);
  if ('problems' in saved) throw refusedBy(saved.problems);
  return saved;
}

async function opened(root: string, id: string): Promise<Hotspot> {
  const loaded = await loadHotspot(root, id);
  if ('problems' in loaded) throw refusedBy(loaded.problems);
  return loaded.hotspot;
}

/** The district of a new or moved outline, and what keeps it from being saved; an outline that stays is left alone. */
function groundOf(
  outline: Outline,
  before: Hotspot | undefined,
  library: Library,
  now: Date,
): { district?: string; problems: ToldFinding[] } {
  if (before && isSameJson(before.geometry, roundOutline(outline))) return { problems: [] };
  const report = reportOnPlace(outline, library, now, before?.id);
  const problems = [...report.problems, ...outsideOf(outline, report, library)];
  const district = report.reach.districts[0]?.id;
  return district === undefined ? { problems } : { district, problems };
}

const wrong = (problems: readonly ToldFinding[]): RefusedError =>
  new RefusedError(422, 'Nothing was saved yet: something is not right.', problems);

/** Problems of files as a refusal: a file that somebody else changed is a conflict, and no fault of what was typed. */
export function refusedBy(problems: readonly Problem[]): RefusedError {
  const told = problems.map((problem) => ({
    code: problem.code,
    severity: problem.severity,
    ...wordingOf(problem),
  }));
  const isConflict = problems.some(({ code }) => code === 'file-changed-meanwhile' || code === 'file-there-already');
  return new RefusedError(isConflict ? 409 : 422, 'Nothing was saved.', told);
}

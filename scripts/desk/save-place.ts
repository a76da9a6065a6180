import type { HotspotChange } from '#aiming/hotspot-file.ts';
import { loadHotspot, saveHotspot } from '#aiming/hotspot-file-fs.ts';
import { isSameJson, roundOutline } from '#aiming/hotspot-text.ts';
import { reportOnPlace } from '#aiming/place-report.ts';
import type { Hotspot } from '#area/hotspot.ts';
import type { MadeOf } from '#area/made-of.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { RefusedError } from '#desk/body.ts';
import { checkOutline, outsideOf } from '#desk/reach-answer.ts';
import type { Library } from '#library/library.ts';
import { nearest } from '#problem/nearest.ts';
import type { Finding, Problem } from '#problem/problem.ts';
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
  const problems = [...ground.problems, ...findUnknown(given, library).map(toldFinding)];
  if (problems.length > 0) throw wrong(problems);
  const change = { id, name, languages, channels, spoc };
  const { district } = ground;
  const moved: Partial<HotspotChange> =
    district === undefined ? {} : { geometry: checked.outline, district, 'made-of': madeOf };
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

/** The same checks across files that every other way of writing a place meets. */
function findUnknown({ id, languages, channels, spoc }: GivenPlace, library: Library): Finding[] {
  const { settings, county, people } = library;
  const ids = (items: readonly { id: string }[]): string[] => items.map((item) => item.id);
  const unknown = (given: readonly string[], known: readonly string[], what: string, where: string): Finding[] =>
    given
      .filter((one) => !known.includes(one))
      .map((one) => ({ code: 'id-unknown', args: { id: one, what, nearest: nearest(one, known), where } }));
  return [
    ...(ids(county.districts).includes(id)
      ? [{ code: 'id-taken' as const, args: { id, other: 'content/areas/districts.geojson' } }]
      : []),
    ...unknown(languages, ids(settings.languages), 'a language of this partnership', 'settings.yaml'),
    ...(languages.includes('en') ? [] : [{ code: 'hotspot-without-english' as const, args: {} }]),
    ...unknown(channels, ids(library.channels), 'a channel', 'channels.yaml'),
    ...unknown([spoc], ids(people), 'a person of this partnership', 'people.yaml'),
  ];
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

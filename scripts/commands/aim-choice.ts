import { basename, dirname, resolve } from 'node:path';
import { type ChosenPlace, chooseCircle, chooseHotspot, chooseWard, type NotFound } from '#aiming/chosen-place.ts';
import { OUTLINE_LIMIT_BYTES, parseOutlineFile } from '#aiming/outline-file.ts';
import type { AimWords } from '#commands/aim-words.ts';
import { UsageError } from '#commands/options.ts';
import { yearIn } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { readText } from '#source/read-fs.ts';

/** The place that the words name. @throws UsageError when there is none, with what to write instead. */
export async function choosePlace(
  given: AimWords,
  library: Library,
  now: Date,
): Promise<ChosenPlace | { problem: Problem }> {
  const { ward, postcode, radius, hotspot, outline } = given;
  const year = yearIn(now, library.settings.zone);
  if (outline !== undefined) return readOutline(outline, library, year);
  if (ward !== undefined) return orUsage(chooseWard(ward, library.areas, library.county));
  if (hotspot !== undefined) return orUsage(chooseHotspot(hotspot, library.hotspots));
  return orUsage(chooseCircle(postcode ?? '', radius ?? '', library.areas, year));
}

/** What was found, or the sentence that says why nothing was, as a fault of the call. */
export function orUsage<T extends object>(found: T | NotFound): T {
  if ('sentence' in found) throw new UsageError(found.sentence);
  return found;
}

async function readOutline(
  file: string,
  { county }: Library,
  year: number,
): Promise<ChosenPlace | { problem: Problem }> {
  const path = resolve(file);
  const read = await readText(dirname(path), basename(path), 'this outline', OUTLINE_LIMIT_BYTES);
  if ('problem' in read) {
    if (read.problem.code === 'file-missing') throw new UsageError(`There is no file ${file}.`);
    return { problem: { ...read.problem, file } };
  }
  const parsed = parseOutlineFile(read.text, county.outline);
  if ('problem' in parsed) return { problem: place(parsed.problem.finding, { file, line: parsed.problem.line }) };
  return { outline: parsed.outline, title: basename(path), madeOf: `Drawn in ${year}`, notes: parsed.notes };
}

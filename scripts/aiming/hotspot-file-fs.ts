import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readSeen, writeGuarded } from '#aiming/guarded-file-fs.ts';
import { changeHotspotText, type HotspotChange, newHotspotText, openHotspot } from '#aiming/hotspot-file.ts';
import { areaIdSchema } from '#area/area-id.ts';
import type { Hotspot } from '#area/hotspot.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import type { LinedFinding } from '#source/yaml.ts';

/** What was written where, or everything that kept it from being written. */
export type SavedHotspot = { file: string; version: string } | { problems: Problem[] };

/** A hotspot file that was opened to be changed. */
export type LoadedHotspot = { file: string; version: string; hotspot: Hotspot } | { problems: Problem[] };

/** The file of a hotspot, relative to the root. */
export const hotspotFile = (id: string): string => `content/hotspots/${id}.json`;

/** Opens the file of a hotspot; its version is what `saveHotspot` expects to find again. */
export async function loadHotspot(root: string, id: string): Promise<LoadedHotspot> {
  const file = hotspotFile(id);
  const faults = faultsOfId(id);
  if (faults.length > 0) return placed(faults, 'content/hotspots');
  const seen = await readSeen(root, file, 'this place');
  if ('problem' in seen) return { problems: [seen.problem] };
  const opened = openHotspot(seen.text);
  return 'hotspot' in opened ? { file, version: seen.version, ...opened } : placed(opened.problems, file);
}

/**
 * Writes `content/hotspots/<id>.json`, as a whole or not at all.
 * `expected` is the version that was opened: the file is refused when it has changed since. Without it the place is
 * new, and a file that is there already is never written over.
 * @throws the error of the system when the disk refuses.
 */
export async function saveHotspot(root: string, change: HotspotChange, expected?: string): Promise<SavedHotspot> {
  const file = hotspotFile(change.id);
  const faults = faultsOfId(change.id);
  if (faults.length > 0) return placed(faults, 'content/hotspots');
  const seen = expected === undefined ? undefined : await readSeen(root, file, 'this place');
  if (seen && 'problem' in seen) return { problems: [goneWhenMissing(seen.problem)] };
  if (seen && seen.version !== expected) {
    return { problems: [place({ code: 'file-changed-meanwhile', args: { how: 'changed' } }, { file, line: 1 })] };
  }
  const changed = seen ? changeHotspotText(seen.text, change) : newHotspotText(change);
  if ('problems' in changed) return placed(changed.problems, file);
  if (!seen) await mkdir(join(root, dirname(file)), { recursive: true });
  const written = await writeGuarded(root, file, changed.text, expected);
  return 'version' in written ? { file, version: written.version } : { problems: [written.problem] };
}

const idSchema = z.object({ id: areaIdSchema });

function faultsOfId(id: string): LinedFinding[] {
  const checked = parseBySchema(idSchema, { data: { id }, lineOf: () => 1 });
  return 'problems' in checked ? checked.problems : [];
}

/** A file that was opened and is not there now has not been forgotten: somebody took it away. */
function goneWhenMissing(problem: Problem): Problem {
  return problem.code === 'file-missing'
    ? place({ code: 'file-changed-meanwhile', args: { how: 'gone' } }, problem)
    : problem;
}

const placed = (findings: readonly LinedFinding[], file: string): { problems: Problem[] } => ({
  problems: findings.map(({ finding, line }) => place(finding, { file, line })),
});

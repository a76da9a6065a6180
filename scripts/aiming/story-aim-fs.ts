import { readSeen, writeGuarded } from '#aiming/guarded-file-fs.ts';
import { changeAim } from '#aiming/story-aim.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import type { Story } from '#story/story.ts';

/** What was written where, or everything that kept it from being written. */
export type SavedAim = { file: string; version: string } | { problems: Problem[] };

/** The version of a story’s file as it is now: what `saveAim` expects to find again. */
export async function versionOfStory(
  root: string,
  story: Story,
): Promise<{ version: string } | { problems: Problem[] }> {
  const seen = await readSeen(root, story.english.file, 'this story');
  return 'problem' in seen ? { problems: [seen.problem] } : { version: seen.version };
}

/**
 * Writes another aim into the file of a story, unless that has changed since the version `expected` was seen.
 * @throws the error of the system when the disk refuses.
 */
export async function saveAim(root: string, story: Story, aim: readonly string[], expected: string): Promise<SavedAim> {
  const { file } = story.english;
  const seen = await readSeen(root, file, 'this story');
  if ('problem' in seen) return { problems: [seen.problem] };
  if (seen.version !== expected) {
    return { problems: [place({ code: 'file-changed-meanwhile', args: { how: 'changed' } }, { file, line: 1 })] };
  }
  const changed = changeAim(seen.text, aim);
  if ('problems' in changed) {
    return { problems: changed.problems.map(({ finding, line }) => place(finding, { file, line })) };
  }
  if (changed.text === seen.text) return { file, version: seen.version };
  const written = await writeGuarded(root, file, changed.text, expected);
  return 'version' in written ? { file, version: written.version } : { problems: [written.problem] };
}

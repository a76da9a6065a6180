import { join, relative } from 'node:path';
import type { ExitCode, World } from '#commands/command.ts';
import { storyNamed } from '#commands/one-story.ts';
import { moment, rootFolder, UsageError } from '#commands/options.ts';
import { Stopped, stoppable } from '#commands/stopping.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { folderOf } from '#library/read-records-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { plural, renderTerminal } from '#problem/report-terminal.ts';
import { proofFolder } from '#publish/proof-file-fs.ts';
import { makeProof, type Proved } from '#publish/proof-fs.ts';

/** What is written across a proof. */
export const PROOF_WORDS = 'PROOF – NOT FOR RELEASE';

/** Where a proof is made, and for whom. */
export interface ProofCall {
  root?: string | undefined;
  now?: string | undefined;
}

/** `npm run sign -- proof STORY`: makes all media of one story for those who have to sign it. */
export async function proof(given: ProofCall, operands: readonly string[], world: World): Promise<ExitCode> {
  const root = rootFolder(given.root);
  const asked = moment(given.now);
  const { library, problems } = await readLibrary(root);
  if (!library) return tell(problems, world);
  const story = storyNamed(operands, library);
  const own = problems.filter(({ file, severity }) => severity === 'error' && file.startsWith(`${folderOf(story)}/`));
  if (own.length > 0) return tell(own, world);
  if (!story.published) {
    throw new UsageError(`${story.slug} is a draft. Write its moment after “published” first: readers see it too.`);
  }
  const to = proofFolder(process.env, root, story.slug);
  const now = nowOf(library.settings, asked, world.clock());
  world.progress('Making the proof …');
  try {
    const proved = await stoppable((stop) => makeProof(library, story, { to, watermark: PROOF_WORDS, now, stop }));
    world.progress('');
    return report(proved, to, world);
  } catch (error) {
    world.progress('');
    if (!(error instanceof Stopped)) throw error;
    world.printError('Stopped. The last proof is as it was.\n');
    return 3;
  }
}

function report({ proof: made, problems, unset }: Proved, to: string, world: World): ExitCode {
  if (!made) return tell(problems, world);
  const near = relative(process.cwd(), to);
  const where = near.startsWith('..') ? to : near;
  const seen = made.files.filter(({ path }) => /\.(?:html|pdf|eml)$/.test(path));
  for (const { path } of seen) world.print(`${join(where, path)}\n`);
  if (unset.length > 0) world.print(`No flyer in ${unset.join(', ')}: its fonts do not cover that.\n`);
  world.print(`${plural(seen.length, 'file')} to look at. A signature given now is for exactly these.\n`);
  return 0;
}

function tell(problems: readonly Problem[], world: World): ExitCode {
  world.print(`${renderTerminal(inReadingOrder(problems), world)}\nNo proof was made.\n`);
  return 1;
}

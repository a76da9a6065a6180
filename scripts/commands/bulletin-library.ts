import type { World } from '#commands/command.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder, isClean } from '#problem/collect.ts';
import { renderTerminal } from '#problem/report-terminal.ts';
import { type PublicLibrary, publicLibrary } from '#release/public-library.ts';

/** What may be sent at a moment; nothing, and all problems told, when something is wrong with the content. */
export async function sendable(
  root: string,
  given: Date | undefined,
  { clock, printError, ...look }: World,
): Promise<PublicLibrary | undefined> {
  const { library, problems } = await readLibrary(root);
  if (library && isClean(problems)) return publicLibrary(library, nowOf(library.settings, given, clock()));
  printError(`${renderTerminal(inReadingOrder(problems), look)}\nNothing was sent or changed.\n`);
  return undefined;
}

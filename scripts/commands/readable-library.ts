import { Refusal } from '#commands/refusal.ts';
import type { Library } from '#library/library.ts';
import { type ReadLibrary, readLibrary } from '#library/read-library-fs.ts';

/** Reads a root of which something is to be signed or told. @throws Refusal while what all stories need is wrong. */
export async function readableLibrary(root: string): Promise<ReadLibrary & { library: Library }> {
  const { library, problems } = await readLibrary(root);
  if (library) return { library, problems };
  throw new Refusal('content/ has problems that must be mended first: npm run check names them.');
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { PublicLibrary } from '#release/public-library.ts';

// The site reads through this file alone, so that no build of it waits for picture tools and parsers to load.

/** Where the public library lies in a public copy; structured clone keeps a `Date` a `Date`. */
export function libraryFile(copy: string): string {
  return join(copy, 'library.bin');
}

/** Where the answers for one outcode lie below the public folder of a copy, and so on the site. */
export function nearFile(outcode: string): string {
  return `near/${outcode}.json`;
}

/** Reads the library that `writePublicCopy` wrote. */
export async function readPublicCopy(from: string): Promise<PublicLibrary> {
  return deserialize(await readFile(libraryFile(from))) as PublicLibrary;
}

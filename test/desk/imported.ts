import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeBoundaries } from '#area/library/boundaries.ts';
import { encodePostcodes } from '#area/library/postcodes.ts';
import { IMPORTED } from '../aiming/brackenshire.ts';

/** Lays invented postcodes and wards into a copy of the small partnership, as an import would. */
export async function layImported(root: string): Promise<void> {
  const folder = join(root, 'content/areas');
  await mkdir(join(folder, 'boundaries'), { recursive: true });
  for (const boundaries of IMPORTED.boundaries) {
    await writeFile(join(folder, 'boundaries', `${boundaries.kind}.json`), encodeBoundaries(boundaries));
  }
  if (IMPORTED.postcodes) await writeFile(join(folder, 'postcodes.json'), encodePostcodes(IMPORTED.postcodes));
}

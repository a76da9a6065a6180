import type { HeldLibrary } from '#desk/held-library-fs.ts';
import { originOf } from '#partnership/base-map.ts';

/** Where the pictures of the map that the settings name come from; undefined when they name none. */
export async function pictureOrigin(held: HeldLibrary): Promise<string | undefined> {
  const map = (await held.current()).library?.settings.map;
  return map?.tiles === undefined ? undefined : originOf(map);
}

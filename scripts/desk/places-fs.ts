import { loadHotspot } from '#aiming/hotspot-file-fs.ts';
import type { PlaceEntry } from '#desk/overview.ts';
import type { Library } from '#library/library.ts';
import { listFolder } from '#source/read-fs.ts';

/** All places that can be opened, by name: those of the library, and those with fields that only somebody else knows. */
export async function allPlaces({ root, hotspots }: Library): Promise<PlaceEntry[]> {
  const { files } = await listFolder(root, 'content/hotspots');
  const others = files
    .map((name) => name.replace(/\.json$/, ''))
    .filter((id) => !hotspots.some((hotspot) => hotspot.id === id));
  const opened = await Promise.all(others.map((id) => loadHotspot(root, id)));
  const found = opened.flatMap((loaded) => ('hotspot' in loaded ? [loaded.hotspot] : []));
  return [...hotspots, ...found]
    .map(({ id, properties: { name, district }, geometry }) => ({ id, name, district, outline: geometry }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

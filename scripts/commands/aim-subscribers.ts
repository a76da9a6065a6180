import type { PlaceReport } from '#aiming/place-report.ts';
import { COUNTY } from '#area/area-id.ts';
import { existingStorage } from '#storage/existing-storage.ts';
import { storagePlaceOf } from '#storage/storage-place.ts';
import { countReached } from '#subscriber/audience.ts';

/**
 * How many would get a bulletin of a story that is aimed at a place: who chose it, a district it lies in, or the county. 0 where
 * nobody ever subscribed; no database is made by asking.
 */
export async function countSubscribers(
  root: string,
  own: string | undefined,
  { reach }: Pick<PlaceReport, 'reach'>,
): Promise<number> {
  const storage = await existingStorage(storagePlaceOf(process.env, root));
  if (!storage) return 0;
  try {
    const areas = [...(own === undefined ? [] : [own]), ...reach.districts.map(({ id }) => id), COUNTY];
    return await countReached({ storage }, areas);
  } finally {
    await storage.close();
  }
}

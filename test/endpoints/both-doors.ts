import { join } from 'node:path';
import { sql } from 'kysely';
import type { Storage } from '#storage/open-storage.ts';
import type { StoragePlace } from '#storage/storage-place.ts';
import type { TestDatabase } from '../storage/both.ts';
import { type AtDoorway, atDoorway } from './at-doorway.ts';

/** A doorway on one of the two databases. */
export interface DoorOn extends Omit<AtDoorway, 'rows'> {
  /** Asks the tables. */
  rows: (query: string) => Promise<unknown[]>;
  /** The tables themselves. */
  storage: () => Promise<Storage>;
}

/** Opens a doorway on a database, for the length of one test; on a place of its own, or on one that others share. */
export async function doorOn(
  database: TestDatabase,
  env: Record<string, string> = {},
  shared?: StoragePlace,
): Promise<DoorOn> {
  const place = shared ?? (database.kind === 'postgres' ? await database.freshPlace() : undefined);
  const door = await atDoorway({ ...(place?.kind === 'postgres' ? { DATABASE_URL: place.url } : {}), ...env });
  let opened: Promise<Storage> | undefined;
  const storage = (): Promise<Storage> => {
    opened ??= database.open(place ?? { kind: 'sqlite', file: join(door.data, 'precision.db') });
    return opened;
  };
  return {
    ...door,
    storage,
    rows: async (query) => (await sql.raw<object>(query).execute((await storage()).db)).rows.map((row) => ({ ...row })),
  };
}

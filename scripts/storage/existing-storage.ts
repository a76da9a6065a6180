import { stat } from 'node:fs/promises';
import pg from 'pg';
import { absent } from '#source/write-fs.ts';
import { openStorage, type Storage } from '#storage/open-storage.ts';
import { StorageFault, storageFault } from '#storage/storage-fault.ts';
import type { StoragePlace } from '#storage/storage-place.ts';

/** Opens the tables where there are some; nothing is made where there are none. @throws StorageFault when that cannot be known. */
export async function existingStorage(place: StoragePlace): Promise<Storage | undefined> {
  const isThere = place.kind === 'sqlite' ? await stat(place.file).catch(absent) : await hasTables(place.url);
  return isThere ? openStorage(place) : undefined;
}

/** How long a server may take to answer. */
const CONNECT_MS = 10_000;

async function hasTables(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MS });
  try {
    await client.connect();
    const { rows } = await client.query("select to_regclass('subscribers') is not null as there");
    return rows[0]?.there === true;
  } catch (error) {
    const told = storageFault(error);
    throw told === undefined ? error : new StorageFault(told);
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { join, resolve } from 'node:path';
import { StorageFault } from '#storage/storage-fault.ts';

/** What the environment says of where personal data lies. */
export interface StorageEnvironment {
  DATABASE_URL?: string | undefined;
  DATA_DIR?: string | undefined;
  PRECISION_SECRET?: string | undefined;
}

/** Where the tables are: a file of this machine, or a PostgreSQL server. */
export type StoragePlace = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

/** The folder of everything personal: `DATA_DIR`, or data/ in the root. */
export function dataFolder({ DATA_DIR }: StorageEnvironment, root: string): string {
  return DATA_DIR ? resolve(DATA_DIR) : join(resolve(root), 'data');
}

/** Where the tables are, by `DATABASE_URL` and `DATA_DIR`. @throws StorageFault for an address of another kind. */
export function storagePlaceOf(env: StorageEnvironment, root: string): StoragePlace {
  const { DATABASE_URL: url } = env;
  if (!url) return { kind: 'sqlite', file: join(dataFolder(env, root), 'precision.db') };
  if (/^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)) return { kind: 'postgres', url };
  // The address itself is not repeated: it may hold a password.
  throw new StorageFault(
    'DATABASE_URL is not the address of a PostgreSQL database. Write it like postgres://user@host:5432/name.',
  );
}

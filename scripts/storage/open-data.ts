import { openStorage, type Storage } from '#storage/open-storage.ts';
import { keyedHash, readSecret, type Secret } from '#storage/secret-fs.ts';
import { StorageFault } from '#storage/storage-fault.ts';
import { type StorageEnvironment, storagePlaceOf } from '#storage/storage-place.ts';

/** The tables, and the secret that what stands in them was hashed with. */
export interface Data {
  storage: Storage;
  secret: Secret;
}

/** Opens what the environment names. @throws StorageFault when that cannot be done, or when the secret is not the one of these tables. */
export async function openData(env: StorageEnvironment, root: string, now = new Date()): Promise<Data> {
  const place = storagePlaceOf(env, root);
  const secret = await readSecret(env, root);
  const storage = await openStorage(place, now);
  try {
    await matchSecret(storage, secret);
  } catch (error) {
    await storage.close();
    throw error;
  }
  return { storage, secret };
}

const FACT = 'secret-sign';

/** With another secret nobody who was forgotten would be known again, so nothing is done with it. */
async function matchSecret({ db }: Storage, secret: Secret): Promise<void> {
  const value = keyedHash(secret, FACT, '').toString('hex');
  await db
    .insertInto('facts')
    .values({ name: FACT, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const first = await db.selectFrom('facts').select('value').where('name', '=', FACT).executeTakeFirstOrThrow();
  if (first.value === value) return;
  throw new StorageFault(
    'The secret is not the one that this database was made with. Bring back the file secret.key of its first day, or give the same PRECISION_SECRET on every machine. Nothing was changed.',
  );
}

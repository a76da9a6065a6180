import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { outboxFolder } from '#delivery/messenger/open-messenger.ts';
import { outboxFileName } from '#delivery/messenger/outbox.ts';
import { absent } from '#source/write-fs.ts';
import type { Data } from '#storage/open-data.ts';
import type { StorageEnvironment } from '#storage/storage-place.ts';
import { letterTag } from '#subscriber/pending-letter.ts';

/** The folder of the outbox in which letters of the doorway lie. No edition has this name. */
export const LETTERS_FOLDER = 'letters';

/** Removes every file of our own outbox that is an email to one address, by its keyed hash. @returns how many. */
export async function removeFromOutbox(
  env: StorageEnvironment,
  root: string,
  data: Data,
  addressKey: string,
): Promise<number> {
  const outbox = outboxFolder({ ...env }, root);
  const folders = (await readdir(outbox, { withFileTypes: true }).catch(absent)) ?? [];
  let removed = 0;
  for (const { name } of folders.filter((entry) => entry.isDirectory())) {
    const files =
      name === LETTERS_FOLDER
        ? await lettersTo(join(outbox, name), letterTag(data.secret, addressKey))
        : await bulletinsTo(data, name, addressKey);
    for (const file of files) removed += await remove(join(outbox, name, file));
  }
  return removed;
}

async function lettersTo(folder: string, tag: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('letter-') && name.split('-')[2] === tag);
}

async function bulletinsTo({ storage: { db } }: Data, edition: string, addressKey: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('message_id')
    .where('edition', '=', edition)
    .where('address_key', '=', addressKey)
    .execute();
  return rows.map(({ message_id: id }) => outboxFileName(id));
}

async function remove(path: string): Promise<number> {
  return rm(path).then(
    () => 1,
    (error: unknown) => {
      absent(error);
      return 0;
    },
  );
}

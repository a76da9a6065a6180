import { createHash, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { absent, writeThrough } from '#source/write-fs.ts';
import { StorageFault } from '#storage/storage-fault.ts';
import { dataFolder, type StorageEnvironment } from '#storage/storage-place.ts';

/** The key of all hashes and signed links. Who has it can make links; who loses it can no longer tell who was forgotten. */
export type Secret = Uint8Array;

const SIZE_BYTES = 32;
/** A shorter text could be guessed. */
const SHORTEST_TEXT = 32;

/**
 * The secret of `PRECISION_SECRET`, or else that of the file secret.key in the folder of personal data, which is made at first need.
 * @throws StorageFault when it is too short to be one.
 */
export async function readSecret(env: StorageEnvironment, root: string): Promise<Secret> {
  const { PRECISION_SECRET: given } = env;
  if (given) return secretOf(given);
  const folder = dataFolder(env, root);
  const file = join(folder, 'secret.key');
  const read = async (): Promise<string | undefined> => readFile(file, 'utf8').catch(absent);
  const there = await read();
  if (there !== undefined) return secretOf(there, file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeThrough(file, `${randomBytes(SIZE_BYTES).toString('base64url')}\n`, { mode: 0o600, isNew: true });
  // Whoever was first has made it.
  return secretOf((await read()) ?? '', file);
}

/** The keyed hash of a text for one purpose: nobody can turn it back, or make it, without the secret. */
export function keyedHash(secret: Secret, purpose: string, text: string): Buffer {
  return createHmac('sha256', keyOf(secret)).update(`${purpose}\0${text}`).digest();
}

/** A key is made ready once: doing so for each hash takes five times as long as the hash. */
const KEYS = new WeakMap<Secret, KeyObject>();

function keyOf(secret: Secret): KeyObject {
  const key = KEYS.get(secret) ?? createSecretKey(secret);
  KEYS.set(secret, key);
  return key;
}

function secretOf(text: string, file?: string): Secret {
  const trimmed = text.trim();
  if (trimmed.length >= SHORTEST_TEXT) return createHash('sha256').update(trimmed).digest();
  throw new StorageFault(
    file
      ? `This file should hold the secret of this partnership, and does not. Bring back a copy of it.\n${file}`
      : `PRECISION_SECRET is too short. Make one of ${SHORTEST_TEXT} characters or more, by chance, and keep it.`,
  );
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sourceSchema } from '#record/source.ts';
import { idSchema } from '#source/fields.ts';
import { absent } from '#source/write-fs.ts';
import { dataFolder, type StorageEnvironment } from '#storage/storage-place.ts';

/** In the folder of a proof: what it shows, and of which bytes it was made. */
export const PROOF_FILE = 'proof.json';

const proofSchema = z.strictObject({
  story: idSchema,
  /** Everything that a signature of the story would be about, as it was then. */
  sources: z.array(sourceSchema),
  made: z.iso.datetime(),
  /** All files of the proof by their paths within its folder. */
  files: z.array(sourceSchema),
});
export type Proof = z.output<typeof proofSchema>;

/** The folder in which the proof of a story lies: outside of all that is published. */
export const proofFolder = (env: StorageEnvironment, root: string, story: string): string =>
  join(dataFolder(env, root), 'proofs', story);

/** The last proof of a story, if there is one that can be read. */
export async function readProof(folder: string): Promise<Proof | undefined> {
  const text = await readFile(join(folder, PROOF_FILE), 'utf8').catch(absent);
  if (text === undefined) return undefined;
  try {
    return proofSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

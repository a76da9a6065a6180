import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One thing that a signature is about, named by its bytes. */
export const sourceSchema = z.strictObject({
  /** A file relative to the root; an outline is named after its file, and only its public part counts. */
  path: z.string().min(1).max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Source = z.output<typeof sourceSchema>;

/** What became of a source since somebody signed. */
export interface Change {
  path: string;
  how: 'changed' | 'added' | 'removed';
}

export const sha256Of = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What differs between the sources that were signed and those of now, by path. Nothing: the signature still holds. */
export function changesBetween(signed: readonly Source[], now: readonly Source[]): Change[] {
  const before = new Map(signed.map(({ path, sha256 }) => [path, sha256]));
  const after = new Map(now.map(({ path, sha256 }) => [path, sha256]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
    .map((path) => ({ path, how: !before.has(path) ? 'added' : after.has(path) ? 'changed' : 'removed' }));
}

import { type FileHandle, open, rm } from 'node:fs/promises';

/**
 * Writes lines to a new file that only its owner may read, piece by piece. One that cannot be finished is taken away.
 * @returns false when something has that name already.
 */
export async function writeNewPrivate(path: string, pieces: AsyncIterable<string>): Promise<boolean> {
  const handle = await open(path, 'wx', 0o600).catch(taken);
  if (!handle) return false;
  try {
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

function taken(error: unknown): FileHandle | undefined {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
  throw error;
}

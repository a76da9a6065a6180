import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import type { Problem } from '#problem/problem.ts';

/** The library as it was last read. */
export interface Held {
  /** Tells one state of the files from another. */
  revision: string;
  /** The last that could be read; undefined when there never was one. */
  library: Library | undefined;
  /** What is wrong in the files as they are now. */
  problems: readonly Problem[];
  /** Whether the files as they are now cannot be read, and `library` is of before. */
  isOutdated: boolean;
}

/** Keeps the library of a root in memory, and reads it again when a file below content/ has changed. */
export class HeldLibrary {
  readonly root: string;
  #held: Promise<Held> | undefined;
  #revision = '';

  constructor(root: string) {
    this.root = root;
  }

  /** The library as the files are now. */
  async current(): Promise<Held> {
    const revision = await revisionOf(join(this.root, 'content'));
    if (!this.#held || revision !== this.#revision) {
      this.#revision = revision;
      this.#held = this.#read(revision, this.#held);
    }
    return this.#held;
  }

  async #read(revision: string, before: Promise<Held> | undefined): Promise<Held> {
    const last = await before?.catch(() => undefined);
    const { library, problems } = await readLibrary(this.root);
    return { revision, library: library ?? last?.library, problems, isOutdated: library === undefined };
  }
}

/** The names, sizes and times of all files, in a few milliseconds; no file is opened. Hidden ones are nobody’s content. */
async function revisionOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
  const lines = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => undefined);
      return `${path} ${found?.size} ${found?.mtimeMs} ${found?.ino}`;
    }),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 16);
}

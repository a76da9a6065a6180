import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '#problem/problem.ts';
import type { MediumResult } from '#publish/making.ts';
import { type About, describeFile, type MadeFile, type Medium } from '#publish/manifest.ts';

/** Counts the files of one medium as they come into being. */
export class Tally {
  readonly problems: Problem[] = [];
  readonly #medium: Medium;
  readonly #folder: string;
  readonly #files: MadeFile[] = [];
  readonly #how = { made: 0, reused: 0 };

  /** @param folder the output that is being filled. */
  constructor(medium: Medium, folder: string) {
    this.#medium = medium;
    this.#folder = folder;
  }

  /** Counts a file that is there now; one that has become a problem instead is not. */
  async count(path: string, how: 'made' | 'reused', about: About): Promise<void> {
    const bytes = await readFile(join(this.#folder, path)).catch(() => undefined);
    if (!bytes) return;
    this.#files.push(describeFile(path, bytes, this.#medium, about));
    this.#how[how] += 1;
  }

  result(): MediumResult {
    return { files: this.#files, problems: this.problems, ...this.#how };
  }
}

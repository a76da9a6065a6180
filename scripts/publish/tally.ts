import type { Problem } from '#problem/problem.ts';
import type { MediumResult } from '#publish/making.ts';
import { type About, describeFile, type MadeFile, type Medium } from '#publish/manifest.ts';
import type { Brought, How } from '#publish/reuse-fs.ts';

/** A file that is there now, and how it came. */
export interface Counted {
  file: MadeFile;
  how: How;
}

/** Counts the files of one medium as they come into being. */
export class Tally {
  readonly problems: Problem[] = [];
  readonly #medium: Medium;
  readonly #files: MadeFile[] = [];
  readonly #how = { made: 0, reused: 0 };

  constructor(medium: Medium) {
    this.#medium = medium;
  }

  /** Counts a file that is there now; nothing where a problem came in its stead. */
  count(path: string, brought: Brought | undefined, about: About): void {
    if (!brought) return;
    this.add({ file: describeFile(path, brought.bytes, this.#medium, about), how: brought.how });
  }

  /** Counts a file that has been described already. */
  add({ file, how }: Counted): void {
    this.#files.push(file);
    this.#how[how] += 1;
  }

  result(): MediumResult {
    return { files: this.#files, problems: this.problems, ...this.#how };
  }
}

import type { z } from 'zod';
import { place } from '#problem/collect.ts';
import type { Finding, Problem } from '#problem/problem.ts';
import { readData } from '#source/read-fs.ts';
import type { Path } from '#source/yaml.ts';

/** The lines of a file, by the path of a value within it. */
export type LineOf = (path: Path) => number;

/** Collects what is read from a root: every problem, and where things stand in each file. */
export class Reading {
  readonly root: string;
  readonly problems: Problem[] = [];
  readonly lines = new Map<string, LineOf>();
  /** Files that are there and have problems: what they hold is not to be called unknown. */
  readonly unreadable: string[] = [];
  readonly #files = new WeakMap<object, string>();

  constructor(root: string) {
    this.root = root;
  }

  /** Reads a data file by its schema; undefined when something in it is wrong, which is then among the problems. */
  async read<S extends z.ZodType>(file: string, what: string, schema: S): Promise<z.output<S> | undefined> {
    const read = await readData(this.root, file, what, schema);
    if ('value' in read) {
      this.lines.set(file, read.source.lineOf);
      if (typeof read.value === 'object' && read.value !== null) this.#files.set(read.value, file);
      return read.value;
    }
    this.problems.push(...read.problems);
    this.unreadable.push(file);
    return undefined;
  }

  /** The file that a value was read from: its id may say another. */
  fileOf(value: object): string {
    return this.#files.get(value) ?? 'content';
  }

  /** Reports something about the value at `path` of a file that was read. */
  add(file: string, path: Path, finding: Finding): void {
    this.problems.push(place(finding, { file, line: this.lines.get(file)?.(path) ?? 1 }));
  }
}

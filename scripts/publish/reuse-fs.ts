import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import { sha256 } from '#publish/manifest.ts';
import { INPUTS_FILE } from '#publish/output-fs.ts';

/**
 * Makes parts of an output, or takes them from the last one when nothing they are made from has changed.
 * What a part is made from includes the toolkit itself, by its `fingerprint`.
 */
export class Reuse {
  readonly #last: string;
  readonly #next: string;
  readonly #fingerprint: string;
  readonly #known: Record<string, string>;
  readonly #inputs: Record<string, string> = {};

  private constructor(last: string, next: string, fingerprint: string, known: Record<string, string>) {
    this.#last = last;
    this.#next = next;
    this.#fingerprint = fingerprint;
    this.#known = known;
  }

  /** @param last the last good output, which may not be there; @param next the folder to fill. */
  static async open(last: string, next: string, fingerprint: string): Promise<Reuse> {
    return new Reuse(last, next, fingerprint, await readInputs(last));
  }

  /**
   * Brings the file or folder `path` into being, by `make` or from the last output.
   * @param input all that it is made from, as data that can be cloned.
   */
  async bring(path: string, input: unknown, make: (target: string) => Promise<void>): Promise<'made' | 'reused'> {
    const key = sha256(serialize([this.#fingerprint, input]));
    const target = join(this.#next, path);
    this.#inputs[path] = key;
    await mkdir(dirname(target), { recursive: true });
    if (this.#known[path] === key && (await exists(join(this.#last, path)))) {
      await cp(join(this.#last, path), target, { recursive: true, preserveTimestamps: true });
      return 'reused';
    }
    await make(target);
    return 'made';
  }

  /** Remembers the inputs for the next time. */
  async close(): Promise<void> {
    await writeFile(
      join(this.#next, INPUTS_FILE),
      `${JSON.stringify(this.#inputs, Object.keys(this.#inputs).sort(), 1)}\n`,
    );
  }
}

/** A hash of every file below some folders or files: it changes when any of them does. */
export async function fingerprintOf(paths: readonly string[]): Promise<string> {
  const hashes: string[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path)).isDirectory();
    const names = isFolder ? await readdir(path, { recursive: true }) : [''];
    for (const name of names.sort()) {
      const file = join(path, name);
      if ((await stat(file)).isFile()) hashes.push(name, sha256(await readFile(file)));
    }
  }
  return sha256(hashes.join('\n'));
}

async function readInputs(folder: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(join(folder, INPUTS_FILE), 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

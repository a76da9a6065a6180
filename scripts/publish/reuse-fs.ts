import { cp, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import { sha256 } from '#publish/manifest.ts';
import { INPUTS_FILE } from '#publish/output-fs.ts';

/** Of each part: the hash of all it was made from, and the hash of what was made. */
type Records = Record<string, [inputHash: string, outputHash: string]>;

export type How = 'made' | 'reused';

/** A file that is there now. */
export interface Brought {
  how: How;
  bytes: Uint8Array;
}

/**
 * Makes parts of an output, or takes them from the last one when nothing they are made from has changed.
 * What a part is made from includes the toolkit itself, by its `fingerprint`; a part that somebody has changed since is
 * made again.
 */
export class Reuse {
  readonly #last: string;
  readonly #next: string;
  readonly #fingerprint: string;
  readonly #known: Records;
  readonly #records: Records = {};

  private constructor(last: string, next: string, fingerprint: string, known: Records) {
    this.#last = last;
    this.#next = next;
    this.#fingerprint = fingerprint;
    this.#known = known;
  }

  /** @param last the last good output, which may not be there; @param next the folder to fill. */
  static async open(last: string, next: string, fingerprint: string): Promise<Reuse> {
    return new Reuse(last, next, fingerprint, await readRecords(last));
  }

  /**
   * Brings the file `path` into being, by `make` or from the last output; undefined when `make` has nothing to give.
   * @param input all that it is made from, as data that can be cloned.
   */
  async bringFile(
    path: string,
    input: unknown,
    make: () => Promise<Uint8Array | undefined>,
  ): Promise<Brought | undefined> {
    const key = this.#keyOf(input);
    const [knownKey, knownHash] = this.#known[path] ?? [];
    const last = knownKey === key ? await readFile(join(this.#last, path)).catch(() => undefined) : undefined;
    const isAsItWas = last !== undefined && sha256(last) === knownHash;
    const bytes = isAsItWas ? last : await make();
    if (!bytes) return undefined;
    this.#records[path] = [key, sha256(bytes)];
    await writeWhole(join(this.#next, path), bytes);
    return { how: isAsItWas ? 'reused' : 'made', bytes };
  }

  /** Brings a whole folder into being; `make` fills the folder it is given. */
  async bringFolder(path: string, input: unknown, make: (target: string) => Promise<void>): Promise<How> {
    const key = this.#keyOf(input);
    const [knownKey, knownHash] = this.#known[path] ?? [];
    const last = join(this.#last, path);
    const target = join(this.#next, path);
    const isAsItWas = knownKey === key && (await fingerprintOf([last]).catch(() => undefined)) === knownHash;
    if (isAsItWas) await cp(last, target, { recursive: true });
    else await make(target);
    this.#records[path] = [key, await fingerprintOf([target])];
    return isAsItWas ? 'reused' : 'made';
  }

  /** Remembers for the next time. */
  async close(): Promise<void> {
    const sorted = Object.fromEntries(Object.entries(this.#records).sort(([a], [b]) => (a < b ? -1 : 1)));
    await writeFile(join(this.#next, INPUTS_FILE), `${JSON.stringify(sorted, null, 1)}\n`);
  }

  #keyOf(input: unknown): string {
    return sha256(serialize([this.#fingerprint, input]));
  }
}

/** Writes a file so that its name stands for all of it, even when the process is stopped. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.unfinished`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(unfinished, bytes);
  await rename(unfinished, path);
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

async function readRecords(folder: string): Promise<Records> {
  try {
    return JSON.parse(await readFile(join(folder, INPUTS_FILE), 'utf8')) as Records;
  } catch {
    return {};
  }
}

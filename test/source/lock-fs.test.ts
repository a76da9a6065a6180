import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { alone, releaseLock, takeLock } from '#source/lock-fs.ts';

const TAKING = fileURLToPath(new URL('taking.ts', import.meta.url));
/** A number that no process has. */
const NOBODY = String(2 ** 22 - 1);

let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(home, 'deep', 'one.lock');
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
});

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Lays a lock as somebody else would have left it. */
function lay(path: string, holder: string, ageMs = 0): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, holder);
  const at = new Date(Date.now() - ageMs);
  utimesSync(path, at, at);
}

/** Takes locks in a process of its own, which goes on holding them; says which it got. */
async function takeElsewhere(files: readonly string[], startMs = 0) {
  const child = spawn(process.execPath, [TAKING, String(startMs), ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, taken: JSON.parse(said.toString()) as number[] };
}

describe('a lock', () => {
  it('is taken once, and again when its holder is gone', async () => {
    expect(await takeLock(file)).toBe(true);
    expect(await takeLock(file)).toBe(false);
    writeFileSync(file, NOBODY);
    expect(await takeLock(file)).toBe(true);
  });

  it('is not held by a file that names no process', async () => {
    await takeLock(file);
    writeFileSync(file, 'nonsense');
    expect(await takeLock(file)).toBe(true);
  });

  it('is not held by a process that had our number before us', async () => {
    lay(file, String(process.pid));
    expect(await takeLock(file)).toBe(false);
    lay(file, String(process.pid), 60 * 60 * 1000);
    expect(await takeLock(file)).toBe(true);
  });

  it('is held by a process of another machine for as long as its work can last', async () => {
    lay(file, `${NOBODY}@elsewhere one`, 4000);
    expect(await takeLock(file, 60_000)).toBe(false);
    expect(await takeLock(file, 3000)).toBe(true);
  });

  it('is held for a moment by a holder who has not signed it yet', async () => {
    lay(file, '');
    expect(await takeLock(file)).toBe(false);
    lay(file, '', 5000);
    expect(await takeLock(file)).toBe(true);
  });

  it('is given back only by who holds it', async () => {
    await takeLock(file);
    writeFileSync(file, `${process.ppid} another`);
    await releaseLock(file);
    expect(readFileSync(file, 'utf8')).toBe(`${process.ppid} another`);
    await releaseLock(join(home, 'never-taken.lock'));
  });

  it('leaves nothing beside it, and takes away what a killed process had begun', async () => {
    lay(`${file}.${NOBODY}@elsewhere.0123456789abcdef.unfinished`, '', 2 * 60 * 60 * 1000);
    await takeLock(file);
    expect(readdirSync(dirname(file))).toEqual(['one.lock']);
    await releaseLock(file);
    expect(readdirSync(dirname(file))).toEqual([]);
  });
});

describe('a lock whose holder was killed', () => {
  it('is free at once', async () => {
    const { child, taken } = await takeElsewhere([file]);
    expect([taken, await takeLock(file)]).toEqual([[0], false]);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await takeLock(file)).toBe(true);
  });

  it('goes to exactly one of many in one process', async () => {
    for (let round = 0; round < 20; round += 1) {
      const one = join(home, `${round}.lock`);
      lay(one, `${NOBODY} ${round}`);
      const taken = await Promise.all(Array.from({ length: 16 }, () => takeLock(one)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    }
    expect(readdirSync(home)).toHaveLength(20);
  });

  it('goes to exactly one of many processes', async () => {
    const files = Array.from({ length: 60 }, (_, at) => join(home, `${at}.lock`));
    for (const one of files) lay(one, `${NOBODY} ${one}`);
    const startMs = Date.now() + 700;
    const all = await Promise.all(Array.from({ length: 8 }, () => takeElsewhere(files, startMs)));
    expect(all.flatMap(({ taken }) => taken).sort((a, b) => a - b)).toEqual([...files.keys()]);
  });

  it('goes on to the next when whoever was taking it over was killed as well', async () => {
    lay(file, `${NOBODY} one`);
    // The right to take away a lock is a lock itself; all of these were left half-way.
    for (let depth = 0; depth < 3; depth += 1) {
      const last = readdirSync(dirname(file)).sort((a, b) => b.length - a.length)[0] ?? '';
      lay(
        join(dirname(file), `${last}.${hashOf(readFileSync(join(dirname(file), last), 'utf8'))}`),
        `${NOBODY} ${depth}`,
      );
    }
    expect(readdirSync(dirname(file))).toHaveLength(4);
    expect(await takeLock(file)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(['one.lock']);
  });
});

describe('work under a lock', () => {
  it('waits for its turn, so that no two overlap', async () => {
    let [running, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await setTimeout(20);
      running--;
    };
    await Promise.all([alone(file, work), alone(file, work), alone(file, work)]);
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('gives the lock back when it fails', async () => {
    await expect(alone(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('does not wait for ever, and says that another program is at it as the system would', async () => {
    lay(file, String(process.ppid));
    const fault = await alone(file, async () => {}, 20).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'EBUSY', syscall: 'lock', path: file });
  });
});

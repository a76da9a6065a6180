import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeManyFlyers } from '../bench/many-flyers.ts';
import { PROJECT } from '../shipped.ts';

/** More than are made before workers start. */
const ENOUGH = 40;

describe('a run of 300 flyers', () => {
  const home = mkdtempSync(join(tmpdir(), 'stopping-'));
  const root = join(home, 'root');
  beforeAll(() => writeManyFlyers(root, 1));

  const start = (next: string, ...more: string[]): ChildProcess =>
    spawn(process.execPath, [join(PROJECT, 'test/bench/flyer-run.ts'), root, next, ...more]);

  it.each(['SIGINT', 'SIGKILL'] as const)('leaves whole files only when it is ended by %s', async (signal) => {
    const next = join(home, signal);
    const child = start(next);
    const ended = endOf(child);
    while (pdfsIn(next).length < ENOUGH) await setTimeout(5);
    child.kill(signal);
    expect((await ended).signal).toBe(signal);
    const left = pdfsIn(next);
    expect(left.length).toBeLessThan(300);
    for (const path of left) {
      const text = readFileSync(path, 'latin1');
      expect([text.slice(0, 5), text.trimEnd().slice(-5)], path).toEqual(['%PDF-', '%%EOF']);
    }
  });

  it('ends with the error when one of them cannot be made, by whichever thread', async () => {
    const { code, signal, stderr } = await endOf(start(join(home, 'broken'), String(ENOUGH)));
    expect({ code, signal }).toEqual({ code: 1, signal: null });
    expect(stderr).toContain('was not handed its photo gone.jpg');
    // Other threads go on until the failure is known, which on a busy machine takes a while.
    expect(pdfsIn(join(home, 'broken')).length).toBeLessThan(299);
  });
});

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stderr }));
  });
}

/** Files that have their names, below a folder that may not be there yet. */
function pdfsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.pdf'))
    .map((entry) => join(entry.parentPath, entry.name));
}

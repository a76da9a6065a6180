import { readSeen, writeGuarded } from '#aiming/guarded-file-fs.ts';

/** Counts on in one file below `root`, many at once, and tells how often a save was said to have been written. */
export async function countOn(root: string, file: string, writers: number, rounds: number): Promise<number> {
  const each = await Promise.all(Array.from({ length: writers }, () => countAlone(root, file, rounds)));
  return each.reduce((sum, one) => sum + one, 0);
}

async function countAlone(root: string, file: string, rounds: number): Promise<number> {
  let written = 0;
  for (let round = 0; round < rounds; round += 1) {
    const seen = await readSeen(root, file, 'the counter');
    if ('problem' in seen) throw new Error(seen.problem.code);
    const saved = await writeGuarded(root, file, String(Number(seen.text) + 1), seen.version);
    if ('version' in saved) written += 1;
    else if (saved.problem.code !== 'file-changed-meanwhile') throw new Error(saved.problem.code);
  }
  return written;
}

/** Run by itself, it says the number. */
if (import.meta.main) {
  const [root = '', file = '', writers = '1', rounds = '1'] = process.argv.slice(2);
  process.stdout.write(String(await countOn(root, file, Number(writers), Number(rounds))));
}

import type { World } from '#commands/command.ts';

const BAR_COLUMNS = 30;
const INTERVAL_MS = 100;
const MEGABYTE = 1e6;

/** Draws how much of some files has been read, on one line of a terminal; nothing elsewhere. */
export function progressBar(world: Pick<World, 'progress'>): (readBytes: number, totalBytes: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (readBytes, totalBytes) => {
    const now = performance.now();
    if (now - last < INTERVAL_MS) return;
    last = now;
    const share = totalBytes > 0 ? Math.min(1, readBytes / totalBytes) : 1;
    const bar = '█'.repeat(Math.round(share * BAR_COLUMNS)).padEnd(BAR_COLUMNS, '░');
    const of = [readBytes, totalBytes].map((bytes) => Math.round(bytes / MEGABYTE).toLocaleString('en-GB'));
    world.progress(`Reading ${bar} ${Math.floor(share * 100)} %, ${of.join(' of ')} MB`);
  };
}

import { mkdirSync } from 'node:fs';
import { readLibrary } from '#library/read-library-fs.ts';
import { otherCores } from '#publish/flyer-maker.ts';
import { makeFlyers } from '#publish/flyers-fs.ts';
import { type FlyerJob, flyerJobs } from '#publish/jobs.ts';
import { Photos } from '#publish/photos-fs.ts';
import { Reuse } from '#publish/reuse-fs.ts';
import { publicLibrary } from '#release/public-library.ts';

/** What making all flyers of a content root took. */
export interface FlyerRun {
  made: number;
  seconds: number;
  /** Of all threads. */
  cpuSeconds: number;
  /** The most memory that the process had at any moment. */
  peakBytes: number;
  files: { language?: string | undefined; story?: string | undefined; bytes: number; sha256: string }[];
}

/**
 * Run as a process: node flyer-run.ts <content root> <new folder> [number]. Makes the flyers as a build does, and tells how
 * it went. The flyer of that number tells of a picture that nobody hands over, and cannot be made.
 */
async function run(root: string, next: string, broken: number): Promise<FlyerRun> {
  const { library } = await readLibrary(root);
  if (!library) throw new Error('The content cannot be read.');
  const shown = publicLibrary(library, new Date('2026-11-22T09:00:00Z'));
  mkdirSync(next, { recursive: true });
  const reuse = await Reuse.open(`${next}-none`, next, '');
  const stop = new AbortController().signal;
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  const { made, files } = await makeFlyers(flyerJobs(shown).map(breaking(broken)), shown, {
    ...{ reuse, photos: new Photos(root), next, stop },
    tick: () => undefined,
    freeCores: otherCores,
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { made, seconds, cpuSeconds: (user + system) / 1e6, peakBytes, files };
}

const breaking =
  (broken: number) =>
  (job: FlyerJob, index: number): FlyerJob =>
    index === broken ? { ...job, message: { ...job.message, body: [GONE] } } : job;

const GONE = { type: 'photo', file: 'gone.jpg', alt: 'Gone' } as const;
const [root = '', next = '', broken = '-1'] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await run(root, next, Number(broken))));

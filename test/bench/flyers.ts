import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { canSet } from '#flyer/missing.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import type { Message } from '#message/message.ts';
import { PHOTO_WIDTH_PIXELS } from '#publish/flyers-fs.ts';
import { type FlyerJob, flyerJobs } from '#publish/jobs.ts';
import { makeFlyer } from '#publish/make-flyer.ts';
import { Photos } from '#publish/photos-fs.ts';
import { mapCredit, type PublicLibrary, publicLibrary } from '#release/public-library.ts';
import type { FlyerRun } from './flyer-run.ts';
import { PICTURED, writeManyFlyers } from './many-flyers.ts';
import { timeChromium, timeNaivePdfkit } from './other-flyers.ts';
import { kilobytes, megabytes, milliseconds, type Row, seconds } from './table.ts';

/** So many flyers are printed by Chromium, and so many made by PDFKit alone: a part of all, in equal shares of languages. */
const PRINTED = 10;
const NAIVE = 60;
/** Ten times as many stories, and flyers. */
const MANY_ROUNDS = 10;
/** Where memory is compared: without a bound V8 lets garbage lie as long as the machine has room, and that grows for minutes. */
const CAPPED = ['--max-old-space-size=256'];

/** Rows on one flyer of the shipped content, and on hundreds and thousands of made-up ones. */
export async function flyerRows(shipped: PublicLibrary, now: Date, home: string): Promise<Row[]> {
  return [await oneFlyerRow(shipped), ...(await manyFlyerRows(now, home))];
}

async function oneFlyerRow(library: PublicLibrary): Promise<Row> {
  const jobs = flyerJobs(library).filter(({ message }) => canSet(message));
  const ours = await timeFlyers(library, jobs);
  const what = `flyer, one of the ${jobs.length} shipped, one at a time, after warm-up`;
  return { what, ours: milliseconds(ours), beside: 'allowed', theirs: '20.0 ms', ratio: ours / 20, limit: 1 };
}

/** Milliseconds for each flyer as this thread makes it, after one round to warm up. */
async function timeFlyers(library: PublicLibrary, jobs: readonly FlyerJob[]): Promise<number> {
  const fonts = await loadFlyerFonts();
  const pictures = new Photos(library.root);
  const round = async (): Promise<void> => {
    for (const { story, message, hotspot } of jobs) {
      // Copied in the round that warms up, and remembered, as in a build.
      const photos = await pictures.copies([story], PHOTO_WIDTH_PIXELS, (_, file) => file);
      const order = { message, hotspot: hotspot.id, mapCredit: mapCredit(library, [hotspot]), photos };
      await makeFlyer({ ...order, paper: 'a5' }, library, fonts);
    }
  };
  await round();
  const started = performance.now();
  await round();
  return (performance.now() - started) / jobs.length;
}

async function manyFlyerRows(now: Date, home: string): Promise<Row[]> {
  const [few, many] = [join(home, 'few'), join(home, 'many-flyers')];
  await writeManyFlyers(few, 1);
  await writeManyFlyers(many, MANY_ROUNDS);
  const run = runFlyers(few, join(home, 'first'));
  const again = runFlyers(few, join(home, 'second'), CAPPED);
  const large = runFlyers(many, join(home, 'large'), CAPPED);
  const each = (run.seconds / run.made) * 1000;
  const { messages, zone } = await messagesOf(few, now);
  const naive = await timeNaivePdfkit(sample(messages, NAIVE), zone);
  const chromium = await timeChromium(sample(messages, PRINTED), zone, home);
  return [
    {
      what: `each of ${run.made} flyers in five languages, from nothing, with the start of workers`,
      ours: milliseconds(each),
      beside: `chromium --print-to-pdf one by one, words only (${PRINTED} timed)`,
      theirs: milliseconds(chromium),
      ratio: each / chromium,
      limit: 1 / 30,
    },
    {
      what: 'the same',
      ours: milliseconds(each),
      beside: `plain PDFKit, fonts read per file, words only (${NAIVE} timed)`,
      theirs: milliseconds(naive),
      ratio: each / naive,
      limit: 1 / 3,
    },
    {
      what: `the same ${run.made}: time on the clock`,
      ours: seconds(run.seconds),
      beside: 'time of all cores together',
      theirs: seconds(run.cpuSeconds),
      ratio: run.seconds / run.cpuSeconds,
      limit: 0.67,
    },
    {
      what: `most memory at once while ${large.made.toLocaleString('en-GB')} flyers are made, 256 MB for objects of a thread`,
      ours: megabytes(large.peakBytes),
      beside: `while ${again.made} are`,
      theirs: megabytes(again.peakBytes),
      ratio: large.peakBytes / again.peakBytes,
      limit: 1.3,
    },
    differenceRow(run, again),
    sizeRow(run, 'en', 60_000),
    sizeRow(run, 'ur', 120_000),
  ];
}

/** Makes all flyers of a content root in a process of its own, which ends with a report. */
function runFlyers(root: string, next: string, flags: readonly string[] = []): FlyerRun {
  const script = fileURLToPath(new URL('./flyer-run.ts', import.meta.url));
  return JSON.parse(
    execFileSync(process.execPath, [...flags, script, root, next], { encoding: 'utf8', maxBuffer: 2 ** 28 }),
  );
}

async function messagesOf(root: string, now: Date): Promise<{ messages: Message[]; zone: string }> {
  const { library } = await readLibrary(root);
  if (!library) throw new Error('The made-up content cannot be read.');
  const jobs = flyerJobs(publicLibrary(library, now));
  return { messages: jobs.map(({ message }) => message), zone: library.settings.zone };
}

/** Some of many, spread evenly; a step that shares no factor with the number of languages meets all of them. */
function sample<T>(all: readonly T[], count: number): T[] {
  const step = Math.floor(all.length / count) - (Math.floor(all.length / count) % 5 === 0 ? 1 : 0);
  return Array.from({ length: count }, (_, index) => all[index * step]).filter((one) => one !== undefined);
}

function differenceRow({ files }: FlyerRun, again: FlyerRun): Row {
  const hashes = new Set(again.files.map(({ sha256 }) => sha256));
  const differing = files.filter(({ sha256 }) => !hashes.has(sha256)).length;
  const theirs = `of ${files.length}`;
  return {
    what: 'flyers that differ when made again',
    ours: `${differing}`,
    beside: 'at most',
    theirs,
    ratio: differing,
    limit: 0,
  };
}

/** The largest flyer in a language without a photo, beside what it may weigh. */
function sizeRow({ files }: FlyerRun, language: string, limitBytes: number): Row {
  const plain = files.filter((file) => file.language === language && !file.story?.startsWith(PICTURED));
  const largest = Math.max(...plain.map(({ bytes }) => bytes));
  return {
    what: `largest A5 flyer without a photo, of ${plain.length} in language ${language}`,
    ours: kilobytes(largest),
    beside: 'allowed',
    theirs: kilobytes(limitBytes),
    ratio: largest / limitBytes,
    limit: 1,
  };
}

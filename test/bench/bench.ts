import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readLibrary } from '#library/read-library-fs.ts';
import { PROJECT } from '#publish/project-fs.ts';
import { publish } from '#publish/publish-fs.ts';
import { buildSite } from '#publish/site-fs.ts';
import { writePublicCopy } from '#release/public-copy-fs.ts';
import { type PublicLibrary, publicLibrary } from '#release/public-library.ts';
import { timeAssignment, timeReach, timeReading } from './areas.ts';
import { audienceRows } from './audience.ts';
import { buildBareAstro } from './bare-astro.ts';
import { flyerRows } from './flyers.ts';
import { mailRows } from './mails.ts';
import { writeStories } from './stories.ts';
import { kilobytes, milliseconds, type Row, renderTable, seconds } from './table.ts';

const STORIES = Number(process.argv[2] ?? 1000);
if (!Number.isInteger(STORIES) || STORIES < 2) {
  process.stdout.write(
    'npm run bench -- [stories]\n\nMeasures with so many stories, 1000 when nothing is said. It takes minutes.\n',
  );
  process.exit(process.argv[2] === '--help' ? 0 : 2);
}
const NOW = new Date('2026-11-22T09:00:00Z');
/** Builds of the site, and of the bare project beside it. */
const ROUNDS = 2;
/** The audience of one edition. */
const SUBSCRIBERS = 1_000_000;
const home = mkdtempSync(join(tmpdir(), 'bench-'));
const rows: Row[] = [];

try {
  const shipped = await libraryOf(PROJECT);
  const many = await manyStories();
  await benchSite(many);
  rows.push(...(await flyerRows(shipped, NOW, home)));
  await benchReuse(shipped);
  rows.push(...(await mailRows(20_000, home)));
  benchAreas();
  rows.push(...(await audienceRows(shipped, SUBSCRIBERS, home)));
  process.stdout.write(`${renderTable(rows)}\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function libraryOf(root: string): Promise<PublicLibrary> {
  const { library, problems } = await readLibrary(root);
  if (!library) throw new Error(`The content cannot be read: ${problems.length} problems.`);
  return publicLibrary(library, NOW);
}

async function manyStories(): Promise<PublicLibrary> {
  const root = join(home, 'many');
  await writeStories(root, STORIES);
  return libraryOf(root);
}

/** The site of many stories, beside a bare Astro project that renders the same bodies. */
async function benchSite(library: PublicLibrary): Promise<void> {
  const stage = join(PROJECT, '.stage', 'bench');
  const bare = join(PROJECT, '.stage', 'bench-bare');
  const out = join(home, 'site');
  try {
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage, { recursive: true });
    await writePublicCopy(library, stage, '');
    const { ours, theirs } = await timeInTurn(
      () => buildFreshSite(stage, out),
      async () => buildBareAstro(join(stage, 'stories'), bare),
    );
    rows.push({
      what: `site of ${STORIES} stories, the faster of ${ROUNDS} builds`,
      ours: seconds(ours),
      beside: 'bare Astro, same MDX, no layout, in turn',
      theirs: seconds(theirs),
      ratio: ours / theirs,
      limit: 1.2,
    });
    weighPage(out);
  } finally {
    for (const folder of [stage, bare]) rmSync(folder, { recursive: true, force: true });
  }
}

/** The least seconds that each of two builds took, run in turn, so that what else the machine does meets both. */
async function timeInTurn(
  our: () => Promise<number>,
  their: () => Promise<number>,
): Promise<{ ours: number; theirs: number }> {
  const least = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    least.theirs = Math.min(least.theirs, await their());
    least.ours = Math.min(least.ours, await our());
  }
  return least;
}

/** Builds the site with nothing kept of a build before, as the bare project is built. Returns the seconds it took. */
async function buildFreshSite(stage: string, out: string): Promise<number> {
  for (const folder of [join(stage, 'cache'), out]) rmSync(folder, { recursive: true, force: true });
  const started = performance.now();
  await buildSite(stage, out);
  return (performance.now() - started) / 1000;
}

/** A story page with all its styles, compressed, beside the 20 kB it may weigh. */
function weighPage(site: string): void {
  const html = readFileSync(join(site, 'stories', 'story-1', 'index.html'), 'utf8');
  const styles = [...html.matchAll(/href="(\/[^"]+\.css)"/g)].map(([, path]) => readFileSync(join(site, path ?? '')));
  const bytes = [Buffer.from(html), ...styles].reduce((sum, part) => sum + gzipSync(part).length, 0);
  rows.push({
    what: 'story page with its styles, compressed, without fonts',
    ours: kilobytes(bytes),
    beside: 'allowed',
    theirs: '20.0 kB',
    ratio: bytes / 20_000,
    limit: 1,
  });
}

/** A build of the shipped content when nothing has changed, beside the first one. */
async function benchReuse(library: PublicLibrary): Promise<void> {
  const out = join(home, 'out');
  const build = async (): Promise<number> => {
    const started = performance.now();
    await publish(
      library,
      out,
      () => undefined,
      async () => [],
    );
    return (performance.now() - started) / 1000;
  };
  const first = await build();
  const second = await build();
  rows.push({
    what: 'build of the shipped content when nothing has changed',
    ours: seconds(second),
    beside: 'the first build',
    theirs: seconds(first),
    ratio: second / first,
  });
}

/** Which postcodes and positions lie where, beside asking the library that most people would take. */
function benchAreas(): void {
  const areas = timeReading(1400);
  const reach = timeReach(90_000);
  const beside = '@turf/boolean-point-in-polygon';
  const ofReach = `reach of a drawn outline over ${reach.postcodes.toLocaleString('en-GB')} postcodes`;
  const assigned = timeAssignment(1_000_000, 1000);
  rows.push(
    {
      what: `reading ${areas.areas.toLocaleString('en-GB')} areas, the first time`,
      ours: milliseconds(areas.reading),
      beside: 'allowed',
      theirs: '50.0 ms',
      ratio: areas.reading / 50,
      limit: 1,
    },
    {
      what: `${ofReach}: which of them are inside, the first time`,
      ours: milliseconds(reach.first),
      beside: 'allowed',
      theirs: '5.0 ms',
      ratio: reach.first / 5,
      limit: 1,
    },
    {
      what: `${ofReach}: homes, and the shares of ${reach.wards} wards`,
      ours: milliseconds(reach.whole),
      beside: 'allowed',
      theirs: '5.0 ms',
      ratio: reach.whole / 5,
      limit: 1,
    },
    {
      what: `${ofReach}: which of them are inside, usually`,
      ours: milliseconds(reach.usual),
      beside,
      theirs: milliseconds(reach.theirs),
      ratio: reach.usual / reach.theirs,
    },
    {
      what: 'reading those postcodes',
      ours: milliseconds(reach.reading),
      beside: 'allowed',
      theirs: '50.0 ms',
      ratio: reach.reading / 50,
      limit: 1,
    },
    {
      what: `1,000,000 positions to ${assigned.areas.toLocaleString('en-GB')} areas, with making the index`,
      ours: seconds(assigned.ours),
      beside: `${beside} in a loop, from ${assigned.theirPositions.toLocaleString('en-GB')} of them`,
      theirs: seconds(assigned.theirs),
      ratio: assigned.ours / assigned.theirs,
      limit: 1 / 40,
    },
  );
}

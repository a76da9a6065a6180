import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { readLibrary } from '#library/read-library-fs.ts';
import { PROJECT } from '#publish/project-fs.ts';
import { type PublicLibrary, publicLibrary } from '#release/public-library.ts';
import type { AudienceRun } from './audience-run.ts';
import { AREAS, areaId, seedAudience } from './audience-seed.ts';
import { megabytes, milliseconds, type Row, renderTable, seconds } from './table.ts';

const NOW = new Date('2026-11-22T09:00:00Z');
/** Memory is held against that for so many. */
const FEW = 10_000;

/** Rows for an edition of very many people over 500 areas, prepared in a process of its own. */
export async function audienceRows(shipped: PublicLibrary, people: number, home: string): Promise<Row[]> {
  const library = join(home, 'library.bin');
  writeFileSync(library, serialize(forAllAreas(shipped)));
  const few = await runAudience(FEW, library, home);
  const many = await runAudience(people, library, home);
  const bare = await timeBareCopy(many.file, many.run.edition);
  for (const { file } of [few, many]) rmSync(file);
  const { run } = many;
  const who = people.toLocaleString('en-GB');
  const allowed = (limit: string, ratio: number) => ({ beside: 'allowed', theirs: limit, ratio, limit: 1 });
  return [
    {
      what: `preparing an edition for ${who} subscribers over ${AREAS} areas: ${run.emails.toLocaleString('en-GB')} emails`,
      ours: seconds(run.preparing),
      ...allowed('60.0 s', run.preparing / 60),
    },
    {
      what: 'the same, beside the database copying these very rows',
      ours: seconds(run.preparing),
      beside: 'one bare INSERT … SELECT, same table, same indexes, same pragmas',
      theirs: seconds(bare),
      ratio: run.preparing / bare,
    },
    {
      what: `the most memory of preparing it, ${who} subscribers`,
      ours: megabytes(run.peakBytes),
      ...allowed('150 MB', run.peakBytes / 150e6),
    },
    {
      what: 'the same, beside fewer subscribers',
      ours: megabytes(run.peakBytes),
      beside: `${FEW.toLocaleString('en-GB')} subscribers`,
      theirs: megabytes(few.run.peakBytes),
      ratio: run.peakBytes / few.run.peakBytes,
      limit: 1.5,
    },
    {
      what: `the status of that edition`,
      ours: milliseconds(run.status * 1000),
      beside: 'preparing it',
      theirs: seconds(run.preparing),
      ratio: run.status / run.preparing,
    },
    {
      what: `counting ${who} subscribers by area and language`,
      ours: seconds(run.list),
      beside: 'preparing that edition',
      theirs: seconds(run.preparing),
      ratio: run.list / run.preparing,
    },
  ];
}

/** The stories of a library, all of them for 500 areas. */
function forAllAreas(library: PublicLibrary): PublicLibrary {
  const [one] = library.hotspots;
  if (!one) throw new Error('Places are shipped.');
  const hotspots = Array.from({ length: AREAS }, (_, at) => ({ ...one, id: areaId(at) }));
  return { ...library, hotspots, stories: library.stories.map((story) => ({ ...story, aim: ['county'] })) };
}

async function runAudience(people: number, library: string, home: string): Promise<{ file: string; run: AudienceRun }> {
  const file = join(home, `${people}.db`);
  await seedAudience(file, people);
  const script = join(PROJECT, 'test', 'bench', 'audience-run.ts');
  const told = execFileSync(process.execPath, [script, file, library], { encoding: 'utf8' });
  return { file, run: JSON.parse(told) as AudienceRun };
}

/** How long SQLite takes to write the same rows once more, in one statement, in seconds. */
async function timeBareCopy(file: string, edition: string): Promise<number> {
  const database = new DatabaseSync(file);
  for (const pragma of ['synchronous = full', 'secure_delete = on', 'cache_size = -16000'])
    database.exec(`pragma ${pragma}`);
  const copied = 'subscriber, address_key, language, areas, state, attempt';
  const frozen = 'created_at, expires_at, selection, audience, excluded';
  database.exec(`insert into editions (id, ${frozen}) select 'copy', ${frozen} from editions where id = '${edition}'`);
  const started = performance.now();
  database.exec(`insert into deliveries (edition, ${copied}, message_id)
    select 'copy', ${copied}, replace(message_id, '${edition}', 'copy') from deliveries
    where edition = '${edition}' order by subscriber`);
  const took = (performance.now() - started) / 1000;
  database.close();
  return took;
}

async function alone(people: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'audience-'));
  try {
    const { library, problems } = await readLibrary(PROJECT);
    if (!library) throw new Error(`The content cannot be read: ${problems.length} problems.`);
    process.stdout.write(`${renderTable(await audienceRows(publicLibrary(library, NOW), people, home))}\n`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await alone(Number(process.argv[2] ?? 1_000_000));

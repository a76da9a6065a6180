import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type ChosenPlace, chooseCircle, chooseHotspot, chooseWard, type NotFound } from '#aiming/chosen-place.ts';
import { doorDropCsv } from '#aiming/door-drop.ts';
import { saveHotspot } from '#aiming/hotspot-file-fs.ts';
import { newHotspot } from '#aiming/new-hotspot.ts';
import { OUTLINE_LIMIT_BYTES, parseOutlineFile } from '#aiming/outline-file.ts';
import { type PlaceReport, reportOnPlace } from '#aiming/place-report.ts';
import { findOutside } from '#area/districts.ts';
import { renderAimJson, renderRefusedJson } from '#commands/aim-json.ts';
import { type Kept, renderAimReport } from '#commands/aim-report.ts';
import { command, type ExitCode, type World } from '#commands/command.ts';
import { type Given, moment, NOW_OPTION, ROOT_OPTION, rootFolder, UsageError } from '#commands/options.ts';
import { findHotspotIds } from '#library/hotspot-ids.ts';
import { knownIds } from '#library/known-ids.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { inReadingOrder, place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { renderTerminal } from '#problem/report-terminal.ts';
import { readText } from '#source/read-fs.ts';

const OPTIONS = {
  ward: { type: 'string', value: 'NAME', help: 'an imported ward by its name, or any imported area by its code' },
  postcode: { type: 'string', value: '"BD21 3PY"', help: 'a circle round a postcode; say how large with --radius' },
  radius: { type: 'string', value: '500m', help: 'from 100m to 38km' },
  hotspot: { type: 'string', value: 'ID', help: 'a place of content/hotspots' },
  outline: { type: 'string', value: 'FILE', help: 'a GeoJSON file that holds one place' },
  csv: { type: 'string', value: 'FILE', help: 'write the postcodes, with the homes in each, for a door drop' },
  save: { type: 'string', value: 'ID', help: 'keep the place as content/hotspots/ID.json; needs --name' },
  name: { type: 'string', value: '"…"', help: 'with --save: what residents call the place' },
  spoc: { type: 'string', value: 'ID', help: 'with --save: who looks after it (an id of people.yaml)' },
  json: { type: 'boolean', help: 'print the answer as JSON, for other programs' },
  ...NOW_OPTION,
  ...ROOT_OPTION,
} as const;

type Words = Given<typeof OPTIONS>;

export const aim = command({
  about:
    'Tells who lives in a place, which papers, channels and languages reach them, and what they have been sent lately, before anything is sent. Name the place in one way: --ward, --postcode with --radius, --hotspot or --outline. Nothing is changed without --save or --csv.',
  options: OPTIONS,
  run: async (given, world) => {
    expectOneWay(given);
    const now = moment(given.now);
    const { library, problems } = await readLibrary(rootFolder(given.root));
    if (!library) return refuse(problems, given, world);
    const at = nowOf(library.settings, now, world.clock());
    const chosen = await choosePlace(given, library, at);
    if ('problem' in chosen) return refuse([chosen.problem], given, world);
    const report = reportOnPlace(chosen.outline, library, at, chosen.hotspot);
    if (report.problems.length > 0) {
      world.print(given.json ? renderAimJson(chosen, report, {}) : renderAimReport(chosen, report, library, world, {}));
      return 1;
    }
    return answer(chosen, report, library, given, world);
  },
});

/** Keeps what is to be kept before it tells anything, so that the end of the answer is what became of it. */
async function answer(
  chosen: ChosenPlace,
  report: PlaceReport,
  library: Library,
  given: Words,
  world: World,
): Promise<ExitCode> {
  const { csv } = given;
  if (csv !== undefined) expectRoom(csv, report);
  const kept: Kept = { csv };
  if (given.save !== undefined) {
    const saved = await save(chosen, report, library, given);
    if ('problems' in saved) return refuse(saved.problems, given, world);
    kept.saved = saved.file;
  }
  // Only where there is no file: what stands there is somebody’s work.
  if (csv !== undefined) await writeFile(csv, doorDropCsv(report.reach.postcodes ?? [], library.areas), { flag: 'wx' });
  world.print(given.json ? renderAimJson(chosen, report, kept) : renderAimReport(chosen, report, library, world, kept));
  return 0;
}

function expectOneWay({ ward, postcode, radius, hotspot, outline, save, name, spoc }: Words): void {
  const ways = Object.entries({ ward, postcode, hotspot, outline }).filter(([, value]) => value !== undefined);
  if (ways.length === 0) {
    throw new UsageError('Say which place: --ward NAME, --postcode "…" --radius 500m, --hotspot ID or --outline FILE.');
  }
  if (ways.length > 1) {
    throw new UsageError(`Name one place at a time: ${ways.map(([key]) => `--${key}`).join(' and ')} are two.`);
  }
  if (postcode !== undefined && radius === undefined) {
    throw new UsageError('Say how far round the postcode, for example --radius 500m.');
  }
  if (radius !== undefined && postcode === undefined) throw new UsageError('--radius goes with --postcode only.');
  if (save !== undefined && hotspot !== undefined) {
    throw new UsageError(`${hotspot} is kept already. To change it, open it with: npm run desk`);
  }
  if (save !== undefined && !name?.trim()) throw new UsageError('Say what residents call the place, after --name.');
  if (save === undefined && (name ?? spoc) !== undefined)
    throw new UsageError('--name and --spoc go with --save only.');
}

async function choosePlace(given: Words, library: Library, now: Date): Promise<ChosenPlace | { problem: Problem }> {
  const { ward, postcode, radius, hotspot, outline } = given;
  if (outline !== undefined) return readOutline(outline, library, now);
  if (ward !== undefined) return orUsage(chooseWard(ward, library.areas, library.county));
  if (hotspot !== undefined) return orUsage(chooseHotspot(hotspot, library.hotspots));
  return orUsage(chooseCircle(postcode ?? '', radius ?? '', library.areas, now.getUTCFullYear()));
}

function orUsage<T extends object>(found: T | NotFound): T {
  if ('sentence' in found) throw new UsageError(found.sentence);
  return found;
}

async function readOutline(file: string, { county }: Library, now: Date): Promise<ChosenPlace | { problem: Problem }> {
  const path = resolve(file);
  const read = await readText(dirname(path), basename(path), 'this outline', OUTLINE_LIMIT_BYTES);
  if ('problem' in read) return { problem: { ...read.problem, file } };
  const parsed = parseOutlineFile(read.text, county.outline);
  if ('problem' in parsed) return { problem: place(parsed.problem.finding, { file, line: parsed.problem.line }) };
  return { outline: parsed.outline, title: basename(path), madeOf: `Drawn in ${now.getUTCFullYear()}` };
}

async function save(chosen: ChosenPlace, report: PlaceReport, library: Library, given: Words) {
  const naming = { id: given.save ?? '', name: given.name ?? '', spoc: given.spoc };
  const { id, ...properties } = orUsage(newHotspot(chosen, naming, report, library));
  const own = library.county.districts.find((district) => district.id === properties.district);
  const outside = own && findOutside(chosen.outline, own);
  const findings = findHotspotIds({ id, properties }, knownIds(library)).map(({ finding }) => finding);
  if (outside) findings.push(outside);
  // What “check” would refuse is not written in the first place.
  if (findings.length > 0) {
    return { problems: findings.map((finding) => place(finding, { file: `content/hotspots/${id}.json`, line: 1 })) };
  }
  return saveHotspot(library.root, { id, ...properties });
}

/** Before anything is kept: half of what was asked for would be worse than nothing. */
function expectRoom(csv: string, { reach }: PlaceReport): void {
  if (!reach.postcodes) {
    throw new UsageError('No postcodes have been imported. Import them first: npm run import -- postcodes FILE');
  }
  if (existsSync(csv)) {
    throw new UsageError(`There is a file ${csv} already. It was left as it is; write another name after --csv.`);
  }
  const folder = dirname(resolve(csv));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`There is no folder ${folder} to write ${basename(csv)} into.`);
  }
}

/** Tells why nothing can be said of the place, or nothing was saved. */
function refuse(problems: readonly Problem[], { json }: Words, world: World): ExitCode {
  const sorted = inReadingOrder(problems);
  world.print(json ? renderRefusedJson(sorted) : `${renderTerminal(sorted, world)}\nNothing was changed.\n`);
  return 1;
}

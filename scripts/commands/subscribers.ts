import { command, type ExitCode, type World } from '#commands/command.ts';
import { moment, rootFolder, UsageError } from '#commands/options.ts';
import { writeNewPrivate } from '#commands/subscribers-csv-fs.ts';
import { countsInWords } from '#commands/subscribers-report.ts';
import { DEED_NAMES, readCall, SUBSCRIBERS_OPTIONS, type SubscribersCall } from '#commands/subscribers-words.ts';
import { removeFromOutbox } from '#delivery/outbox-files-fs.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nearest } from '#problem/nearest.ts';
import { plural, wrap } from '#problem/report-terminal.ts';
import { type Data, openData } from '#storage/open-data.ts';
import type { Address } from '#subscriber/address.ts';
import { addressKey } from '#subscriber/address-key.ts';
import { countByArea, countByState } from '#subscriber/audience.ts';
import { csvOfAll, everythingOf } from '#subscriber/export.ts';
import { forgetAddress } from '#subscriber/leaving.ts';
import { offeredOf } from '#subscriber/offered.ts';

export const subscribers = command({
  about:
    'Says how many get bulletins, by area and language, and names nobody (list); writes out everything that is kept of one person who asks, or of all (export); erases one person for good (forget). All of it lies in data/ below the root, in DATA_DIR, or in the PostgreSQL database of DATABASE_URL.',
  operands: DEED_NAMES.join('|'),
  options: SUBSCRIBERS_OPTIONS,
  run: async (given, world, operands) => {
    const call = readCall(operands, given);
    const now = moment(given.now) ?? world.clock();
    const root = rootFolder(given.root);
    if (call.deed === 'list' && call.hotspot !== undefined) await refuseUnknownPlace(call.hotspot, root);
    const data = await openData(process.env, root);
    try {
      return await done(data, call, { root, now }, world);
    } finally {
      await data.storage.close();
    }
  },
});

function done(
  data: Data,
  call: SubscribersCall,
  { root, now }: { root: string; now: Date },
  world: World,
): Promise<ExitCode> {
  if (call.deed === 'list') return list(data, call.hotspot, world);
  if ('csv' in call) return exportAll(data, call.csv, world);
  return call.deed === 'forget' ? forget(data, { ...call, root, now }, world) : exportOne(data, call.address, world);
}

async function refuseUnknownPlace(id: string, root: string): Promise<void> {
  const { library } = await readLibrary(root);
  const areas = library ? offeredOf(library).areas : [id];
  if (areas.includes(id)) return;
  const meant = nearest(id, areas);
  const advice = meant ? `Did you mean “${meant}”?` : `Choose from: ${areas.join(', ')}.`;
  throw new UsageError(`There is no place “${id}”. ${advice}`);
}

async function list(data: Data, hotspot: string | undefined, world: World): Promise<ExitCode> {
  const states = hotspot === undefined ? await countByState(data) : undefined;
  world.print(countsInWords(await countByArea(data, hotspot), states, world));
  return 0;
}

async function exportOne(data: Data, address: Address, world: World): Promise<ExitCode> {
  world.print(`${JSON.stringify(await everythingOf(data, address), undefined, 2)}\n`);
  return 0;
}

async function exportAll(data: Data, csv: string, world: World): Promise<ExitCode> {
  if (!(await writeNewPrivate(csv, csvOfAll(data))))
    throw new UsageError(`There is a file ${csv} already. Name a new one.`);
  const count = Object.values(await countByState(data)).reduce((sum, one) => sum + one, 0);
  const kept = 'It holds addresses: keep it safe, and delete it when you have used it.';
  return say(`${plural(count, 'subscriber')} written to ${csv}. ${kept}`, world);
}

interface Forgetting {
  address: Address;
  root: string;
  now: Date;
}

async function forget(data: Data, { address, root, now }: Forgetting, world: World): Promise<ExitCode> {
  const wasKnown = await forgetAddress(data, address, now);
  const files = await removeFromOutbox(process.env, root, data, addressKey(data.secret, address));
  const erased = wasKnown ? 'What was kept of this address is erased.' : 'This address was not subscribed.';
  const also = files > 0 ? ` ${plural(files, 'email')} to it removed from the outbox.` : '';
  const stays = 'A keyed hash stays, by which no import takes the address in again.';
  return say(`${erased}${also} ${stays} ${ELSEWHERE}`, world);
}

const ELSEWHERE =
  'Look yourself for copies elsewhere: lists you exported, rehearsals, backups, the log of the mail server.';

function say(sentences: string, { print, widthColumns }: World): ExitCode {
  print(`${wrap(sentences, Math.min(widthColumns, 80)).join('\n')}\n`);
  return 0;
}

import { statSync } from 'node:fs';
import type { BulletinCall } from '#commands/bulletin.ts';
import { lines, statusInWords } from '#commands/bulletin-report.ts';
import { type BulletinWords, editionOf, settlementOf } from '#commands/bulletin-words.ts';
import type { ExitCode, World } from '#commands/command.ts';
import { UsageError } from '#commands/options.ts';
import { settle } from '#delivery/ledger/settle.ts';
import { type Status, statusOf } from '#delivery/ledger/state.ts';
import { type ReadReturn, readReturn, readReturns } from '#delivery/returns/returns-fs.ts';
import { takenInLog } from '#delivery/returns/server-log-fs.ts';
import { takeReturns } from '#delivery/returns/take-returns.ts';
import { Reading } from '#library/reading.ts';
import { settingsSchema } from '#partnership/settings.ts';
import type { Data } from '#storage/open-data.ts';

/** `bulletin status`: what became of each email, added up. */
export async function status({ given, data }: BulletinCall, world: World): Promise<ExitCode> {
  const edition = editionOf(given);
  const found = await statusIn(data, edition);
  world.print(given.json ? `${JSON.stringify(found)}\n` : statusInWords(edition, found, world));
  return 0;
}

/** `bulletin settle`: uncertain ones, by the word of the operator, the log of the server or what came back. */
export async function settleEdition({ given, data }: BulletinCall, world: World): Promise<ExitCode> {
  const edition = editionOf(given);
  await statusIn(data, edition);
  const settled = await settleBy(given, data, edition);
  const { uncertain } = await statusIn(data, edition);
  world.print(lines(`${settled} settled, ${uncertain} still uncertain; nothing else was changed.`, world));
  return uncertain > 0 ? 3 : 0;
}

/** `bulletin returns`: acts on bounces and complaints. */
export async function returns({ given, root, data, now }: BulletinCall, world: World): Promise<ExitCode> {
  const source = returnsOf(given.returns);
  // Whatever is wrong with the content, what came back is taken in.
  const settings = await new Reading(root).read('content/settings.yaml', 'the settings', settingsSchema);
  const mostSoft = settings?.thresholds['soft-bounces'];
  const { bounced, complained, counted, known, strange } = await takeReturns(
    data,
    source,
    now ?? world.clock(),
    mostSoft,
  );
  world.print(
    lines(
      `${bounced} refused for good and ${complained} complained: they get nothing any more. ${counted} refused for now: counted. ${known} known already, ${strange} not about our emails; nothing else was changed.`,
      world,
    ),
  );
  return 0;
}

async function settleBy(given: BulletinWords, { storage: { db } }: Data, edition: string): Promise<number> {
  const { as, log, returns: folder } = given;
  if ([as, log, folder].filter((one) => one !== undefined).length !== 1)
    throw new UsageError('Say by what: --as submitted, failed or again; or --log FILE; or --returns DIR.');
  if (as !== undefined) return settle(db, edition, settlementOf(as));
  if (log !== undefined) return settleByLog(db, edition, existing(log, 'log'));
  return settleByReturns(db, edition, returnsOf(folder));
}

async function settleByLog(db: Data['storage']['db'], edition: string, file: string): Promise<number> {
  const reply = 'Settled by the log of the mail server';
  let settled = 0;
  for await (const messageIds of takenInLog(file, edition))
    settled += await settle(db, edition, 'submitted', { messageIds, reply });
  return settled;
}

/** Who sends back has had it. Whether the mailbox took it in the end is what it says. */
async function settleByReturns(db: Data['storage']['db'], edition: string, source: AsyncIterable<ReadReturn>) {
  const ids = { submitted: new Set<string>(), failed: new Set<string>() };
  for await (const { returned } of source) {
    if (!returned) continue;
    ids[returned.kind === 'bounce' && returned.isRefused ? 'failed' : 'submitted'].add(returned.messageId);
  }
  const reply = 'Settled by what came back';
  const failed = await settle(db, edition, 'failed', { messageIds: [...ids.failed], reply });
  return failed + (await settle(db, edition, 'submitted', { messageIds: [...ids.submitted], reply }));
}

async function statusIn({ storage: { db } }: Data, edition: string): Promise<Status> {
  const found = await statusOf(db, edition);
  if (found) return found;
  throw new UsageError(`There is no edition ${edition}. Its id is what “prepare” printed.`);
}

function existing(path: string, option: string): string {
  if (path !== '' && statSync(path, { throwIfNoEntry: false })) return path;
  throw new UsageError(`There is nothing at ${path}. Write after --${option} what to read.`);
}

/** A folder, or one message that is piped in. */
const returnsOf = (given = PIPE): AsyncIterable<ReadReturn> =>
  given === PIPE ? onePiped() : readReturns(existing(given, 'returns'));

const PIPE = '-';

async function* onePiped() {
  if (process.stdin.isTTY) throw new UsageError('Name a folder with --returns DIR, or pipe one message in.');
  yield await readReturn(process.stdin);
}

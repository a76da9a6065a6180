import { PHOTO_WIDTH_PIXELS, photoKey } from '#bulletin/bulletin.ts';
import type { BulletinCall } from '#commands/bulletin.ts';
import { sendable } from '#commands/bulletin-library.ts';
import { brokenInWords, lines, sentInWords } from '#commands/bulletin-report.ts';
import { editionOf } from '#commands/bulletin-words.ts';
import type { ExitCode, World } from '#commands/command.ts';
import { UsageError } from '#commands/options.ts';
import { onStops } from '#commands/stopping.ts';
import { ComposeFault, composerOf } from '#delivery/compose/composer.ts';
import { digestOf, type Selection, selectionSchema } from '#delivery/edition/selection.ts';
import { statusOf } from '#delivery/ledger/state.ts';
import type { Messenger } from '#delivery/messenger/messenger.ts';
import { openMessenger } from '#delivery/messenger/open-messenger.ts';
import { rehearse } from '#delivery/sender/rehearse.ts';
import { Broken, send } from '#delivery/sender/send.ts';
import { newSenderName, senderHasEnded } from '#delivery/sender/sender-name.ts';
import { plural } from '#problem/report-terminal.ts';
import { Photos } from '#publish/photos-fs.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import type { Data } from '#storage/open-data.ts';
import { parseAddress } from '#subscriber/address.ts';

/** `bulletin send`: to all of an edition, or as a rehearsal to one address. */
export async function sendEdition(call: BulletinCall, world: World): Promise<ExitCode> {
  const { given, root, data, now } = call;
  const id = editionOf(given);
  const edition = await readEdition(data, id);
  const to = given.to === undefined ? undefined : addressOf(given.to);
  const clock = now ? () => now : world.clock;
  if (clock() >= edition.expiresAt)
    throw new ComposeFault(`The edition ${id} has expired. Its news is old: prepare a new one.`);
  const library = await sendable(root, now, world);
  if (!library) return 1;
  refuseChanged(edition.selection, library);
  const { messenger, lanes } = await openMessenger(process.env, root, to === undefined ? id : `${id}-rehearsal`);
  const photos = new Photos(root);
  const compose = composerOf({
    edition: id,
    selection: edition.selection,
    library,
    photosOf: (stories) => photos.copies(stories, PHOTO_WIDTH_PIXELS, photoKey),
    secret: data.secret,
  });
  try {
    if (to === undefined) return await sendAll({ call, id, edition, compose, messenger, lanes, clock }, world);
    const host = new URL(library.settings.site).hostname;
    const outcomes = await rehearse(data, { edition: id, address: to, host, messenger, compose, date: clock() });
    const taken = outcomes.filter(({ kind }) => kind === 'submitted').length;
    const all = `${plural(taken, 'email')} of ${outcomes.length} submitted to you alone (${messenger.where}).`;
    world.print(lines(`A rehearsal: ${all} The edition is as it was; nobody else got anything.`, world));
    return taken === outcomes.length ? 0 : 3;
  } finally {
    await messenger.close();
  }
}

interface Everything {
  call: BulletinCall;
  id: string;
  edition: Frozen;
  compose: ReturnType<typeof composerOf>;
  messenger: Messenger;
  lanes: number;
  clock: () => Date;
}

async function sendAll(all: Everything, world: World): Promise<ExitCode> {
  const { call, id, edition, compose, messenger, lanes, clock } = all;
  const { data } = call;
  const stop = new AbortController();
  const leave = (): void => {
    world.progress('');
    world.printError(lines('Leaving what is in hand …', world));
    void messenger.close();
  };
  const end = onStops(() => stop.abort(), leave);
  try {
    const sent = await send(data, {
      edition: id,
      expiresAt: edition.expiresAt,
      sender: newSenderName(),
      messenger,
      compose: ({ claimed, address }, date) => {
        const { news, language, subscriber, message_id: messageId } = claimed;
        return compose({ news, language, subscriber, address, messageId }, date);
      },
      hasEnded: senderHasEnded,
      clock,
      stop: stop.signal,
      lanes,
      tick: ({ submitted }) => world.progress(`Submitted: ${submitted}`),
    }).finally(() => world.progress(''));
    const status = await statusOf(data.storage.db, id);
    if (!status) throw new TypeError('An edition cannot go away.');
    world.print(sentInWords(sent, status, messenger.where, world));
    return status.finished && sent.ended === 'all done' ? 0 : 3;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    world.printError(brokenInWords(error, messenger.where, world));
    throw error.cause;
  } finally {
    end();
  }
}

interface Frozen {
  selection: Selection;
  expiresAt: Date;
}

async function readEdition({ storage: { db } }: Data, id: string): Promise<Frozen> {
  const row = await db.selectFrom('editions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new UsageError(`There is no edition ${id}. Its id is what “prepare” printed.`);
  return { selection: selectionSchema.parse(JSON.parse(row.selection)), expiresAt: new Date(row.expires_at) };
}

/** What is sent is what was prepared and rehearsed. */
function refuseChanged(selection: Selection, library: PublicLibrary): void {
  if (digestOf(library, selection) === selection.digest) return;
  throw new ComposeFault(
    'A story of this edition was changed, withdrawn or has ended since it was prepared. Prepare a new edition.',
  );
}

function addressOf(typed: string): string {
  const parsed = parseAddress(typed);
  if ('fault' in parsed) throw new UsageError(parsed.fault);
  return parsed.address.written;
}

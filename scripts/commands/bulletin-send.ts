import { setFlagsFromString } from 'node:v8';
import type { BulletinCall } from '#commands/bulletin.ts';
import { brokenInWords, goneInWords, lines, sentInWords } from '#commands/bulletin-report.ts';
import { editionOf } from '#commands/bulletin-words.ts';
import type { ExitCode, World } from '#commands/command.ts';
import { Composing, ContentFault } from '#commands/composing.ts';
import { lookingAgain } from '#commands/looking-again.ts';
import { UsageError } from '#commands/options.ts';
import { onStops } from '#commands/stopping.ts';
import { ComposeFault, composerOf } from '#delivery/compose/composer.ts';
import { type Status, statusOf } from '#delivery/ledger/state.ts';
import type { Messenger } from '#delivery/messenger/messenger.ts';
import { openMessenger } from '#delivery/messenger/open-messenger.ts';
import { suppressRefused } from '#delivery/returns/refused.ts';
import { rehearse } from '#delivery/sender/rehearse.ts';
import { Broken, type Sent, send } from '#delivery/sender/send.ts';
import { newSenderName, senderHasEnded } from '#delivery/sender/sender-name.ts';
import { plural } from '#problem/report-terminal.ts';
import type { Data } from '#storage/open-data.ts';
import { keepSmallCache } from '#storage/small-cache.ts';
import { parseAddress } from '#subscriber/address.ts';

/** `bulletin send`: to all of an edition, or as a rehearsal to one address. */
export async function sendEdition(call: BulletinCall, world: World): Promise<ExitCode> {
  const { given, data } = call;
  const edition = await readEdition(data, editionOf(given));
  const to = given.to === undefined ? undefined : addressOf(given.to);
  if (clockOf(call, world)() >= edition.expiresAt)
    throw new ComposeFault(`The edition ${edition.id} has expired. Its news is old: prepare a new one.`);
  const composing = composingFor(call, edition, world);
  try {
    const host = await composing.open();
    if (to !== undefined) return await rehearseIt({ call, edition, composing, to, host }, world);
    const { status, sent } = await sendWhole({ call, edition, composing }, world);
    return status.finished && sent.ended === 'all done' ? 0 : 3;
  } catch (error) {
    if (!(error instanceof ContentFault)) throw error;
    world.printError(error.message);
    return 1;
  } finally {
    composing.close();
  }
}

/** An edition as it was frozen. */
export interface Frozen {
  id: string;
  /** JSON. */
  selection: string;
  expiresAt: Date;
}

/** An edition, and what composes it. */
interface Sendable {
  call: BulletinCall;
  edition: Frozen;
  composing: Composing;
}

const clockOf = ({ now }: BulletinCall, { clock }: World): (() => Date) => (now ? () => now : clock);

/** What composes an edition: a process that reads the content by itself. */
export const composingFor = ({ root, now }: BulletinCall, edition: Frozen, world: World): Composing =>
  new Composing({
    ...{ root, now, edition: edition.id, selection: edition.selection },
    look: { colour: world.colour, widthColumns: world.widthColumns },
  });

const composerFor = ({ call: { data }, composing }: Sendable): ReturnType<typeof composerOf> =>
  composerOf({ secret: data.secret, encode: (news, language) => composing.encode(news, language) });

/** What was composed is kept, and a large edition takes hours: a story may be taken down meanwhile. */
const LOOK_MS = 60_000;

/** Composes, and every minute sees whether the content still says what was prepared. @throws ContentFault, ComposeFault */
function watchfulComposerFor(sendable: Sendable, world: World): ReturnType<typeof composerOf> {
  const compose = composerFor(sendable);
  const look = lookingAgain(
    () => seen(sendable, world),
    LOOK_MS,
    () => performance.now(),
  );
  return async (letter, date) => {
    await look();
    return compose(letter, date);
  };
}

/** In a process of its own, so that nobody who waits for a bulletin is disturbed. */
async function seen({ call, edition }: Sendable, world: World): Promise<void> {
  const composing = composingFor(call, edition, world);
  try {
    await composing.open();
  } finally {
    composing.close();
  }
}

async function rehearseIt(sendable: Sendable & { to: string; host: string }, world: World): Promise<ExitCode> {
  const { call, edition, to: address, host } = sendable;
  const { messenger } = await openMessenger(process.env, call.root, `${edition.id}-rehearsal`);
  try {
    const rehearsal = { edition: edition.id, address, host, messenger, compose: composerFor(sendable) };
    const outcomes = await rehearse(call.data, { ...rehearsal, date: clockOf(call, world)() });
    const taken = outcomes.filter(({ kind }) => kind === 'submitted').length;
    const all = `${plural(taken, 'email')} of ${outcomes.length} submitted to you alone (${messenger.where}).`;
    world.print(lines(`A rehearsal: ${all} The edition is as it was; nobody else got anything.`, world));
    return taken === outcomes.length ? 0 : 3;
  } finally {
    await messenger.close();
  }
}

/** What became of an edition, and of the part of it that was sent now. */
export interface Whole {
  status: Status;
  sent: Sent;
}

/** Sends what is due of an edition to everybody, and tells it. */
export async function sendWhole(sendable: Sendable, world: World): Promise<Whole> {
  const { call, edition } = sendable;
  const { messenger, lanes } = await openMessenger(process.env, call.root, edition.id);
  const clock = clockOf(call, world);
  try {
    const compose = watchfulComposerFor(sendable, world);
    const whole = await sendAll({ call, edition, compose, messenger, lanes, clock }, world);
    const gone = await suppressRefused(call.data, edition.id, clock());
    if (gone > 0) world.print(lines(goneInWords(gone), world));
    return whole;
  } finally {
    await messenger.close();
  }
}

/**
 * Nearly all that sending makes is gone at once. V8 would let it lie in larger and larger rooms; with this they stay as small as they
 * begin, which saves a tenth of all memory.
 */
const SMALL_YOUTH = '--semi-space-growth-factor=1';

interface Everything {
  call: BulletinCall;
  edition: Frozen;
  compose: ReturnType<typeof composerOf>;
  messenger: Messenger;
  lanes: number;
  clock: () => Date;
}

async function sendAll(all: Everything, world: World): Promise<Whole> {
  const { call, edition, compose, messenger, lanes, clock } = all;
  const { data } = call;
  setFlagsFromString(SMALL_YOUTH);
  await keepSmallCache(data.storage);
  const stop = new AbortController();
  const leave = (): void => {
    world.progress('');
    world.printError(lines('Leaving what is in hand …', world));
    void messenger.close();
  };
  const end = onStops(() => stop.abort(), leave);
  try {
    const sent = await send(data, {
      edition: edition.id,
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
    const status = await statusOf(data.storage.db, edition.id);
    if (!status) throw new TypeError('An edition cannot go away.');
    world.print(sentInWords(sent, status, messenger.where, world));
    return { status, sent };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    world.printError(brokenInWords(error, messenger.where, world));
    throw error.cause;
  } finally {
    end();
  }
}

async function readEdition({ storage: { db } }: Data, id: string): Promise<Frozen> {
  const row = await db.selectFrom('editions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new UsageError(`There is no edition ${id}. Its id is what “prepare” printed.`);
  return { id, selection: row.selection, expiresAt: new Date(row.expires_at) };
}

function addressOf(typed: string): string {
  const parsed = parseAddress(typed);
  if ('fault' in parsed) throw new UsageError(parsed.fault);
  return parsed.address.written;
}

import { type HasEnded, markLost } from '#delivery/ledger/lost-senders.ts';
import { writeOutcomes } from '#delivery/ledger/outcomes.ts';
import type { Email, Messenger, Outcome } from '#delivery/messenger/messenger.ts';
import { type Hand, type InHand, openHand } from '#delivery/sender/in-hand.ts';
import { recorderOf } from '#delivery/sender/recorder.ts';
import { LEASE_MS } from '#delivery/sender/sender-name.ts';
import type { Data } from '#storage/open-data.ts';

/** What a sender is given. */
export interface Sending {
  edition: string;
  expiresAt: Date;
  /** Its own name, which no other sender has. */
  sender: string;
  messenger: Messenger;
  /** Composes the email of one person. */
  compose: (inHand: InHand & { address: string }, date: Date) => Promise<Email>;
  hasEnded: HasEnded;
  clock: () => Date;
  /** Finishes what is in hand, and takes no more. */
  stop: AbortSignal;
  /** So many at the same time. */
  lanes: number;
  tick?: (sent: Sent) => void;
}

/** Why a sender came to its end. */
export type Ended = 'all done' | 'told to stop' | 'expired' | 'too many failures';

/** What this sender did. */
export interface Sent extends Record<Outcome['kind'] | 'excluded', number> {
  ended: Ended;
}

/** A sender that could not go on. Nothing more was handed over, and what was done is told. */
export class Broken extends Error {
  /** What became of all that it handed over. */
  readonly sent: Sent;
  /** So many outcomes are not in the ledger: there these are uncertain. */
  readonly unwritten: number;

  constructor(cause: unknown, { sent, unwritten }: Pick<Broken, 'sent' | 'unwritten'>) {
    super('The sender could not go on.', { cause });
    this.sent = sent;
    this.unwritten = unwritten;
  }
}

/** So many in a row that were not taken: the server, or we, must be looked at first. */
export const MOST_FAILURES_IN_A_ROW = 10;

/** So many are taken on at once for each lane to begin with; a fast sender takes more. */
const EMAILS_A_LANE = 8;

/**
 * Sends what is due of an edition. The intent is in the ledger before an email is handed over, and the outcome after it.
 * @throws Broken when the ledger, the messenger or the composer does: then nothing more is handed over.
 */
export async function send(data: Data, sending: Sending): Promise<Sent> {
  const { edition, sender, clock, lanes } = sending;
  const { db } = data.storage;
  await markLost(db, edition, { now: clock(), hasEnded: sending.hasEnded });
  const sent: Sent = { submitted: 0, failed: 0, retry: 0, uncertain: 0, excluded: 0, ended: 'all done' };
  const mayTake = mayTakeOf(sending, sent);
  const hand = openHand(data, {
    edition,
    sender,
    least: lanes * EMAILS_A_LANE,
    leaseMs: LEASE_MS,
    clock,
    mayTake: mayTake.ask,
  });
  let written = 0;
  const recorder = recorderOf(async (results) => {
    await writeOutcomes(db, { edition, sender }, results);
    written += results.length;
  });
  const lane = async (): Promise<void> => {
    for (let one = await hand.next(); one; one = await hand.next()) {
      // Others may call it uncertain by now: it is not ours to hand over.
      if (!hand.isLeased()) continue;
      const email = await composed(one, sending, hand);
      const outcome = email ? await sending.messenger.submit(email) : LEFT;
      mayTake.count(outcome.kind);
      await recorder.take({ claimed: one.claimed, outcome, at: clock() });
      sending.tick?.(sent);
    }
  };
  try {
    try {
      const ends = await Promise.allSettled(Array.from({ length: lanes }, () => mayTake.orHalt(lane)));
      await recorder.flush();
      const broken = ends.find((end) => end.status === 'rejected');
      if (broken) throw broken.reason;
    } finally {
      await hand.putDown();
    }
    await markLost(db, edition, { now: clock(), hasEnded: sending.hasEnded });
  } catch (error) {
    throw new Broken(error, { sent, unwritten: handedOver(sent) - written });
  }
  return sent;
}

const handedOver = ({ submitted, failed, retry, uncertain, excluded }: Sent): number =>
  submitted + failed + retry + uncertain + excluded;

/** What becomes of a delivery to somebody who has left since the edition was prepared. */
const LEFT = { kind: 'excluded', reply: 'left since it was prepared' } as const;

/** The email of one person; nothing for who has left. One that cannot be composed is given back before anybody hears of it. */
async function composed(inHand: InHand, { compose, clock }: Sending, hand: Hand): Promise<Email | undefined> {
  const { reach } = inHand;
  if (!reach) return undefined;
  try {
    return await compose({ ...inHand, address: reach.address }, clock());
  } catch (error) {
    hand.putBack(inHand);
    throw error;
  }
}

/** Decides whether a sender goes on, and says why not. */
function mayTakeOf({ stop, expiresAt, clock }: Sending, sent: Sent) {
  let failuresInARow = 0;
  let isBroken = false;
  const reasonToEnd = (): Ended | undefined => {
    if (stop.aborted) return 'told to stop';
    if (failuresInARow >= MOST_FAILURES_IN_A_ROW) return 'too many failures';
    return clock() >= expiresAt ? 'expired' : undefined;
  };
  return {
    ask: (): boolean => {
      sent.ended = reasonToEnd() ?? 'all done';
      return !isBroken && sent.ended === 'all done';
    },
    count: (kind: Outcome['kind'] | 'excluded'): void => {
      sent[kind] += 1;
      if (kind === 'submitted') failuresInARow = 0;
      else if (kind !== 'excluded') failuresInARow += 1;
    },
    /** When one lane breaks, the others finish what they have in hand and take no more. */
    orHalt: async (lane: () => Promise<void>): Promise<void> => {
      try {
        await lane();
      } catch (error) {
        isBroken = true;
        throw error;
      }
    },
  };
}

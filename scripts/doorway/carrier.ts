import { setTimeout as pause } from 'node:timers/promises';
import { nextTry } from '#delivery/ledger/waits.ts';
import type { Outcome } from '#delivery/messenger/messenger.ts';
import type { OpenMessenger } from '#delivery/messenger/open-messenger.ts';
import { writePlainLetter } from '#delivery/messenger/outbox.ts';
import { faultLine } from '#doorway/fault-line.ts';
import { writeLetter } from '#doorway/letters.ts';
import type { Settings } from '#partnership/settings.ts';
import type { Data } from '#storage/open-data.ts';
import { clearExpired } from '#subscriber/expiry.ts';
import {
  type ClaimedLetter,
  claimLetter,
  dropLostLetters,
  putBackLetter,
  removeLetter,
} from '#subscriber/pending-letter.ts';

/** Hands over the letters of the doorway while visitors go on. */
export interface Carrier {
  /** Says that a letter waits. */
  wake: () => void;
  /** Hands over all that is due, and tidies up. */
  carry: () => Promise<void>;
  /** Finishes what is in hand, for a while, and takes no more. */
  close: () => Promise<void>;
}

/** What a carrier works with. */
export interface Carrying {
  /** The store; nothing where there is none yet. */
  data: () => Promise<Data | undefined>;
  post: OpenMessenger;
  settings: Settings;
  clock: () => Date;
  /** Hears of trouble; never of an address. */
  tell: (line: string) => void;
}

/** No hand-over takes longer: connecting has a minute, and one email ten. What is in hand longer is lost. */
const LEASE_MS = 15 * 60_000;
/** How soon a letter of this process is seen to: after the visitor was answered. */
const WAKE_MS = 50;
/** How soon one of another process, or one that is to be tried again. */
const ROUND_MS = 5000;
const TIDY_MS = 60_000;
/** How long an ending waits for a mail server. */
const ENDING_MS = 5000;

/**
 * A carrier of letters. Each is handed over at most once: the intent is in the store before, and what became of it after. Any number of
 * carriers may share one store.
 */
export function carrierOf(carrying: Carrying): Carrier {
  const { clock, data, post, tell } = carrying;
  const trouble = troubleOf(tell);
  let isEnding = false;
  let tidied = 0;
  let going: Promise<void> | undefined;
  let isWanted = false;

  const lane = async (open: Data): Promise<void> => {
    while (!isEnding) {
      const now = clock();
      const letter = await claimLetter(open, { now, leaseUntil: new Date(now.getTime() + LEASE_MS) });
      if (!letter) return;
      await handOver(open, letter, carrying, trouble);
    }
  };
  const round = async (): Promise<void> => {
    const open = await data();
    if (!open || isEnding) return;
    if (Math.abs(clock().getTime() - tidied) >= TIDY_MS) {
      tidied = clock().getTime();
      const lost = await dropLostLetters(open.storage.db, clock());
      if (lost > 0) tell(`Of ${lost === 1 ? 'one letter' : `${lost} letters`} nobody can say ${UNCERTAIN}`);
      await clearExpired(open.storage.db, clock());
    }
    const ends = await Promise.allSettled(Array.from({ length: post.lanes }, () => lane(open)));
    const broken = ends.find((end) => end.status === 'rejected');
    if (broken) throw broken.reason;
    trouble.isOver('store');
  };
  const rounds = async (): Promise<void> => {
    while (isWanted && !isEnding) {
      isWanted = false;
      await round().catch((error: unknown) => trouble.tell('store', `Letters wait. ${faultLine(error)}`));
    }
  };
  const carry = (): Promise<void> => {
    isWanted = true;
    going ??= rounds().finally(() => {
      going = undefined;
    });
    return going;
  };
  let waking: NodeJS.Timeout | undefined;
  const wake = (): void => {
    if (isEnding) return;
    waking ??= setTimeout(() => {
      waking = undefined;
      void carry();
    }, WAKE_MS);
  };
  const timer = setInterval(wake, ROUND_MS);
  wake();
  return {
    wake,
    carry,
    close: async () => {
      isEnding = true;
      clearInterval(timer);
      clearTimeout(waking);
      await Promise.race([going, pause(ENDING_MS, undefined, { ref: false })]);
      await post.messenger.close();
      await going;
    },
  };
}

/** Hands over one letter, and writes what became of it. */
async function handOver(
  { storage: { db } }: Data,
  letter: ClaimedLetter,
  { post, settings, clock }: Carrying,
  trouble: Trouble,
): Promise<void> {
  const { kind, reply } = await outcomeOf(letter, post, settings, clock());
  if (kind === 'retry') {
    await putBackLetter(db, letter.claim, nextTry(letter.attempt, clock()));
    return trouble.tell('server', `A letter was not taken, and is tried again later: ${reply}`);
  }
  await removeLetter(db, letter.claim);
  if (kind === 'submitted') return trouble.isOver('server');
  if (kind === 'failed') return trouble.tell('refused', `A letter was refused for good: ${reply}`);
  trouble.tell('uncertain', `The mail server did not say ${UNCERTAIN}`);
}

/** At most once, as bulletins are; there is nobody to settle it, for the person can ask again. */
const UNCERTAIN =
  'whether it was handed over. It is not sent again: whoever waits for it can sign up once more, on the same page.';

async function outcomeOf(
  { claim, toSend, tag }: ClaimedLetter,
  { messenger }: OpenMessenger,
  settings: Settings,
  date: Date,
): Promise<Outcome> {
  const messageId = `<letter.${date.getTime()}.${tag}.${claim.slice(0, 8)}@${new URL(settings.site).hostname}>`;
  try {
    return await messenger.submit(await writePlainLetter(writeLetter(toSend, settings), { settings, messageId, date }));
  } catch (error) {
    // A disk that is full, or a key that cannot sign: nothing has left.
    return { kind: 'retry', reply: faultLine(error) };
  }
}

interface Trouble {
  tell: (about: string, line: string) => void;
  isOver: (about: string) => void;
}

/** Tells of each kind of trouble when it begins, and when letters leave again: nobody reads a log that repeats itself. */
function troubleOf(tell: Carrying['tell']): Trouble {
  const told = new Set<string>();
  return {
    tell: (about, line) => {
      if (!told.has(about)) tell(line);
      told.add(about);
    },
    isOver: (about) => {
      if (told.delete(about)) tell('Letters leave again.');
    },
  };
}

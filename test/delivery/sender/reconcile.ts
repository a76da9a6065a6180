import { setTimeout } from 'node:timers/promises';
import { settle } from '#delivery/ledger/settle.ts';
import type { Data } from '#storage/open-data.ts';
import { EDITION } from '../edition-of.ts';
import type { Sink } from '../messenger/sink.ts';

/** What the ledger says held against what a mail server took. */
export interface Reconciled {
  people: number;
  uncertain: number;
  /** Of the uncertain ones, those that the server has. */
  uncertainTaken: number;
  /** Said to be submitted, and not taken; or neither submitted nor uncertain. */
  lost: string[];
  /** Taken more than once. */
  doubled: string[];
  /** Taken, and in no ledger. */
  strange: string[];
}

/** The Message-ID of each message that a server took, in order. */
export const takenBy = ({ taken }: Sink): string[] =>
  taken.map(({ raw }) => /^Message-ID: (\S+)/m.exec(raw.toString('latin1'))?.[1] ?? '');

/** Holds the ledger against a server. */
export async function reconcile({ storage: { db } }: Data, sink: Sink): Promise<Reconciled> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['message_id', 'state'])
    .where('edition', '=', EDITION)
    .execute();
  const states = new Map(rows.map(({ message_id, state }) => [message_id, state]));
  const times = Map.groupBy(takenBy(sink), (id) => id);
  const uncertain = [...states].filter(([, state]) => state === 'uncertain').map(([id]) => id);
  return {
    people: states.size,
    uncertain: uncertain.length,
    uncertainTaken: uncertain.filter((id) => times.has(id)).length,
    lost: [...states]
      .filter(([id, state]) => state !== 'uncertain' && !(state === 'submitted' && times.has(id)))
      .flat(),
    doubled: [...times].filter(([, { length }]) => length > 1).map(([id]) => id),
    strange: [...times.keys()].filter((id) => !states.has(id)),
  };
}

/** Settles as a person would who has the log of the server: what it took was submitted, the rest is to be sent again. */
export async function settleByServer({ storage: { db } }: Data, sink: Sink): Promise<void> {
  // What a killed sender had written to the line may still be on its way.
  for (let before = -1; before !== sink.taken.length; await setTimeout(100)) before = sink.taken.length;
  await settle(db, EDITION, 'submitted', { messageIds: takenBy(sink), reply: 'the log' });
  await settle(db, EDITION, 'again');
}

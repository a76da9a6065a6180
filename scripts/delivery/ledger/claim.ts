import type { Kysely, Transaction } from 'kysely';
import { throughDeadlocks } from '#delivery/ledger/deadlock.ts';
import { type News, parseNews } from '#delivery/ledger/news.ts';
import type { Storage } from '#storage/open-storage.ts';
import type { DeliveryRow, Tables } from '#storage/tables.ts';

/** A delivery that a sender has taken on: its intent is written. */
export interface Claimed extends Pick<DeliveryRow, 'subscriber' | 'address_key' | 'language' | 'message_id'> {
  news: News;
  /** Counted from 1; an outcome is written for this try only. */
  attempt: number;
}

/** Who takes on deliveries of which edition, and until when others leave them alone. */
export interface Claim {
  edition: string;
  sender: string;
  most: number;
  now: Date;
  leaseUntil: Date;
}

/**
 * Takes on deliveries that are due, and writes that it has, before anything is handed over. On PostgreSQL senders share the work without
 * waiting for one another (`skip locked`); on SQLite one transaction writes at a time.
 */
export function claim({ db, kind }: Storage, asked: Claim): Promise<Claimed[]> {
  const { edition, sender, most, now, leaseUntil } = asked;
  return db.transaction().execute(async (transaction) => {
    const due = dueRows(transaction, kind, asked);
    const fresh = await due('queued', most);
    const again = fresh.length < most ? await due('retry', most - fresh.length) : [];
    const rows = [...fresh, ...again];
    if (rows.length === 0) return [];
    await transaction
      .updateTable('deliveries')
      .set(({ eb }) => ({ attempt: eb('attempt', '+', 1), retry_at: null }))
      .set({ state: 'submitting', sender, lease_until: leaseUntil.toISOString(), submitted_at: now.toISOString() })
      .where('edition', '=', edition)
      .where(
        'subscriber',
        'in',
        rows.map(({ subscriber }) => subscriber),
      )
      .execute();
    return rows.map(({ areas, attempt, ...row }) => ({
      ...row,
      news: parseNews(areas),
      attempt: attempt + 1,
    }));
  });
}

function dueRows(db: Transaction<Tables>, kind: Storage['kind'], { edition, now }: Claim) {
  return (state: 'queued' | 'retry', most: number) => {
    const rows = db
      .selectFrom('deliveries')
      .select(['subscriber', 'address_key', 'language', 'message_id', 'areas', 'attempt'])
      .where('edition', '=', edition)
      .where('state', '=', state)
      .$if(state === 'retry', (query) => query.where('retry_at', '<=', now.toISOString()))
      .limit(most);
    return (kind === 'postgres' ? rows.forUpdate().skipLocked() : rows).execute();
  };
}

/** Makes the lease of all that a sender has in hand last longer. */
export async function renew(db: Kysely<Tables>, { sender, leaseUntil }: Pick<Claim, 'sender' | 'leaseUntil'>) {
  const renewed = db
    .updateTable('deliveries')
    .set({ lease_until: leaseUntil.toISOString() })
    .where('sender', '=', sender)
    .where('state', '=', 'submitting');
  await throughDeadlocks(() => renewed.execute());
}

/** Gives back what was taken on and never handed over. */
export async function release(
  db: Kysely<Tables>,
  { edition, sender }: Pick<Claim, 'edition' | 'sender'>,
  subscribers: readonly string[],
): Promise<void> {
  if (subscribers.length === 0) return;
  await db
    .updateTable('deliveries')
    .set(({ eb }) => ({ attempt: eb('attempt', '-', 1) }))
    .set({ state: 'queued', sender: null, lease_until: null, submitted_at: null })
    .where('edition', '=', edition)
    .where('sender', '=', sender)
    .where('state', '=', 'submitting')
    .where('subscriber', 'in', subscribers)
    .execute();
}

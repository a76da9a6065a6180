import type { Kysely } from 'kysely';
import type { Claimed } from '#delivery/ledger/claim.ts';
import { nextTry } from '#delivery/ledger/waits.ts';
import type { Outcome } from '#delivery/messenger/messenger.ts';
import type { Tables } from '#storage/tables.ts';

/** What became of one delivery that was taken on. */
export interface Result {
  claimed: Pick<Claimed, 'subscriber' | 'attempt'>;
  outcome: Outcome | { kind: 'excluded'; reply: string };
  at: Date;
}

/**
 * Writes what became of deliveries, all or none. Each is written for the sender and the try that it belongs to; one that was called
 * uncertain meanwhile is certain again by it.
 */
export async function writeOutcomes(
  db: Kysely<Tables>,
  { edition, sender }: { edition: string; sender: string },
  results: readonly Result[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const { claimed, outcome, at } of results) {
      const retryAt = outcome.kind === 'retry' ? nextTry(claimed.attempt, at).toISOString() : null;
      await transaction
        .updateTable('deliveries')
        .set({ state: outcome.kind, reply: outcome.reply, lease_until: null, retry_at: retryAt })
        .set({ submitted_at: at.toISOString() })
        .where('edition', '=', edition)
        .where('subscriber', '=', claimed.subscriber)
        .where('sender', '=', sender)
        .where('attempt', '=', claimed.attempt)
        .where('state', 'in', ['submitting', 'uncertain'])
        .execute();
    }
  });
}

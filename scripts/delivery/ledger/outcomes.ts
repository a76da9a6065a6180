import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Claimed } from '#delivery/ledger/claim.ts';
import { throughDeadlocks } from '#delivery/ledger/deadlock.ts';
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
 * Writes what became of deliveries, all or none, by one statement. Each is written for the sender and the try that it belongs to; one
 * that was called uncertain meanwhile is certain again by it.
 */
export async function writeOutcomes(
  db: Kysely<Tables>,
  { edition, sender }: { edition: string; sender: string },
  results: readonly Result[],
): Promise<void> {
  const given = JSON.stringify(
    results.map(({ claimed: { subscriber, attempt }, outcome: { kind, reply }, at }) => ({
      ...{ subscriber, attempt, state: kind, reply, at: at.toISOString() },
      retry_at: kind === 'retry' ? nextTry(attempt, at).toISOString() : null,
    })),
  );
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  // Said so that each delivery is looked up by its key, whatever the planner knows: going through all of a state takes seconds.
  const written = sql`
    with result as materialized (${isPostgres ? postgresRows(given) : sqliteRows(given)})
    update deliveries
    set state = result.state, reply = result.reply, submitted_at = result.at, retry_at = result.retry_at, lease_until = null
    from result
    where deliveries.edition = ${edition} and deliveries.subscriber = result.subscriber
      and deliveries.attempt = result.attempt and deliveries.sender = ${sender}
      and coalesce(deliveries.state, '') in ('submitting', 'uncertain')
      ${isPostgres ? sql`and deliveries.subscriber = any (array (select subscriber from result))` : sql``}`;
  await throughDeadlocks(() => written.execute(db));
}

const postgresRows = (json: string) => sql`
  select * from jsonb_to_recordset(${json}::jsonb)
    as given (subscriber text, attempt integer, state text, reply text, at text, retry_at text)`;

const sqliteRows = (json: string) => sql`
  select value ->> 'subscriber' as subscriber, value ->> 'attempt' as attempt, value ->> 'state' as state,
    value ->> 'reply' as reply, value ->> 'at' as at, value ->> 'retry_at' as retry_at
  from json_each(${json})`;

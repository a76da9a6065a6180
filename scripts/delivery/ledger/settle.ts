import type { Kysely } from 'kysely';
import type { Tables } from '#storage/tables.ts';

/** What an operator says of deliveries that nobody could be certain of. */
export const SETTLEMENTS = ['submitted', 'failed', 'again'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

const WORDS: Readonly<Record<Settlement, string>> = {
  submitted: 'Settled by a person: it was taken',
  failed: 'Settled by a person: it did not go',
  again: 'Settled by a person: to be sent again',
};

/**
 * Settles uncertain deliveries of an edition: all of them, or those of some messages. Others are never touched.
 * @returns how many.
 */
export async function settle(
  db: Kysely<Tables>,
  edition: string,
  as: Settlement,
  only?: { messageIds: readonly string[]; reply: string },
): Promise<number> {
  const state = as === 'again' ? 'queued' : as;
  const uncertain = db
    .updateTable('deliveries')
    .set({ state, reply: only?.reply ?? WORDS[as], lease_until: null, retry_at: null })
    // Whoever had it in hand may not write of it any more.
    .set({ sender: null })
    .where('edition', '=', edition)
    .where('state', '=', 'uncertain');
  if (!only) return Number((await uncertain.executeTakeFirst()).numUpdatedRows);
  let settled = 0;
  for (let from = 0; from < only.messageIds.length; from += PAGE) {
    const page = only.messageIds.slice(from, from + PAGE);
    settled += Number((await uncertain.where('message_id', 'in', page).executeTakeFirst()).numUpdatedRows);
  }
  return settled;
}

const PAGE = 500;

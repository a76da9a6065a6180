import type { Kysely } from 'kysely';
import type { Tables } from '#storage/tables.ts';
import { LONGEST_WINDOW_MS } from '#subscriber/attempts.ts';
import { CONFIRM_MS } from '#subscriber/pending-letter.ts';

/** Removes letters and tokens whose time is over, those who never confirmed, and old counts. */
export async function clearExpired(db: Kysely<Tables>, now: Date): Promise<void> {
  const before = (ms: number): string => new Date(now.getTime() - ms).toISOString();
  await db.deleteFrom('letters').where('asked_at', '<=', before(CONFIRM_MS)).where('claim', 'is', null).execute();
  await db.deleteFrom('tokens').where('expires_at', '<=', now.toISOString()).execute();
  await db
    .deleteFrom('subscribers')
    .where('state', '=', 'waiting')
    .where('created_at', '<=', before(CONFIRM_MS))
    .where(({ not, or, exists, selectFrom }) =>
      not(
        or([
          exists(selectFrom('tokens').select('token_key').whereRef('tokens.subscriber', '=', 'subscribers.id')),
          exists(selectFrom('letters').select('wanted').whereRef('letters.subscriber', '=', 'subscribers.id')),
        ]),
      ),
    )
    .execute();
  await db
    .deleteFrom('attempts')
    .where('window_start', '<', before(2 * LONGEST_WINDOW_MS))
    .execute();
}

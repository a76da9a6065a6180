import type { Kysely } from 'kysely';
import { BEGUN, hasAny } from '#delivery/edition/earlier.ts';
import { type Selection, selectionSchema } from '#delivery/edition/selection.ts';
import type { Storage } from '#storage/open-storage.ts';
import type { DeliveryRow, Tables } from '#storage/tables.ts';

/** An edition that has emails still to be sent. */
export interface Unfinished {
  id: string;
  selection: Selection;
  expiresAt: Date;
  /** Whether anything of it was ever handed over. */
  isBegun: boolean;
  /** Whether a run prepared it; a person may want to look at theirs first. */
  isOfRun: boolean;
}

/** What is still to be sent, or being sent. */
const OPEN = ['queued', 'submitting', 'retry'] as const satisfies DeliveryRow['state'][];

/** The editions that have not expired and are not finished, the oldest first. */
export async function unfinishedEditions(db: Kysely<Tables>, now: Date): Promise<Unfinished[]> {
  const rows = await db
    .selectFrom('editions')
    .select(['id', 'selection', 'expires_at', 'prepared_by'])
    .select((editions) => hasAny(editions, BEGUN).as('begun'))
    .where('expires_at', '>', now.toISOString())
    .where((editions) => hasAny(editions, OPEN))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, selection, expires_at, prepared_by, begun }) => ({
    ...{ id, selection: selectionSchema.parse(JSON.parse(selection)), expiresAt: new Date(expires_at) },
    ...{ isBegun: Boolean(begun), isOfRun: prepared_by === 'run' },
  }));
}

/** Throws away an edition of which nobody got anything. @returns false, with nothing changed, when a sender has begun it. */
export async function discardEdition({ db }: Storage, id: string): Promise<boolean> {
  const transaction = await db.startTransaction().execute();
  try {
    await transaction.deleteFrom('deliveries').where('edition', '=', id).where('state', 'not in', BEGUN).execute();
    const begun = await transaction
      .selectFrom('deliveries')
      .select('edition')
      .where('edition', '=', id)
      .executeTakeFirst();
    if (!begun) await transaction.deleteFrom('editions').where('id', '=', id).execute();
    await (begun ? transaction.rollback() : transaction.commit()).execute();
    return !begun;
  } catch (error) {
    if (!transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute();
    throw error;
  }
}

import type { Kysely } from 'kysely';
import { earlierEditions } from '#delivery/edition/earlier.ts';
import { type Counts, freeze } from '#delivery/edition/freeze.ts';
import { planLists, type Wanted } from '#delivery/edition/plan-lists.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { inTurn } from '#storage/in-turn.ts';
import type { Data } from '#storage/open-data.ts';
import type { Tables } from '#storage/tables.ts';

/** How an edition is prepared. */
export interface Preparing extends Wanted {
  /** So many random bytes. */
  random: (bytes: number) => Buffer;
  /** Who asked for it: a run goes on with its own alone. */
  by?: 'person' | 'run';
  /** Counts only, and leaves nothing behind. */
  isTrial?: boolean;
}

/** What was frozen. */
export interface Prepared extends Counts {
  /** Nothing where nobody gets an email: such an edition is not kept. */
  edition: string | undefined;
  /** Who gets an email and who does not, together. */
  audience: number;
  expiresAt: Date;
}

const DAY_MS = 24 * 3_600_000;

/** Freezes who gets which stories, all or nothing. Who has no news is counted, and gets no email. */
export async function prepareEdition(data: Data, library: PublicLibrary, preparing: Preparing): Promise<Prepared> {
  const { db, kind } = data.storage;
  const { random, now, isTrial = false } = preparing;
  const edition = `${now.toISOString().slice(0, 10)}-${random(4).toString('hex')}`;
  const transaction = await db.startTransaction().execute();
  try {
    // Two at once would tell the same news twice.
    await inTurn(transaction, kind, 'prepare');
    const prepared = await freezeEdition(transaction, { kind, edition, library, preparing });
    const isKept = prepared.emails > 0 && !isTrial;
    await (isKept ? transaction.commit() : transaction.rollback()).execute();
    return isKept ? prepared : { ...prepared, edition: undefined };
  } catch (error) {
    if (!transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute();
    throw error;
  }
}

interface Freezing {
  kind: Data['storage']['kind'];
  edition: string;
  library: PublicLibrary;
  preparing: Preparing;
}

async function freezeEdition(db: Kysely<Tables>, { kind, edition, library, preparing }: Freezing): Promise<Prepared> {
  const { now, random, by = 'person' } = preparing;
  const { site, thresholds } = library.settings;
  const plan = planLists(library, preparing, await earlierEditions(db, now));
  const expiresAt = new Date(now.getTime() + thresholds['bulletin-days'] * DAY_MS);
  const row = { id: edition, created_at: now.toISOString(), expires_at: expiresAt.toISOString(), prepared_by: by };
  await db
    .insertInto('editions')
    .values({ ...row, selection: JSON.stringify(plan.selection), audience: 0, excluded: '{}' })
    .execute();
  const counts = await freeze(db, plan, { kind, edition, host: new URL(site).hostname, random });
  const audience = counts.emails + Object.values(counts.excluded).reduce((sum, count) => sum + count, 0);
  await db
    .updateTable('editions')
    .set({ audience, excluded: JSON.stringify(counts.excluded) })
    .where('id', '=', edition)
    .execute();
  return { ...counts, edition, audience, expiresAt };
}

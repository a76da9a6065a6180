import { countStates, STATES } from '#delivery/ledger/state.ts';
import type { Data } from '#storage/open-data.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Of editions that expired so many days ago only the sums are kept: who got them is nobody’s business any more. All or nothing for each.
 * @returns how many editions.
 */
export async function sumUpOld({ storage }: Data, { days, now }: { days: number; now: Date }): Promise<number> {
  const { db } = storage;
  const before = new Date(now.getTime() - days * DAY_MS).toISOString();
  const old = await db
    .selectFrom('editions')
    .select('id')
    .where('expires_at', '<=', before)
    .where('totals', 'is', null)
    .execute();
  for (const { id } of old) await sumUp(storage, id);
  if (old.length > 0) await storage.scrub();
  return old.length;
}

function sumUp({ db }: Data['storage'], edition: string): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const counts = await countStates(transaction, edition);
    const totals = Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0]));
    await transaction.deleteFrom('deliveries').where('edition', '=', edition).execute();
    await transaction
      .updateTable('editions')
      .set({ totals: JSON.stringify(totals) })
      .where('id', '=', edition)
      .execute();
  });
}

import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DeliveryRow, Tables } from '#storage/tables.ts';

/** What is known of one email. */
export type State = DeliveryRow['state'];

const excludedSchema = z.record(z.string(), z.int());

/** How many emails of an edition are in each state; the audience is what was frozen when it was prepared. */
export type Status = { audience: number } & Record<State, number> & {
    /** True when nothing is left to do and the sum of all states is the audience. Uncertain ones may still be settled. */
    finished: boolean;
  };

/** In the order in which a delivery goes through them. */
export const STATES = [
  'queued',
  'submitting',
  'submitted',
  'retry',
  'failed',
  'uncertain',
  'excluded',
] as const satisfies readonly State[];

/** Adds up an edition; undefined when there is none of this id. */
export async function statusOf(db: Kysely<Tables>, edition: string): Promise<Status | undefined> {
  const row = await db
    .selectFrom('editions')
    .select(['audience', 'excluded', 'totals'])
    .where('id', '=', edition)
    .executeTakeFirst();
  if (!row) return undefined;
  const counts = row.totals === null ? await countStates(db, edition) : totalsOf(row.totals);
  // Who was left out when it was prepared has no row; who left later has.
  const leftOut = Object.values(excludedSchema.parse(JSON.parse(row.excluded))).reduce((sum, count) => sum + count, 0);
  return addUp(row.audience, counts.set('excluded', (counts.get('excluded') ?? 0) + leftOut));
}

/** The sums of an edition whose deliveries are erased. */
export function totalsOf(text: string): Map<State, number> {
  const totals = excludedSchema.parse(JSON.parse(text));
  return new Map(STATES.map((state) => [state, totals[state] ?? 0]));
}

/** How many deliveries of an edition are in each state; a state that none is in is not there. */
export async function countStates(db: Kysely<Tables>, edition: string): Promise<Map<State, number>> {
  const rows = await db
    .selectFrom('deliveries')
    .select('state')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('edition', '=', edition)
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** The sum over all states, and whether it says that an edition is finished. */
export function addUp(audience: number, counts: ReadonlyMap<State, number>): Status {
  const of = (state: State): number => counts.get(state) ?? 0;
  const sum = STATES.reduce((total, state) => total + of(state), 0);
  const isOpen = of('queued') + of('submitting') + of('retry') > 0;
  return {
    audience,
    queued: of('queued'),
    submitting: of('submitting'),
    submitted: of('submitted'),
    retry: of('retry'),
    failed: of('failed'),
    uncertain: of('uncertain'),
    excluded: of('excluded'),
    finished: sum === audience && !isOpen,
  };
}

import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from 'kysely';
import { type Selection, selectionSchema } from '#delivery/edition/selection.ts';
import { totalsOf } from '#delivery/ledger/state.ts';
import type { DeliveryRow, Tables } from '#storage/tables.ts';
import type { Frequency } from '#subscriber/choices.ts';

/** An edition that was prepared before. */
export interface Earlier {
  createdAt: Date;
  selection: Selection;
  /** Whether anything of it was ever handed over. */
  isStarted: boolean;
}

/** What only becomes of an email that a sender took on. One that is queued again, or left out, told nobody anything. */
export const BEGUN = [
  'submitting',
  'submitted',
  'retry',
  'failed',
  'uncertain',
] as const satisfies DeliveryRow['state'][];
const DAY_MS = 24 * 3_600_000;
/** Half a day less than a week: who sends on Fridays may be early. */
const WEEKLY_MS = 6.5 * DAY_MS;

/** The editions that count: begun, or still to be sent. One that expired before it began told nobody anything. */
export async function earlierEditions(db: Kysely<Tables>, now: Date): Promise<Earlier[]> {
  const rows = await db
    .selectFrom('editions')
    .select(['created_at', 'expires_at', 'selection', 'totals'])
    .select((editions) => hasAny(editions, BEGUN).as('started'))
    .execute();
  return rows
    .map(({ created_at, expires_at, selection, started, totals }) => ({
      createdAt: new Date(created_at),
      isStarted: totals === null ? Boolean(started) : hasBegun(totals),
      isOpen: new Date(expires_at) > now,
      selection: selectionSchema.parse(JSON.parse(selection)),
    }))
    .filter(({ isStarted, isOpen }) => isStarted || isOpen);
}

/** Whether an edition has any email in one of some states. */
export function hasAny(
  { exists, selectFrom }: ExpressionBuilder<Tables, 'editions'>,
  states: readonly DeliveryRow['state'][],
): ExpressionWrapper<Tables, 'editions', SqlBool> {
  return exists(
    selectFrom('deliveries')
      .select('edition')
      .whereRef('deliveries.edition', '=', 'editions.id')
      .where('state', 'in', states),
  );
}

function hasBegun(totals: string): boolean {
  const counts = totalsOf(totals);
  return BEGUN.some((state) => (counts.get(state) ?? 0) > 0);
}

/** What an area was told on a list. */
export function toldBefore(earlier: readonly Earlier[], list: Frequency): (area: string) => ReadonlySet<string> {
  return (area) => new Set(earlier.flatMap(({ selection }) => selection[list]?.[area] ?? []));
}

/** The areas that have had as many editions in seven days as one may have. */
export function tiredAreas(earlier: readonly Earlier[], list: Frequency, most: number, now: Date): Set<string> {
  const lately = earlier.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < 7 * DAY_MS);
  const counts = new Map<string, number>();
  for (const { selection } of lately)
    for (const area of Object.keys(selection[list] ?? {})) counts.set(area, (counts.get(area) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= most).map(([area]) => area));
}

/** The areas whose last weekly email is less than a week ago. */
export function weeklyAreasNotDue(earlier: readonly Earlier[], now: Date): Set<string> {
  const lately = earlier.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < WEEKLY_MS);
  return new Set(lately.flatMap(({ selection }) => Object.keys(selection.weekly ?? {})));
}

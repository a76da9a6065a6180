import type { Kysely } from 'kysely';
import type { Data } from '#storage/open-data.ts';
import type { Tables } from '#storage/tables.ts';

/** Somebody who may be written to now. */
export interface Reachable {
  address: string;
  language: string;
}

/** Those of some subscribers who may be written to at this moment, with their addresses. Who has left is not among them. */
export async function reachable({ storage: { db } }: Data, ids: readonly string[]): Promise<Map<string, Reachable>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('subscribers')
    .select(['id', 'address', 'language'])
    .where('id', 'in', ids)
    .where('state', '=', 'confirmed')
    .execute();
  return new Map(rows.map(({ id, address, language }) => [id, { address, language }]));
}

/** How many of one state and language chose an area. */
export interface AreaCount {
  area: string;
  language: string;
  state: string;
  count: number;
}

/** So many people at a time: grouped all at once they would not fit in little memory. */
const PAGE = 20_000;

/** How many chose each area, or one of them; who chose two is counted in both. */
export async function countByArea({ storage: { db } }: Data, area?: string): Promise<AreaCount[]> {
  const sums = new Map<string, AreaCount>();
  for await (const people of pagesOf(db)) {
    const pairs = people
      .innerJoin('subscriber_areas', 'subscriber_areas.subscriber', 'subscribers.id')
      .$if(area !== undefined, (query) => query.where('area', '=', area ?? ''))
      .select(['area', 'language', 'state'])
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .groupBy(['area', 'language', 'state']);
    for (const row of await pairs.execute()) {
      const key = `${row.area} ${row.language} ${row.state}`;
      const sum = sums.get(key);
      if (sum) sum.count += row.count;
      else sums.set(key, { ...row });
    }
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count);
}

/** How many get bulletins for one of some areas, each once. */
export async function countReached(
  { storage: { db } }: Pick<Data, 'storage'>,
  areas: readonly string[],
): Promise<number> {
  if (areas.length === 0) return 0;
  const { count } = await db
    .selectFrom('subscribers')
    .innerJoin('subscriber_areas', 'subscriber_areas.subscriber', 'subscribers.id')
    .where('state', '=', 'confirmed')
    .where('area', 'in', areas)
    .select(({ fn }) => fn.count<number>('id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** How many there are of each state, each once. */
export async function countByState({ storage: { db } }: Data): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('subscribers')
    .select('state')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** All subscribers, in pages by state and id. */
async function* pagesOf(db: Kysely<Tables>) {
  for (const state of ['confirmed', 'suppressed', 'waiting'] as const) {
    const all = db.selectFrom('subscribers').where('state', '=', state);
    for (let after = ''; ; ) {
      const page = all.where('id', '>', after).select('id').orderBy('id').limit(PAGE).as('page');
      const end = await db
        .selectFrom(page)
        .select(({ fn }) => fn.max('id').as('last'))
        .executeTakeFirstOrThrow();
      if (end.last === null) break;
      yield all.where('id', '>', after).where('id', '<=', end.last);
      after = end.last;
    }
  }
}

import type { Kysely } from 'kysely';
import type { Data } from '#storage/open-data.ts';
import type { SubscriberRow, Tables } from '#storage/tables.ts';
import type { Frequency } from '#subscriber/choices.ts';

/** Whom an edition is for. */
export interface Wanted {
  areas: readonly string[];
  /** Only those who chose this; without it all. */
  frequency?: Frequency | undefined;
}

/** One of an audience. Where it is written to is asked for when it is written: see `reachable`. */
export interface Member {
  id: string;
  addressKey: string;
  language: string;
  frequency: Frequency;
  /** Those of the wanted areas that this one chose, in order; never none. */
  areas: readonly string[];
}

const PAGE = 1000;

/**
 * All who are confirmed and chose one of the areas, each once, in pages by id; no more than a page is held at a time.
 * Who comes or leaves meanwhile may be in it or not; nobody else is passed over or met twice.
 */
export async function* audienceOf(
  { storage: { db } }: Data,
  wanted: Wanted,
  pageSize = PAGE,
): AsyncGenerator<readonly Member[]> {
  for await (const page of whoChose(db, 'confirmed', wanted, pageSize)) {
    yield page.map(({ id, address_key, language, frequency, areas }) => ({
      ...{ id, addressKey: address_key, language, frequency, areas },
    }));
  }
}

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

/** How many chose one of the areas and get nothing, by why: waiting, unsubscribed, bounced, complained. */
export async function countLeftOut({ storage: { db } }: Data, wanted: Wanted): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const state of ['waiting', 'suppressed'] as const) {
    for await (const page of whoChose(db, state, wanted, PAGE)) {
      for (const { suppressed_why } of page)
        counts[suppressed_why ?? state] = (counts[suppressed_why ?? state] ?? 0) + 1;
    }
  }
  return counts;
}

/** How many of one state and language chose an area. */
export interface AreaCount {
  area: string;
  language: string;
  state: string;
  count: number;
}

/** How many chose each area, or one of them; who chose two is counted in both. */
export async function countByArea({ storage: { db } }: Data, area?: string): Promise<AreaCount[]> {
  const all = db
    .selectFrom('subscriber_areas')
    .innerJoin('subscribers', 'subscribers.id', 'subscriber_areas.subscriber')
    .select(['area', 'language', 'state'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['area', 'language', 'state'])
    .orderBy('area')
    .orderBy('language')
    .orderBy('state');
  return (area === undefined ? all : all.where('area', '=', area)).execute();
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

/**
 * Those of one state who chose one of the areas, in pages by id. Everybody of that state is gone through, once and in order:
 * no database plans a search for hundreds of areas as well as that.
 */
async function* whoChose(
  db: Kysely<Tables>,
  state: SubscriberRow['state'],
  { areas, frequency }: Wanted,
  pageSize: number,
) {
  if (areas.length === 0) return;
  const wanted = new Set(areas);
  const all = db
    .selectFrom('subscribers')
    .select(['id', 'address_key', 'language', 'frequency', 'suppressed_why'])
    .where('state', '=', state)
    .orderBy('id')
    .limit(pageSize);
  const query = frequency === undefined ? all : all.where('frequency', '=', frequency);
  for (let after = ''; ; ) {
    const page = await query.where('id', '>', after).execute();
    const last = page.at(-1);
    if (!last) return;
    const chosen = await areasBetween(db, wanted, after, last.id);
    const people = page.flatMap((row) => {
      const own = chosen.get(row.id);
      return own ? [{ ...row, areas: own }] : [];
    });
    if (people.length > 0) yield people;
    after = last.id;
  }
}

/** The wanted areas of those whose ids lie behind one and up to another. */
async function areasBetween(db: Kysely<Tables>, wanted: ReadonlySet<string>, after: string, last: string) {
  const rows = await db
    .selectFrom('subscriber_areas')
    .select(['subscriber', 'area'])
    .where('subscriber', '>', after)
    .where('subscriber', '<=', last)
    .orderBy('subscriber')
    .orderBy('area')
    .execute();
  const chosen = new Map<string, string[]>();
  for (const { subscriber, area } of rows) {
    if (!wanted.has(area)) continue;
    const own = chosen.get(subscriber);
    if (own) own.push(area);
    else chosen.set(subscriber, [area]);
  }
  return chosen;
}

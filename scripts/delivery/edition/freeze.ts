import { type Kysely, sql } from 'kysely';
import type { Plan } from '#delivery/edition/plan-lists.ts';
import type { Storage } from '#storage/open-storage.ts';
import type { SubscriberRow, Tables } from '#storage/tables.ts';
import { SUPPRESSIONS } from '#subscriber/leaving.ts';

/** Who gets an email, and who does not. */
export interface Counts {
  emails: number;
  /** Why some get nothing: reason → count. */
  excluded: Record<string, number>;
  /** Who gets an email, by area and by language; who wants two areas is counted in both. */
  areas: Record<string, number>;
  languages: Record<string, number>;
}

/** Which edition is frozen: its Message-IDs end with its id and the host. */
export interface Freezing {
  kind: Storage['kind'];
  edition: string;
  host: string;
  /** So many random bytes. */
  random: (bytes: number) => Buffer;
}

/** What an area has for those who chose a list: news, or a reason why not. Gone when the transaction ends. */
interface NewsRow {
  /** List and area in one: as two columns, both databases would begin at the list, and go through all its areas for each person. */
  key: string;
  area: string;
  /** As it stands in JSON. */
  quoted: string;
  /** Nothing where it has news. */
  why: string | null;
}

/** One of a page of people, with what they get. Gone when the transaction ends. */
interface PersonRow extends Pick<SubscriberRow, 'id' | 'address_key' | 'language' | 'frequency'> {
  /** Their areas with news, as in a list of JSON; nothing where there are none. */
  own: string | null;
  why: string | null;
}

type Temporary = { news: NewsRow; people: PersonRow };

type Frozen = Kysely<Tables & Temporary>;

/** So many people at a time: a few megabytes. */
const PAGE = 20_000;

/**
 * Writes the deliveries of an edition, each person once. The database does it, over whole pages of people: nobody is read into this
 * process. Must be in a transaction.
 */
export async function freeze(transaction: Kysely<Tables>, plan: Plan, freezing: Freezing): Promise<Counts> {
  const db: Frozen = transaction.withTables<Temporary>();
  const counts: Counts = { emails: 0, excluded: {}, areas: {}, languages: {} };
  await makeTables(db, freezing.kind);
  await writeNews(db, plan);
  const first = freezing.random(3).readUIntBE(0, 3);
  let after = '';
  for (let page = 0; ; page += 1) {
    const last = await endOfPage(db, after);
    if (last === undefined) break;
    await choosePeople(db, { after, last }, freezing.kind);
    await writePeople(db, ((first + page) % 0x1_00_00_00).toString(16).padStart(6, '0'), freezing);
    await countPeople(db, freezing.kind, counts);
    after = last;
  }
  for (const [why, count] of await countLeftOut(db)) add(counts.excluded, why, count);
  for (const table of ['news', 'people']) await sql`drop table ${sql.table(table)}`.execute(db);
  counts.emails = Object.values(counts.languages).reduce((sum, count) => sum + count, 0);
  return counts;
}

const TABLES = [
  'news (key text primary key, area text not null, quoted text not null, why text)',
  'people (id text, address_key text not null, language text not null, frequency text not null, own text, why text)',
];

async function makeTables(db: Frozen, kind: Storage['kind']): Promise<void> {
  const end = kind === 'postgres' ? ' on commit drop' : '';
  for (const table of TABLES) await sql.raw(`create temporary table ${table}${end}`).execute(db);
}

/** Ids behind one and up to another. */
interface Page {
  after: string;
  last: string;
}

const NEWS_AT_ONCE = 500;

async function writeNews(db: Frozen, { areas, lists, selection, heldBack }: Plan): Promise<void> {
  const rows = lists.flatMap((list) =>
    [...new Set(areas)].map((area): NewsRow => {
      const why = selection[list]?.[area] ? null : (heldBack[list].get(area) ?? 'nothing-new');
      return { key: `${list} ${area}`, area, quoted: JSON.stringify(area), why };
    }),
  );
  for (let from = 0; from < rows.length; from += NEWS_AT_ONCE)
    await db
      .insertInto('news')
      .values(rows.slice(from, from + NEWS_AT_ONCE))
      .execute();
}

async function endOfPage(db: Frozen, after: string): Promise<string | undefined> {
  const page = db
    .selectFrom('subscribers')
    .select('id')
    .where('state', '=', 'confirmed')
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE);
  const { last } = await db
    .selectFrom(page.as('page'))
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? undefined;
}

const NEWS_KEY = sql<string>`subscribers.frequency || ' ' || subscriber_areas.area`;

/** The same news has the same text: see `newsText`. SQLite goes through the areas of each in order by itself. */
const OWN = {
  sqlite: sql<string | null>`string_agg(case when news.why is null then news.quoted end, ',')`,
  postgres: sql<string | null>`string_agg(news.quoted, ',' order by news.area) filter (where news.why is null)`,
};

/** Puts together what each of a page gets, from their areas that are asked about. Of several reasons the first by name is told. */
async function choosePeople(db: Frozen, { after, last }: Page, kind: Storage['kind']): Promise<void> {
  await db.deleteFrom('people').execute();
  const chosen = db
    .selectFrom('subscribers')
    .innerJoin('subscriber_areas', 'subscriber_areas.subscriber', 'subscribers.id')
    .innerJoin('news', (join) => join.on('news.key', '=', NEWS_KEY))
    .where('subscribers.state', '=', 'confirmed')
    .where('subscribers.id', '>', after)
    .where('subscribers.id', '<=', last)
    .select(['subscribers.id', 'subscribers.address_key', 'subscribers.language', 'subscribers.frequency'])
    .select([OWN[kind].as('own'), sql<string | null>`min(news.why)`.as('why')])
    .groupBy('subscribers.id');
  await db
    .insertInto('people')
    .columns(['id', 'address_key', 'language', 'frequency', 'own', 'why'])
    .expression(chosen)
    .execute();
}

/** 72 bits that nobody can guess, made by the database where the rows are made: who knew a Message-ID could return it in our name. */
const CHANCE = {
  sqlite: sql<string>`lower(hex(randomblob(9)))`,
  // The digits between these hold what is the same in all.
  postgres: sql<string>`substr(gen_random_uuid()::text, 1, 8) || substr(gen_random_uuid()::text, 25, 10)`,
};

/** As `newsText` writes it. */
const NEWS_TEXT = sql<string>`'{"frequency":"' || frequency || '","areas":[' || own || ']}'`;

/** Message-IDs begin alike within a page: their index grows at its end, and is not written all over. Where they begin tells nothing. */
async function writePeople(db: Frozen, prefix: string, { kind, edition, host }: Freezing): Promise<void> {
  const begin = sql<string>`cast(${`<${edition}.${prefix}`} as text)`;
  const deliveries = db
    .selectFrom('people')
    .where('own', 'is not', null)
    .select(['id', 'address_key', 'language', NEWS_TEXT.as('areas')])
    .select([sql<string>`cast(${edition} as text)`.as('edition'), sql<'queued'>`'queued'`.as('state')])
    .select(sql<string>`${begin} || ${CHANCE[kind]} || ${`@${host}>`}`.as('message_id'));
  await db
    .insertInto('deliveries')
    .columns(['subscriber', 'address_key', 'language', 'areas', 'edition', 'state', 'message_id'])
    .expression(deliveries)
    .execute();
}

const AREAS = {
  sqlite: sql<{ area: string }>`(select value as area from people, json_each('[' || own || ']'))`,
  postgres: sql<{ area: string }>`(select jsonb_array_elements_text(('[' || own || ']')::jsonb) as area from people)`,
};

async function countPeople(db: Frozen, kind: Storage['kind'], counts: Counts): Promise<void> {
  const count = sql<number>`count(*)`.as('count');
  const gets = db.selectFrom('people').where('own', 'is not', null);
  for (const row of await gets.select(['language', count]).groupBy('language').execute())
    add(counts.languages, row.language, row.count);
  const areas = db.selectFrom(AREAS[kind].as('areas')).select(['area', count]).groupBy('area');
  for (const row of await areas.execute()) add(counts.areas, row.area, row.count);
  const others = db.selectFrom('people').where('own', 'is', null).select(['why', count]).groupBy('why');
  for (const row of await others.execute()) add(counts.excluded, row.why ?? '', row.count);
}

/** Those who chose one of the areas and may not be written to, by why: waiting, unsubscribed, bounced, complained. */
async function countLeftOut(db: Frozen): Promise<[why: string, count: number][]> {
  const chose = db
    .selectFrom('subscribers')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('subscriber_areas')
          .innerJoin('news', (join) => join.on('news.key', '=', NEWS_KEY))
          .select('news.area')
          .whereRef('subscriber_areas.subscriber', '=', 'subscribers.id'),
      ),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'));
  const counts: [string, number][] = [];
  const waiting = await chose.where('state', '=', 'waiting').executeTakeFirstOrThrow();
  counts.push(['waiting', waiting.count]);
  for (const why of SUPPRESSIONS) {
    const left = chose.where('state', '=', 'suppressed').where('suppressed_why', '=', why);
    counts.push([why, (await left.executeTakeFirstOrThrow()).count]);
  }
  return counts.filter(([, count]) => count > 0);
}

function add(counts: Record<string, number>, key: string, count: number): void {
  counts[key] = (counts[key] ?? 0) + count;
}

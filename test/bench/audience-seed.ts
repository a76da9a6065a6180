import { DatabaseSync } from 'node:sqlite';
import { openStorage } from '#storage/open-storage.ts';

/** So many areas people may ask for news of. */
export const AREAS = 500;

/** The id of an area of a seeded database. */
export const areaId = (at: number): string => `area-${String(at).padStart(3, '0')}`;

/** Makes a database of so many people, each of whom asks for one to three areas; by statements over whole sets, in seconds. */
export async function seedAudience(file: string, people: number): Promise<void> {
  await (await openStorage({ kind: 'sqlite', file })).close();
  const database = new DatabaseSync(file);
  // Thrown away when it is damaged.
  for (const pragma of ['synchronous = off', 'cache_size = -400000']) database.exec(`pragma ${pragma}`);
  database.exec('begin');
  database.prepare(SUBSCRIBERS).run(people);
  for (let nth = 0; nth < 3; nth += 1) database.prepare(AREAS_OF_THEM).run({ nth, areas: AREAS });
  database.exec('commit; pragma wal_checkpoint(truncate)');
  database.close();
}

/** Ids go up, so that they need not be sorted, and rows lie in no order, as those of real people do; nine in ten are confirmed, one in three wants a weekly email. */
const SUBSCRIBERS = `
  with recursive people (at) as (select 0 union all select at + 1 from people where at + 1 < ?1)
  insert into subscribers
    (rowid, id, address, address_key, language, frequency, state, consent_source, consent_at, confirmed_at, suppressed_why, created_at)
  select 1 + (at * 611953) % ?1, printf('%08x', at * 4000) || lower(hex(randomblob(12))), at || '@reader.example',
    printf('%08x', at) || lower(hex(randomblob(28))), case at % 4 when 0 then 'ur' when 1 then 'pl' else 'en' end,
    case at % 3 when 0 then 'weekly' else 'each' end,
    case at % 20 when 0 then 'suppressed' when 10 then 'waiting' else 'confirmed' end,
    'A stall', '2030-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z',
    case at % 20 when 0 then 'unsubscribed' end, '2030-01-01T00:00:00.000Z'
  from people`;

const AREAS_OF_THEM = `
  insert or ignore into subscriber_areas (subscriber, area)
  select id, printf('area-%03d', (rowid * (7 * :nth + 1) + :nth) % :areas) from subscribers where rowid % 3 >= :nth order by id`;

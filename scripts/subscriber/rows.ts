import type { Kysely } from 'kysely';
import type { Tables } from '#storage/tables.ts';

/** Makes these the areas of a subscriber, and no others. */
export async function writeAreas(db: Kysely<Tables>, subscriber: string, areas: readonly string[]): Promise<void> {
  await db.deleteFrom('subscriber_areas').where('subscriber', '=', subscriber).execute();
  if (areas.length === 0) return;
  const rows = areas.map((area) => ({ subscriber, area }));
  await db.insertInto('subscriber_areas').values(rows).execute();
}

/** The areas of a subscriber, in order. */
export async function readAreas(db: Kysely<Tables>, subscriber: string): Promise<string[]> {
  const rows = await db.selectFrom('subscriber_areas').select('area').where('subscriber', '=', subscriber).execute();
  return rows.map(({ area }) => area).sort();
}

import type { Kysely } from 'kysely';
import type { Secret } from '#storage/secret-fs.ts';
import type { SubscriberRow, Tables } from '#storage/tables.ts';
import { addressKey } from '#subscriber/address-key.ts';
import type { ImportRow } from '#subscriber/import/parse-row.ts';
import { newId, type Random } from '#subscriber/token.ts';

/** What became of the rows of a file, each counted once. */
export interface Tally {
  /** New, and confirmed by the consent in the file. */
  taken: number;
  /** The same person in another row of this file: their areas were put together. */
  merged: number;
  /** Subscribers who had not said otherwise since: areas were added to theirs. */
  extended: number;
  /** Subscribers who have these areas, or said later themselves what they want. */
  already: number;
  /** Forgotten at their own wish. */
  forgotten: number;
  /** Left, bounced or complained. */
  suppressed: number;
  /** Marked as not subscribed in the file. */
  notConfirmed: number;
}

export const EMPTY_TALLY: Readonly<Tally> = {
  ...{ taken: 0, merged: 0, extended: 0, already: 0, forgotten: 0, suppressed: 0, notConfirmed: 0 },
};

/** One import at work. */
export interface Writing {
  db: Kysely<Tables>;
  secret: Secret;
  now: string;
  random: Random;
  /** Ids that this import gives begin so: by it a second row of the same person is told from an older subscriber. */
  prefix: string;
  tally: Tally;
}

type Known = Pick<SubscriberRow, 'id' | 'address_key' | 'state' | 'consent_at'>;

/** So many pairs go into one statement. */
const MOST_PAIRS = 5000;

/** Writes some rows; nobody who was forgotten or has left comes back by it. */
export async function writeBatch(writing: Writing, rows: readonly ImportRow[]): Promise<void> {
  const { db, tally } = writing;
  const people = byPerson(writing, rows);
  const keys = [...people.keys()];
  const forgotten = await db.selectFrom('forgotten').select('address_key').where('address_key', 'in', keys).execute();
  for (const { address_key } of forgotten) {
    people.delete(address_key);
    tally.forgotten += 1;
  }
  const known = await db
    .selectFrom('subscribers')
    .select(['id', 'address_key', 'state', 'consent_at'])
    .where('address_key', 'in', keys)
    .execute();
  for (const one of known) {
    const row = people.get(one.address_key);
    people.delete(one.address_key);
    if (row) await meet(writing, one, row);
  }
  await insertAll(writing, people);
}

/** One row for each person: the areas of all, and the rest of the one who agreed last. */
function byPerson({ secret, tally }: Writing, rows: readonly ImportRow[]): Map<string, ImportRow> {
  const people = new Map<string, ImportRow>();
  for (const row of rows) {
    const key = addressKey(secret, row.address);
    const other = people.get(key);
    if (other) tally.merged += 1;
    people.set(key, other ? together(other, row) : row);
  }
  return people;
}

function together(one: ImportRow, two: ImportRow): ImportRow {
  const later = two.consentAt > one.consentAt ? two : one;
  return { ...later, areas: [...new Set([...one.areas, ...two.areas])].sort() };
}

/** A row about somebody whom the tables know. */
async function meet(writing: Writing, known: Known, row: ImportRow): Promise<void> {
  const { tally, prefix } = writing;
  const isNewer = row.consentAt > known.consent_at;
  if (known.state === 'suppressed') {
    tally.suppressed += 1;
  } else if (known.id.startsWith(prefix)) {
    tally.merged += 1;
    if (isNewer) await update(writing, known.id, { ...consentOf(row), ...choicesOf(row) });
    await insertAreas(writing, [{ id: known.id, areas: row.areas }]);
  } else if (known.state === 'waiting') {
    tally.taken += 1;
    await confirmWaiting(writing, known.id, row);
  } else if (row.consentAt >= known.consent_at) {
    // Language and frequency stay what they chose.
    if (isNewer) await update(writing, known.id, consentOf(row));
    const added = await insertAreas(writing, [{ id: known.id, areas: row.areas }]);
    tally[added > 0 ? 'extended' : 'already'] += 1;
  } else {
    tally.already += 1;
  }
}

/** Who typed their address into the form and agreed on paper too: the paper counts, for the form may have been a stranger's. */
async function confirmWaiting(writing: Writing, id: string, row: ImportRow): Promise<void> {
  const { db, now } = writing;
  for (const table of ['letters', 'tokens'] as const) await db.deleteFrom(table).where('subscriber', '=', id).execute();
  await db.deleteFrom('subscriber_areas').where('subscriber', '=', id).execute();
  await update(writing, id, { ...consentOf(row), ...choicesOf(row), state: 'confirmed', confirmed_at: now });
  await insertAreas(writing, [{ id, areas: row.areas }]);
}

const consentOf = ({ consentSource, consentAt }: ImportRow) => ({
  ...{ consent_source: consentSource, consent_at: consentAt },
});
const choicesOf = ({ language, frequency }: ImportRow) => ({ language, frequency });

async function update({ db }: Writing, id: string, set: Partial<SubscriberRow>): Promise<void> {
  await db.updateTable('subscribers').set(set).where('id', '=', id).execute();
}

async function insertAll(writing: Writing, people: ReadonlyMap<string, ImportRow>): Promise<void> {
  const { db, now, random, prefix, tally } = writing;
  if (people.size === 0) return;
  const rows = [...people].map(([address_key, row]) => ({
    ...{ id: prefix + newId(random).slice(prefix.length), address: row.address.written, address_key, areas: row.areas },
    ...{ ...choicesOf(row), ...consentOf(row), state: 'confirmed' as const, confirmed_at: now },
    ...{ soft_bounces: 0, created_at: now },
  }));
  await db
    .insertInto('subscribers')
    .values(rows.map(({ areas: _, ...row }) => row))
    .execute();
  await insertAreas(writing, rows);
  tally.taken += rows.length;
}

/** @returns how many were not there before. */
async function insertAreas(
  { db }: Writing,
  people: readonly { id: string; areas: readonly string[] }[],
): Promise<number> {
  const pairs = people.flatMap(({ id, areas }) => areas.map((area) => ({ subscriber: id, area })));
  let added = 0;
  for (let at = 0; at < pairs.length; at += MOST_PAIRS) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('subscriber_areas')
      .values(pairs.slice(at, at + MOST_PAIRS))
      .onConflict((conflict) => conflict.columns(['subscriber', 'area']).doNothing())
      .executeTakeFirstOrThrow();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

import { type Kysely, sql, type Transaction } from 'kysely';
import { inTurn } from '#storage/in-turn.ts';
import { StorageFault } from '#storage/storage-fault.ts';
import type { Tables } from '#storage/tables.ts';

/** One change of the tables, as statements that both databases understand. A change that was released is never edited. */
interface Migration {
  name: string;
  statements: readonly string[];
}

const MIGRATIONS: readonly Migration[] = [
  {
    name: '0001-subscribers',
    statements: [
      `create table subscribers (
        id text primary key, address text not null, address_key text not null unique, language text not null,
        frequency text not null check (frequency in ('each', 'weekly')),
        state text not null check (state in ('waiting', 'confirmed', 'suppressed')),
        consent_source text not null, consent_at text not null, confirmed_at text, suppressed_at text,
        suppressed_why text, soft_bounces integer not null default 0, created_at text not null)`,
      'create index subscribers_by_state on subscribers (state, id)',
      `create table subscriber_areas (
        subscriber text not null references subscribers (id) on delete cascade, area text not null,
        primary key (subscriber, area))`,
      'create index subscriber_areas_by_area on subscriber_areas (area, subscriber)',
      'create table forgotten (address_key text primary key, at text not null)',
      `create table tokens (
        token_key text primary key, subscriber text not null references subscribers (id) on delete cascade,
        purpose text not null, expires_at text not null, used_at text)`,
      'create index tokens_by_subscriber on tokens (subscriber)',
      'create index tokens_by_end on tokens (expires_at)',
      `create table attempts (
        key text not null, window_start text not null, count integer not null, primary key (key, window_start))`,
      'create index attempts_by_start on attempts (window_start)',
      'create table facts (name text primary key, value text not null)',
    ],
  },
  {
    name: '0002-deliveries',
    statements: [
      `create table editions (
        id text primary key, created_at text not null, expires_at text not null, selection text not null,
        audience integer not null, excluded text not null)`,
      `create table deliveries (
        edition text not null references editions (id), subscriber text not null, address_key text not null,
        language text not null, areas text not null,
        state text not null check (state in
          ('queued', 'submitting', 'submitted', 'failed', 'retry', 'uncertain', 'excluded')),
        sender text, lease_until text, attempt integer not null default 0, retry_at text, submitted_at text,
        reply text, message_id text not null, primary key (edition, subscriber))`,
      'create index deliveries_by_state on deliveries (edition, state, retry_at)',
      'create index deliveries_by_message on deliveries (message_id)',
    ],
  },
  {
    name: '0003-letters',
    statements: [
      `create table letters (
        subscriber text primary key references subscribers (id) on delete cascade, wanted text not null,
        asked_at text not null, due_at text not null, attempt integer not null default 0, claim text unique,
        lease_until text)`,
      'create index letters_by_due on letters (due_at)',
    ],
  },
  {
    name: '0004-editions-of-many',
    statements: [
      "alter table editions add column prepared_by text check (prepared_by in ('person', 'run'))",
      'drop index subscribers_by_state',
      // All that an edition asks of each, in the order in which it goes through them: the rows themselves lie in no order.
      'create index subscribers_in_turn on subscribers (state, id, frequency, language, address_key, suppressed_why)',
    ],
  },
  { name: '0005-sums-of-old-editions', statements: ['alter table editions add column totals text'] },
];

/**
 * Makes the tables what this toolkit needs; does nothing where they are so. Safe when several processes start at once.
 * @throws StorageFault when a newer toolkit has changed them.
 */
export async function migrate(db: Kysely<Tables>, kind: 'sqlite' | 'postgres', now: Date): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await inTurn(transaction, kind, 'migrate');
    await sql`create table if not exists migrations (name text primary key, at text not null)`.execute(transaction);
    const made = new Set((await transaction.selectFrom('migrations').select('name').execute()).map(({ name }) => name));
    if ([...made].some((name) => !MIGRATIONS.some((known) => known.name === name))) throw new StorageFault(NEWER);
    for (const migration of MIGRATIONS) if (!made.has(migration.name)) await make(migration, transaction, now);
  });
}

const NEWER =
  'A newer version of the toolkit has changed this database. Use that version here as well; nothing was changed.';

async function make({ name, statements }: Migration, transaction: Transaction<Tables>, now: Date): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(transaction);
  await transaction.insertInto('migrations').values({ name, at: now.toISOString() }).execute();
}

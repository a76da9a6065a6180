import type { Data } from '#storage/open-data.ts';
import type { DeliveryRow, LetterRow, SubscriberRow, TokenRow } from '#storage/tables.ts';
import type { Address } from '#subscriber/address.ts';
import { addressKey } from '#subscriber/address-key.ts';
import { readAreas } from '#subscriber/rows.ts';
import { AREA_SEPARATOR, COLUMNS, safeCell } from '#subscriber/spreadsheet.ts';

/** Everything that is kept of one person, for whoever asks what that is (UK GDPR, article 15). */
export interface Everything {
  address: string;
  /** When they asked to be forgotten. */
  forgotten: string | null;
  subscriber: (Omit<SubscriberRow, 'address_key'> & { areas: string[] }) | null;
  /** Confirmations that are waited for. */
  tokens: Pick<TokenRow, 'purpose' | 'expires_at' | 'used_at'>[];
  /** A letter that has not left yet. */
  letters: Pick<LetterRow, 'wanted' | 'asked_at' | 'due_at' | 'attempt'>[];
  /** Messages that were to go to this address. */
  deliveries: Omit<DeliveryRow, 'address_key' | 'sender' | 'lease_until'>[];
}

/** Finds everything that is kept of an address; empty where nothing is. */
export async function everythingOf({ storage: { db }, secret }: Data, address: Address): Promise<Everything> {
  const key = addressKey(secret, address);
  const row = await db.selectFrom('subscribers').selectAll().where('address_key', '=', key).executeTakeFirst();
  const forgotten = await db.selectFrom('forgotten').select('at').where('address_key', '=', key).executeTakeFirst();
  const tokens = db.selectFrom('tokens').select(['purpose', 'expires_at', 'used_at']);
  const letters = db.selectFrom('letters').select(['wanted', 'asked_at', 'due_at', 'attempt']);
  const deliveries = db
    .selectFrom('deliveries')
    .select(['edition', 'subscriber', 'language', 'areas', 'state', 'attempt', 'retry_at', 'submitted_at', 'reply'])
    .select('message_id')
    .where('address_key', '=', key)
    .orderBy('edition');
  return {
    address: row?.address ?? address.written,
    forgotten: forgotten?.at ?? null,
    subscriber: row ? { ...withoutKey(row), areas: await readAreas(db, row.id) } : null,
    tokens: row ? await tokens.where('subscriber', '=', row.id).execute() : [],
    letters: row ? await letters.where('subscriber', '=', row.id).execute() : [],
    deliveries: await deliveries.execute(),
  };
}

const withoutKey = ({ address_key: _, ...row }: SubscriberRow): Omit<SubscriberRow, 'address_key'> => row;

const PAGE = 1000;
const MORE_COLUMNS = ['state', 'confirmed_at', 'suppressed_at', 'suppressed_why'] as const;

/** All subscribers as the lines of a CSV file that `import` takes again, a page at a time. Who has left is marked so. */
export async function* csvOfAll({ storage: { db } }: Data, pageSize = PAGE): AsyncGenerator<string> {
  yield `${[...COLUMNS, ...MORE_COLUMNS].join(',')}\r\n`;
  for (let after = ''; ; ) {
    const page = await db
      .selectFrom('subscribers')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute();
    const last = page.at(-1);
    if (!last) return;
    const pairs = await db
      .selectFrom('subscriber_areas')
      .selectAll()
      .where('subscriber', '>', after)
      .where('subscriber', '<=', last.id)
      .orderBy('area')
      .execute();
    const areas = Map.groupBy(pairs, ({ subscriber }) => subscriber);
    yield page.map((row) => lineOf(row, areas.get(row.id)?.map(({ area }) => area) ?? [])).join('');
    after = last.id;
  }
}

function lineOf(row: SubscriberRow, areas: readonly string[]): string {
  const cells = [
    ...[row.address, areas.join(AREA_SEPARATOR), row.language, row.frequency],
    ...[row.consent_source, row.consent_at.slice(0, 10)],
    ...MORE_COLUMNS.map((column) => row[column] ?? ''),
  ];
  return `${cells.map(safeCell).join(',')}\r\n`;
}

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesOf } from '#delivery/edition/places.ts';
import { digestOf } from '#delivery/edition/selection.ts';
import { newsText } from '#delivery/ledger/news.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { type PublicLibrary, publicLibrary } from '#release/public-library.ts';
import { openStorage, type Storage } from '#storage/open-storage.ts';
import { storagePlaceOf } from '#storage/storage-place.ts';
import type { DeliveryRow, SubscriberRow } from '#storage/tables.ts';
import type { Story } from '#story/story.ts';
import { PROJECT } from '../shipped.ts';

/** What the bulletin may be planned for; encoded, its emails weigh some kilobytes less. */
const LIMIT_KB = 34;
const STORIES = 7;
export const AREA = 'holme-wood';
export const NOW = new Date('2026-11-22T09:00:00Z');
/** So many rows go into the tables by one statement. */
const PAGE = 1000;

/** Writes a content root whose bulletins are small enough. */
export function writeMailRoot(root: string): void {
  mkdirSync(root, { recursive: true });
  cpSync(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
  const path = join(root, 'content', 'settings.yaml');
  const limited = readFileSync(path, 'utf8').replace(/email-limit-kb: \d+/, `email-limit-kb: ${LIMIT_KB}`);
  writeFileSync(path, limited);
}

/** The stories that the emails of the bench tell. */
export function newsOf(library: PublicLibrary): Story[] {
  const place = placesOf(library).find(({ id }) => id === AREA);
  return library.stories.filter((story) => place?.hasNewsFrom(story)).slice(0, STORIES);
}

/** Where the tables of a run are. */
export type MailData = { DATA_DIR: string; DATABASE_URL?: string };

/** Puts an edition of one area into empty tables, for so many people. */
export async function writeEdition(root: string, data: MailData, people: number): Promise<string> {
  const edition = `bench-${people}`;
  const storage = await openStorage(storagePlaceOf(data, root));
  const { library: read } = await readLibrary(root);
  if (!read) throw new Error('The content cannot be read.');
  const library = publicLibrary(read, NOW);
  const each = { [AREA]: newsOf(library).map(({ slug }) => slug) };
  const selection = { each, digest: digestOf(library, { each }) };
  const row = { id: edition, created_at: NOW.toISOString(), expires_at: '2027-01-01T00:00:00.000Z' };
  await storage.db
    .insertInto('editions')
    .values({ ...row, selection: JSON.stringify(selection), audience: people, excluded: '{}' })
    .execute();
  await storage.db.transaction().execute((db) => writePeople(db, edition, people));
  await storage.close();
  return edition;
}

async function writePeople(db: Storage['db'], edition: string, people: number): Promise<void> {
  for (let from = 0; from < people; from += PAGE) {
    const page = Array.from({ length: Math.min(PAGE, people - from) }, (_, at) => from + at);
    await db.insertInto('subscribers').values(page.map(subscriber)).execute();
    await db
      .insertInto('deliveries')
      .values(page.map((at) => delivery(edition, at)))
      .execute();
  }
}

/** Ids come by chance, as keys do; these are the same each time. */
const idOf = (at: number): string =>
  [0, 1, 2, 3].map((part) => (Math.imul(at * 4 + part + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')).join('');

function subscriber(at: number): SubscriberRow {
  const times = { consent_at: '2026-01-01', confirmed_at: '2026-01-01', created_at: '2026-01-01' };
  const left = { suppressed_at: null, suppressed_why: null, soft_bounces: 0, consent_source: 'the bench' };
  const choices = { language: 'en', frequency: 'each', state: 'confirmed' } as const;
  const address = `reader-${at}@mail-${at % 20}.example`;
  return { id: idOf(at), address, address_key: `key ${at}`, ...choices, ...times, ...left };
}

function delivery(edition: string, at: number): DeliveryRow {
  const blank = { sender: null, lease_until: null, attempt: 0, retry_at: null, submitted_at: null, reply: null };
  const areas = newsText({ frequency: 'each', areas: [AREA] });
  const message_id = `<${edition}.${idOf(at).slice(0, 24)}@precision.example>`;
  const whom = { subscriber: idOf(at), address_key: `key ${at}`, language: 'en' };
  return { edition, ...whom, ...blank, areas, message_id, state: 'queued' };
}

import type { Earlier } from '#delivery/edition/earlier.ts';
import { earlierEditions, tiredAreas, toldBefore, weeklyAreasNotDue } from '#delivery/edition/earlier.ts';
import { placesOf } from '#delivery/edition/places.ts';
import { chooseStories, digestOf, type Selection, type StoriesOfAreas } from '#delivery/edition/selection.ts';
import { newsText } from '#delivery/ledger/news.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import type { Data } from '#storage/open-data.ts';
import type { DeliveryRow } from '#storage/tables.ts';
import { audienceOf, countLeftOut, type Member } from '#subscriber/audience.ts';
import { FREQUENCIES, type Frequency } from '#subscriber/choices.ts';

/** What is wanted of an edition. */
export interface Wanted {
  /** Ids of areas; all of them otherwise. */
  areas?: readonly string[] | undefined;
  since?: Date | undefined;
  /** One list only. Without it: who wants each story, and who wants a weekly email where one is due. */
  frequency?: Frequency | undefined;
  now: Date;
  /** So many random bytes. */
  random: (bytes: number) => Buffer;
}

/** What was frozen. */
export interface Prepared {
  edition: string;
  audience: number;
  /** Why some get nothing: reason → count. */
  excluded: Record<string, number>;
  /** Who gets an email, by area and by language; who wants two areas is counted in both. */
  areas: Record<string, number>;
  languages: Record<string, number>;
  expiresAt: Date;
}

const DAY_MS = 24 * 3_600_000;

/** Freezes who gets which stories, all or nothing. Who has no news is counted, and gets no email. */
export async function prepareEdition(data: Data, library: PublicLibrary, wanted: Wanted): Promise<Prepared> {
  const { now, random } = wanted;
  const earlier = await earlierEditions(data.storage.db, now);
  const plan = planLists(library, wanted, earlier);
  const expiresAt = new Date(now.getTime() + library.settings.thresholds['bulletin-days'] * DAY_MS);
  const edition = `${now.toISOString().slice(0, 10)}-${random(4).toString('hex')}`;
  const host = new URL(library.settings.site).hostname;
  const counts = { audience: 0, excluded: {}, areas: {}, languages: {} };
  return data.storage.db.transaction().execute(async (db) => {
    const inside: Data = { ...data, storage: { ...data.storage, db } };
    const row = { id: edition, created_at: now.toISOString(), expires_at: expiresAt.toISOString() };
    await db
      .insertInto('editions')
      .values({ ...row, selection: JSON.stringify(plan.selection), audience: 0, excluded: '{}' })
      .execute();
    for await (const page of audienceOf(inside, plan)) {
      const rows = page.flatMap((member) => deliveryOf(member, plan, counts));
      const values = rows.map((one) => ({ ...BLANK, ...one, edition, message_id: messageId(edition, host, random) }));
      if (values.length > 0) await db.insertInto('deliveries').values(values).execute();
    }
    for (const [why, count] of Object.entries(await countLeftOut(inside, plan))) add(counts.excluded, why, count);
    const queued = counts.audience;
    const audience = queued + Object.values<number>(counts.excluded).reduce((sum, count) => sum + count, 0);
    await db
      .updateTable('editions')
      .set({ audience, excluded: JSON.stringify(counts.excluded) })
      .where('id', '=', edition)
      .execute();
    return { ...counts, edition, audience, expiresAt };
  });
}

const BLANK = { state: 'queued', attempt: 0, sender: null, lease_until: null, retry_at: null } as const;

const messageId = (edition: string, host: string, random: Wanted['random']): string =>
  `<${edition}.${random(12).toString('hex')}@${host}>`;

/** What goes to which list, and why an area has nothing. */
interface Plan {
  selection: Selection;
  areas: readonly string[];
  frequency: Frequency | undefined;
  /** By list: areas that have news and do not get it, with the reason. */
  heldBack: Record<Frequency, Map<string, string>>;
}

function planLists(library: PublicLibrary, wanted: Wanted, earlier: readonly Earlier[]): Plan {
  const areas = wanted.areas ?? placesOf(library).map(({ id }) => id);
  const heldBack = { each: new Map<string, string>(), weekly: new Map<string, string>() };
  const lists: Partial<Record<Frequency, StoriesOfAreas>> = {};
  for (const list of FREQUENCIES.filter((one) => (wanted.frequency ?? one) === one)) {
    const chosen = chooseStories(library, { areas, since: wanted.since, told: toldBefore(earlier, list) });
    heldBack[list] = whyNot(list, library, wanted, earlier);
    lists[list] = Object.fromEntries(Object.entries(chosen).filter(([area]) => !heldBack[list].has(area)));
  }
  return { selection: { ...lists, digest: digestOf(library, lists) }, areas, frequency: wanted.frequency, heldBack };
}

/** The areas that get nothing on a list this time, whatever their news, with the reason. */
function whyNot(
  list: Frequency,
  { settings }: PublicLibrary,
  { frequency, now }: Wanted,
  earlier: readonly Earlier[],
): Map<string, string> {
  const tired = tiredAreas(earlier, list, settings.thresholds['bulletins-per-week'], now);
  const early = list === 'weekly' && !frequency ? weeklyAreasNotDue(earlier, now) : [];
  return new Map([
    ...[...tired].map((area): [string, string] => [area, 'enough-this-week']),
    ...[...early].map((area): [string, string] => [area, 'weekly-not-due']),
  ]);
}

type Counts = Pick<Prepared, 'audience' | 'excluded' | 'areas' | 'languages'>;

/** The row of one person, counted; no row for who gets nothing. */
function deliveryOf(
  { id, addressKey, language, frequency, areas }: Member,
  { selection, heldBack }: Plan,
  counts: Counts,
): Pick<DeliveryRow, 'subscriber' | 'address_key' | 'language' | 'areas'>[] {
  const own = areas.filter((area) => selection[frequency]?.[area]);
  if (own.length === 0) {
    const [why = 'nothing-new'] = areas.flatMap((area) => heldBack[frequency].get(area) ?? []);
    add(counts.excluded, why, 1);
    return [];
  }
  counts.audience += 1;
  add(counts.languages, language, 1);
  for (const area of own) add(counts.areas, area, 1);
  return [{ subscriber: id, address_key: addressKey, language, areas: newsText({ frequency, areas: own }) }];
}

function add(counts: Record<string, number>, key: string, count: number): void {
  counts[key] = (counts[key] ?? 0) + count;
}

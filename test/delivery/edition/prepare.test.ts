import { expect, it } from 'vitest';
import { type Preparing, prepareEdition } from '#delivery/edition/prepare.ts';
import { digestOf, selectionSchema } from '#delivery/edition/selection.ts';
import { newsText, parseNews } from '#delivery/ledger/news.ts';
import { statusOf } from '#delivery/ledger/state.ts';
import { publicLibrary } from '#release/public-library.ts';
import type { Data } from '#storage/open-data.ts';
import { suppress } from '#subscriber/leaving.ts';
import { NOW as SEEN, library as shipped } from '../../bulletin/shipped.ts';
import { onBoth } from '../../storage/both.ts';
import { ask, freshData, keyOf, manyPeople, NOW, SECRET, subscribed } from '../../subscriber/people.ts';

const library = publicLibrary(shipped, SEEN);
const daysLater = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
let seed = 0;
const random = (bytes: number): Buffer => {
  seed += 1;
  return Buffer.alloc(bytes, String(seed).padStart(bytes, '0'));
};

onBoth('an edition', (database) => {
  const prepare = (data: Data, over: Partial<Preparing> = {}) =>
    prepareEdition(data, library, { now: NOW, random, ...over });
  const deliveries = async ({ storage: { db } }: Data, edition = '') => {
    const rows = await db.selectFrom('deliveries').selectAll().where('edition', '=', edition).execute();
    return rows.map(({ areas, ...row }) => ({ ...row, news: parseNews(areas) }));
  };
  const editions = ({ storage: { db } }: Data) => db.selectFrom('editions').selectAll().execute();
  const person = (data: Data, name: string, areas: string[], over = {}) =>
    subscribed(data, `${name}@reader.example`, { areas, language: 'en', frequency: 'each', ...over });
  /** As if one email of it had gone. */
  const begin = ({ storage: { db } }: Data, edition = '') =>
    db.updateTable('deliveries').set({ attempt: 1, state: 'submitted' }).where('edition', '=', edition).execute();

  it('has one email for each person, with all their areas together', async () => {
    const data = await freshData(database);
    await person(data, 'two', ['holme-wood', 'beeston']);
    await person(data, 'one', ['holme-wood'], { language: 'ur' });
    const prepared = await prepare(data);
    expect(prepared).toMatchObject({
      ...{ audience: 2, excluded: {}, areas: { 'holme-wood': 2, beeston: 1 }, languages: { en: 1, ur: 1 } },
      expiresAt: daysLater(3),
    });
    const rows = await deliveries(data, prepared.edition);
    expect(rows.map(({ news, language }) => [language, news.areas]).sort()).toEqual([
      ['en', ['beeston', 'holme-wood']],
      ['ur', ['holme-wood']],
    ]);
    expect(new Set(rows.map(({ message_id }) => message_id)).size).toBe(2);
  });

  it('counts who gets nothing with the reason, and the sum is the audience', async () => {
    const data = await freshData(database);
    for (const name of ['gets', 'left', 'bounced']) await person(data, name, ['holme-wood']);
    await ask(data, 'waits@reader.example', { areas: ['holme-wood'] });
    await suppress(data, keyOf('left@reader.example'), 'unsubscribed', NOW);
    await suppress(data, keyOf('bounced@reader.example'), 'bounced', NOW);
    const { edition = '', audience, excluded } = await prepare(data);
    expect([audience, excluded]).toEqual([4, { waiting: 1, unsubscribed: 1, bounced: 1 }]);
    expect(await statusOf(data.storage.db, edition)).toMatchObject({ audience: 4, queued: 1, excluded: 3 });
  });

  it('tells an area a story once, and has nothing for who knows it all', async () => {
    const data = await freshData(database);
    await person(data, 'one', ['holme-wood']);
    await begin(data, (await prepare(data)).edition);
    const second = await prepare(data, { now: daysLater(8) });
    expect(second).toMatchObject({ edition: undefined, emails: 0, audience: 1, excluded: { 'nothing-new': 1 } });
    expect(await editions(data)).toHaveLength(1);
    const again = await prepare(data, { now: daysLater(8), since: new Date('2020-01-01T00:00:00Z') });
    expect(await deliveries(data, again.edition)).toHaveLength(1);
  });

  it('that is only tried leaves nothing behind', async () => {
    const data = await freshData(database);
    await person(data, 'one', ['holme-wood']);
    expect(await prepare(data, { isTrial: true })).toMatchObject({ edition: undefined, emails: 1 });
    expect(await editions(data)).toEqual([]);
    expect((await prepare(data)).emails).toBe(1);
  });

  it('keeps who asked for it', async () => {
    const data = await freshData(database);
    await person(data, 'one', ['holme-wood']);
    await prepare(data, { by: 'run' });
    expect(await editions(data)).toMatchObject([{ prepared_by: 'run' }]);
  });

  it('is one of two that are prepared at the same moment: nobody is told twice', async () => {
    const place = await database.freshPlace();
    const [one, other] = [await database.open(place), await database.open(place)];
    await person({ storage: one, secret: SECRET }, 'one', ['holme-wood']);
    const both = await Promise.all([one, other].map((storage) => prepare({ storage, secret: SECRET })));
    expect(both.map(({ emails }) => emails).sort()).toEqual([0, 1]);
  });

  it('is all or nothing', async () => {
    const data = await freshData(database);
    await person(data, 'one', ['holme-wood']);
    const fails = prepare(data, { random: (bytes) => (bytes === 3 ? Buffer.alloc(0) : random(bytes)) });
    await expect(fails).rejects.toThrow();
    expect(await editions(data)).toEqual([]);
    expect((await prepare(data)).emails).toBe(1);
  });

  it('writes its news as the ledger reads it, in the order of the areas', async () => {
    const data = await freshData(database);
    await person(data, 'one', ['manningham', 'holme-wood', 'beeston']);
    const { edition = '' } = await prepare(data);
    const [row] = await data.storage.db.selectFrom('deliveries').selectAll().where('edition', '=', edition).execute();
    const areas = ['beeston', 'holme-wood', 'manningham'];
    expect(row?.areas).toBe(newsText({ frequency: 'each', areas }));
    expect(row?.message_id).toMatch(new RegExp(`^<${edition}\\.[0-9a-f]{24}@precision\\.example>$`));
  });

  it('goes through people in pages without gap or repetition', async () => {
    const data = await freshData(database);
    const people = 20_003;
    await manyPeople(data, people, (at) => [at % 2 === 0 ? 'holme-wood' : 'elsewhere']);
    const prepared = await prepare(data);
    expect(prepared).toMatchObject({ emails: 10_002, areas: { 'holme-wood': 10_002 }, languages: { en: 10_002 } });
    const { db } = data.storage;
    const ids = db.selectFrom('deliveries').select(({ fn }) => fn.count('message_id').distinct().as('count'));
    expect((await ids.executeTakeFirstOrThrow()).count).toBe(10_002);
  });

  it('that expired before it began has told nobody anything', async () => {
    const data = await freshData(database);
    await person(data, 'one', ['holme-wood']);
    await prepare(data);
    expect((await prepare(data, { now: daysLater(1) })).excluded).toEqual({ 'nothing-new': 1 });
    expect((await prepare(data, { now: daysLater(4) })).excluded).toEqual({});
  });

  it('leaves out an area that has had enough this week', async () => {
    const data = await freshData(database);
    await person(data, 'one', ['holme-wood']);
    const since = new Date('2020-01-01T00:00:00Z');
    for (const days of [0, 1, 2]) await begin(data, (await prepare(data, { now: daysLater(days), since })).edition);
    expect((await prepare(data, { now: daysLater(3), since })).excluded).toEqual({ 'enough-this-week': 1 });
    expect((await prepare(data, { now: daysLater(8), since })).excluded).toEqual({});
  });

  it('reaches who wants a weekly email once a week', async () => {
    const data = await freshData(database);
    await person(data, 'weekly', ['holme-wood'], { frequency: 'weekly' });
    await person(data, 'each', ['holme-wood']);
    const first = await prepare(data);
    expect((await deliveries(data, first.edition)).map(({ news }) => news.frequency).sort()).toEqual([
      'each',
      'weekly',
    ]);
    await begin(data, first.edition);
    const since = new Date('2020-01-01T00:00:00Z');
    expect((await prepare(data, { now: daysLater(2), since })).excluded).toEqual({ 'weekly-not-due': 1 });
    expect((await prepare(data, { now: daysLater(7), since })).excluded).toEqual({});
  });

  it('is only for the areas and the list that are wanted', async () => {
    const data = await freshData(database);
    await person(data, 'a', ['holme-wood', 'beeston']);
    await person(data, 'b', ['beeston'], { frequency: 'weekly' });
    expect((await prepare(data, { areas: ['holme-wood'] })).areas).toEqual({ 'holme-wood': 1 });
    expect((await prepare(data, { frequency: 'weekly' })).areas).toEqual({ beeston: 1 });
  });

  it('gives a whole district and the county what is in them', async () => {
    const data = await freshData(database);
    await person(data, 'd', ['bradford']);
    await person(data, 'c', ['county']);
    const { edition = '' } = await prepare(data);
    const row = await data.storage.db
      .selectFrom('editions')
      .select('selection')
      .where('id', '=', edition)
      .executeTakeFirstOrThrow();
    const { each = {} } = selectionSchema.parse(JSON.parse(row.selection));
    expect(new Set(each.county)).toEqual(new Set(library.stories.map(({ slug }) => slug)));
    for (const slug of each['holme-wood'] ?? []) expect(each.bradford).toContain(slug);
    expect((await deliveries(data, edition)).length).toBe(2);
  });

  it('knows when a story has changed or gone since', async () => {
    const lists = { each: { 'holme-wood': library.stories.slice(0, 2).map(({ slug }) => slug) } };
    const [first, ...others] = library.stories;
    if (!first) throw new Error('Stories are shipped.');
    const english = { ...first.english, title: 'Other words' };
    const digest = digestOf(library, lists);
    expect(digestOf({ ...library, stories: [...library.stories].reverse() }, lists)).toBe(digest);
    expect(digestOf({ ...library, stories: others }, lists)).not.toBe(digest);
    expect(digestOf({ ...library, stories: [{ ...first, english }, ...others] }, lists)).not.toBe(digest);
  });
});

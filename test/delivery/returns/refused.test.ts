import { expect, it } from 'vitest';
import { saysNoMailbox, suppressRefused } from '#delivery/returns/refused.ts';
import { onBoth } from '../../storage/both.ts';
import { freshData } from '../../subscriber/people.ts';
import { EDITION, NOW, queued } from '../edition-of.ts';

it.each([
  ['550 5.1.1 No such user here', true],
  ['550-5.1.1 The email account does not exist', true],
  ['550 5.1.2 Bad destination system', true],
  ['556 5.1.10 The domain takes no email', true],
  ['525 5.2.1 Mailbox disabled', true],
  ['550 5.1.11 Something else', false],
  ['552 5.2.2 Mailbox full', false],
  ['550 5.7.1 Refused by our rules, see 5.1.1', false],
  ['550 No such user', false],
  ['450 4.1.1 Unknown at the moment', false],
])('reads of “%s” whether the mailbox is gone', (reply, isGone) => {
  expect(saysNoMailbox(reply)).toBe(isGone);
});

onBoth('a refusal during sending', (database) => {
  async function refused(replies: readonly string[], state: 'failed' | 'submitted' = 'failed') {
    const data = await freshData(database);
    const { db } = data.storage;
    await queued(data, replies.length);
    const rows = await db.selectFrom('deliveries').select('subscriber').orderBy('subscriber').execute();
    for (const [at, { subscriber }] of rows.entries()) {
      const told = { state, reply: replies[at] ?? '', submitted_at: NOW.toISOString() };
      await db.updateTable('deliveries').set(told).where('subscriber', '=', subscriber).execute();
    }
    const whys = async () => {
      const all = await db.selectFrom('subscribers').select('suppressed_why').orderBy('id').execute();
      return all.map(({ suppressed_why }) => suppressed_why);
    };
    return { data, whys };
  }

  it('suppresses whose mailbox does not exist, and nobody else', async () => {
    const { data, whys } = await refused(['550 5.1.1 No such user', '550 5.7.1 Not from you', '552 5.2.2 Full']);
    expect(await suppressRefused(data, EDITION, NOW)).toBe(1);
    expect(await whys()).toEqual(['bounced', null, null]);
    expect(await suppressRefused(data, EDITION, NOW)).toBe(0);
  });

  it('leaves alone who confirmed after it', async () => {
    const { data, whys } = await refused(['550 5.1.1 No such user']);
    const later = new Date(NOW.getTime() + 1000).toISOString();
    await data.storage.db.updateTable('subscribers').set({ confirmed_at: later }).execute();
    expect(await suppressRefused(data, EDITION, NOW)).toBe(0);
    expect(await whys()).toEqual([null]);
  });

  it('changes nothing where the email was taken', async () => {
    const { data, whys } = await refused(['550 5.1.1 was said at first'], 'submitted');
    expect(await suppressRefused(data, EDITION, NOW)).toBe(0);
    expect(await whys()).toEqual([null]);
  });

  it('is looked for in all pages of very many', async () => {
    const { data } = await refused(Array.from({ length: 1001 }, () => '550 5.7.1 Not from you'));
    const [last] = await data.storage.db
      .selectFrom('deliveries')
      .select('subscriber')
      .orderBy('subscriber', 'desc')
      .limit(1)
      .execute();
    await data.storage.db
      .updateTable('deliveries')
      .set({ reply: '550 5.1.1 No such user' })
      .where('subscriber', '=', last?.subscriber ?? '')
      .execute();
    expect(await suppressRefused(data, EDITION, NOW)).toBe(1);
  });
});

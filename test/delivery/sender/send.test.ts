import { expect, it } from 'vitest';
import { claim } from '#delivery/ledger/claim.ts';
import { settle } from '#delivery/ledger/settle.ts';
import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import { MOST_FAILURES_IN_A_ROW } from '#delivery/sender/send.ts';
import { newSenderName } from '#delivery/sender/sender-name.ts';
import type { Data } from '#storage/open-data.ts';
import { onBoth } from '../../storage/both.ts';
import { freshData } from '../../subscriber/people.ts';
import { addressAt, answering, EDITION, NOW, queued, sendIt, sums } from '../edition-of.ts';
import { reaching, startSink } from '../messenger/sink.ts';

const later = (minutes: number) => () => new Date(NOW.getTime() + minutes * 60_000);
/** A sender on this machine that has ended: no process has this number. */
const ENDED = '4194303@';

onBoth('a sender', (database) => {
  async function edition(people: number): Promise<Data> {
    const data = await freshData(database);
    await queued(data, people);
    return data;
  }
  const takenOn = (data: Data, sender: string, most: number) =>
    claim(data.storage, { edition: EDITION, sender, most, now: NOW, leaseUntil: later(5)() });

  it('hands each email to a real server once, and the sums are those of the audience', async () => {
    const data = await edition(30);
    const sink = await startSink();
    const messenger = smtpMessenger(reaching(sink.port));
    const sent = await sendIt(data, messenger);
    expect(sent).toMatchObject({ submitted: 30, ended: 'all done' });
    expect(await sums(data)).toMatchObject({ audience: 30, submitted: 30, finished: true });
    expect(new Set(sink.taken.map(({ to }) => to)).size).toBe(30);
    expect((await sendIt(data, messenger)).submitted).toBe(0);
    expect(sink.taken).toHaveLength(30);
    await messenger.close();
    await sink.stop();
  });

  it('keeps each outcome apart, with the words of the server', async () => {
    const data = await edition(4);
    const kinds = ['submitted', 'failed', 'retry', 'uncertain'] as const;
    const { messenger } = answering((to) => kinds[[0, 1, 2, 3].findIndex((at) => addressAt(at) === to)] ?? 'failed');
    await sendIt(data, messenger);
    expect(await sums(data)).toEqual({
      ...{ audience: 4, queued: 0, submitting: 0, submitted: 1, retry: 1, failed: 1, uncertain: 1, excluded: 0 },
      finished: false,
    });
    const rows = await data.storage.db.selectFrom('deliveries').select(['reply', 'sender']).execute();
    expect(rows.every(({ reply }) => reply === 'as the test says')).toBe(true);
  });

  it('tries again what was not taken, later each time, and never what is uncertain', async () => {
    const data = await edition(2);
    const { messenger, given } = answering((to) => (to === addressAt(0) ? 'uncertain' : 'retry'));
    for (const minutes of [0, 0.5, 2, 4, 8]) await sendIt(data, messenger, { clock: later(minutes) });
    expect(given.filter((to) => to === addressAt(0))).toHaveLength(1);
    // At 0 minutes, 1 minute after that, and 5 minutes after that.
    expect(given.filter((to) => to === addressAt(1))).toHaveLength(3);
  });

  it('stops after a run of failures, and leaves the rest as it was', async () => {
    const data = await edition(60);
    const { messenger, given } = answering(() => 'retry');
    const sent = await sendIt(data, messenger);
    expect(sent.ended).toBe('too many failures');
    expect(given.length).toBeGreaterThanOrEqual(MOST_FAILURES_IN_A_ROW);
    expect(given.length).toBeLessThan(MOST_FAILURES_IN_A_ROW + 3);
    expect(await sums(data)).toMatchObject({ submitting: 0, queued: 60 - given.length });
  });

  it('finishes what is in hand when it is told to stop, and gives back the rest', async () => {
    const data = await edition(40);
    const control = new AbortController();
    const { messenger, given } = answering((_to, count) => {
      if (count === 5) control.abort();
      return 'submitted';
    });
    const sent = await sendIt(data, messenger, { stop: control.signal });
    expect(sent.ended).toBe('told to stop');
    expect(await sums(data)).toMatchObject({ submitted: given.length, submitting: 0, queued: 40 - given.length });
    expect(given.length).toBeLessThan(8);
  });

  it('hands over nothing of an edition that has expired, before or on the way', async () => {
    const data = await edition(20);
    let now = NOW;
    const { messenger, given } = answering((_to, count) => {
      if (count === 4) now = later(4 * 24 * 60)();
      return 'submitted';
    });
    expect((await sendIt(data, messenger, { clock: () => now, lanes: 1 })).ended).toBe('expired');
    expect(given).toHaveLength(4);
    expect((await sendIt(data, messenger, { clock: () => now })).submitted).toBe(0);
    expect(given).toHaveLength(4);
  });

  it('sends nothing to who has left since it was prepared', async () => {
    const data = await edition(3);
    await data.storage.db.deleteFrom('subscribers').where('address', '=', addressAt(1)).execute();
    const { messenger, given } = answering(() => 'submitted');
    await sendIt(data, messenger);
    expect(given.sort()).toEqual([addressAt(0), addressAt(2)]);
    expect(await sums(data)).toMatchObject({ submitted: 2, excluded: 1, finished: true });
  });

  it('calls uncertain what a sender had in hand that has ended, and sends it again only by somebody’s word', async () => {
    const data = await edition(6);
    await takenOn(data, `${ENDED}#1`, 2);
    const { messenger, given } = answering(() => 'submitted');
    await sendIt(data, messenger);
    expect(given).toHaveLength(4);
    expect(await sums(data)).toMatchObject({ submitted: 4, uncertain: 2, submitting: 0 });
    expect(await settle(data.storage.db, EDITION, 'again')).toBe(2);
    await sendIt(data, messenger);
    expect(await sums(data)).toMatchObject({ submitted: 6, finished: true });
    expect(new Set(given).size).toBe(6);
  });

  it('leaves alone what another sender has in hand while its lease lasts', async () => {
    const data = await edition(5);
    await takenOn(data, `99@another-machine#1`, 2);
    const { messenger, given } = answering(() => 'submitted');
    await sendIt(data, messenger);
    expect(given).toHaveLength(3);
    expect(await sums(data)).toMatchObject({ submitting: 2, uncertain: 0, finished: false });
    await sendIt(data, messenger, { clock: later(6) });
    expect(given).toHaveLength(3);
    expect(await sums(data)).toMatchObject({ submitting: 0, uncertain: 2 });
  });

  it('shares the work with others, each email once', async () => {
    const data = await edition(60);
    const { messenger, given } = answering(() => 'submitted');
    await Promise.all([1, 2, 3].map(() => sendIt(data, messenger, { sender: newSenderName() })));
    expect(given).toHaveLength(60);
    expect(new Set(given).size).toBe(60);
  });

  it('gives back an email that cannot be composed, and says why', async () => {
    const data = await edition(3);
    const { messenger, given } = answering(() => 'submitted');
    const compose = () => Promise.reject(new Error('too large'));
    await expect(sendIt(data, messenger, { compose })).rejects.toMatchObject({
      cause: { message: 'too large' },
      unwritten: 0,
    });
    expect(given).toEqual([]);
    expect(await sums(data)).toMatchObject({ queued: 3, uncertain: 0 });
  });
});

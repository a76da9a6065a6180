import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { onBoth } from '../../storage/both.ts';
import { SECRET } from '../../subscriber/people.ts';
import { EDITION, queued, sums } from '../edition-of.ts';
import { startSink } from '../messenger/sink.ts';

const SENDER = join(import.meta.dirname, 'crashing-sender.ts');
const PEOPLE = 1200;
/** A sender is killed after the server has taken so many more, at most; some moments later still. */
const MOST_TAKEN = 20;

onBoth('senders that are killed at any moment', ({ kind, freshPlace, open }) => {
  const senders = kind === 'postgres' ? 2 : 1;
  const kills = kind === 'postgres' ? 6 : 12;

  it('lose nobody, and double nobody without a mark', async () => {
    const place = await freshPlace();
    const data = { storage: await open(place), secret: SECRET };
    await queued(data, PEOPLE);
    const sink = await startSink();
    const start = async (): Promise<ChildProcess> => {
      const child = spawn(process.execPath, [SENDER, JSON.stringify(place), String(sink.port)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout ?? child, 'data');
      return child;
    };
    for (let killed = 0; killed < kills; killed += 1) {
      const running = await Promise.all(Array.from({ length: senders }, start));
      const until = sink.taken.length + Math.ceil(Math.random() * MOST_TAKEN);
      await vi.waitUntil(() => sink.taken.length >= until, { timeout: 20_000, interval: 1 });
      await setTimeout(Math.random() * 10);
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(running.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
    }
    const last = await start();
    const [code] = last.exitCode === null ? await once(last, 'exit') : [last.exitCode];
    expect(code).toBe(0);

    const rows = await data.storage.db
      .selectFrom('deliveries')
      .select(['message_id', 'state'])
      .where('edition', '=', EDITION)
      .execute();
    const taken = Map.groupBy(
      sink.taken.map(({ raw }) => /^Message-ID: (\S+)/m.exec(raw.toString())?.[1] ?? ''),
      (id) => id,
    );
    const of = (wanted: string) => rows.filter(({ state }) => state === wanted);
    // Nobody is lost: who is not uncertain has had it, and everybody is one or the other.
    expect(of('submitted').filter(({ message_id }) => !taken.has(message_id))).toEqual([]);
    expect(of('submitted').length + of('uncertain').length).toBe(PEOPLE);
    // Nobody is doubled, not even who is uncertain: these wait for somebody's word.
    expect([...taken.values()].filter(({ length }) => length > 1)).toEqual([]);
    expect([...taken.keys()].filter((id) => !rows.some(({ message_id }) => message_id === id))).toEqual([]);
    const status = await sums(data);
    expect(status).toMatchObject({ audience: PEOPLE, queued: 0, submitting: 0, retry: 0, finished: true });
    // The kills must have met senders between the server's taking an email and their writing so, or nothing was shown.
    expect(of('uncertain').filter(({ message_id }) => taken.has(message_id)).length).toBeGreaterThan(0);
    await sink.stop();
  });
});
